// SPDX-License-Identifier: Apache-2.0
#include "export/workshop/warm_up.h"

#include "catalog/workshop/generic_sheet.h"
#include "catalog/workshop/new_workshop.h"

#include <algorithm>
#include <tuple>

namespace bulkhead::exporting {

namespace ws = catalog::workshop;

namespace {

std::vector<model::Id> besideTheScope(const ws::WorkshopJudge &judge)
{
    const ws::Task &task = judge.workshop().task;
    const model::Model &model = judge.workshop().model;
    std::vector<model::Id> ids;
    const auto add = [&](const model::Id &id) {
        const model::Element *element = model.element(id);
        if (element && !element->outOfScope && !element->name.empty() &&
            std::find(task.scope.begin(), task.scope.end(), id) == task.scope.end())
            ids.push_back(id);
    };
    if (ws::isGeneric(task.sheet)) {
        for (const model::Id &id : ws::genericSubjects(judge.analysis(), task.sheet))
            add(id);
    } else {
        for (const model::Element &element : model.elements())
            if (ws::canBeAsked(element.kind))
                add(element.id);
    }
    return ids;
}

int strangenessOf(model::Kind kind) // to people who see the drawing for the first time
{
    switch (kind) {
    case model::Kind::Container:
    case model::Kind::Process:
        return 0;
    case model::Kind::DataStore:
        return 1;
    case model::Kind::ExternalEntity:
        return 2;
    default:
        return 3;
    }
}

} // namespace

WarmUp warmUpOf(const ws::WorkshopJudge &judge)
{
    constexpr std::size_t most = 2;
    const model::Model &model = judge.workshop().model;
    std::vector<model::Id> ids = besideTheScope(judge);
    const auto keyOf = [&](const std::vector<model::Id> &of) {
        const ws::SheetKind sheet = judge.workshop().task.sheet;
        return ws::isGeneric(sheet) ? ws::genericKeyOf(judge.analysis(), sheet, of, {})
                                    : ws::keyOf(judge.analysis(), of, {});
    };
    const ws::Key all = keyOf(ids);
    const auto isMixed = [&](const model::Id &id) {
        std::size_t threats = 0;
        std::size_t none = 0;
        for (const model::Stride category : ws::allCategories) {
            const ws::Verdict verdict = all.cells.at({id, category}).verdict;
            threats += verdict == ws::Verdict::Threat ? 1U : 0U;
            none += verdict == ws::Verdict::None ? 1U : 0U;
        }
        return threats > 0 && none > 0;
    };
    WarmUp warmUp;
    while (warmUp.elements.size() < most && !ids.empty()) {
        const auto rank = [&](const model::Id &id) {
            const model::Kind kind = model.element(id)->kind;
            const bool isThere =
                std::any_of(warmUp.elements.begin(), warmUp.elements.end(),
                            [&](const model::Id &other) { return model.element(other)->kind == kind; });
            const int strangeness = strangenessOf(kind);
            return std::tuple(strangeness > 2, !isMixed(id), isThere, strangeness);
        };
        const auto best =
            std::min_element(ids.begin(), ids.end(),
                             [&](const model::Id &a, const model::Id &b) { return rank(a) < rank(b); });
        warmUp.elements.push_back(*best);
        ids.erase(best);
    }
    warmUp.key = keyOf(warmUp.elements);
    return warmUp;
}

} // namespace bulkhead::exporting
