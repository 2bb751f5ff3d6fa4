// SPDX-License-Identifier: Apache-2.0
#include "catalog/workshop/generic_sheet.h"

#include "catalog/workshop/interaction_sheet.h"

#include <algorithm>
#include <array>
#include <map>

namespace bulkhead::catalog::workshop {

namespace {

constexpr std::size_t wantedSubjects = 8; // 48 cells

// What a classic diagram is made of; a container is a program there.
enum class ClassicShape : std::uint8_t { Outside, Program, Store, Line, Other };

ClassicShape shapeOf(model::Kind kind)
{
    switch (kind) {
    case model::Kind::ExternalEntity:
        return ClassicShape::Outside;
    case model::Kind::Process:
    case model::Kind::Container:
        return ClassicShape::Program;
    case model::Kind::DataStore:
        return ClassicShape::Store;
    case model::Kind::DataFlow:
        return ClassicShape::Line;
    default:
        return ClassicShape::Other;
    }
}

model::Kind kindOf(const model::Model &model, const model::Id &id)
{
    const model::Element *element = model.element(id);
    return element ? element->kind : model::Kind::DataFlow;
}

bool isInTable(const Catalogs &catalogs, SheetKind sheet, model::Kind kind)
{
    if (sheet == SheetKind::Interaction)
        return hasInteractions(kind);
    return std::any_of(allCategories.begin(), allCategories.end(),
                       [&](model::Stride category) { return isAskedOf(catalogs, kind, category); });
}

// The subjects of a shape, those with most flows first.
std::vector<model::Id> subjectsOf(const model::Model &model, ClassicShape shape)
{
    std::map<model::Id, int> flows;
    for (const model::Flow &flow : model.flows()) {
        ++flows[flow.source];
        ++flows[flow.target];
    }
    std::vector<model::Id> ids;
    if (shape == ClassicShape::Line) {
        for (const model::Flow &flow : model.flows())
            if (flow.kind == model::FlowKind::Data && !flow.outOfScope)
                ids.push_back(flow.id);
    } else {
        for (const model::Element &element : model.elements())
            if (shapeOf(element.kind) == shape && !element.outOfScope)
                ids.push_back(element.id);
    }
    std::stable_sort(ids.begin(), ids.end(),
                     [&](const model::Id &a, const model::Id &b) { return flows[a] > flows[b]; });
    return ids;
}

} // namespace

bool isAskedOf(const Catalogs &catalogs, model::Kind kind, model::Stride category)
{
    return std::any_of(catalogs.rules().begin(), catalogs.rules().end(), [&](const Rule &rule) {
        return rule.generic && catalogs.threats()[rule.threat].category == category &&
               std::find(rule.kinds.begin(), rule.kinds.end(), kind) != rule.kinds.end();
    });
}

std::vector<model::Id> genericScope(const Analysis &analysis)
{
    std::array<std::vector<model::Id>, 4> shapes;
    for (std::size_t i = 0; i < shapes.size(); ++i)
        shapes[i] = subjectsOf(analysis.model(), static_cast<ClassicShape>(i));
    std::vector<model::Id> scope;
    for (std::size_t turn = 0; scope.size() < wantedSubjects; ++turn) {
        bool isMore = false;
        for (const std::vector<model::Id> &ids : shapes)
            if (turn < ids.size() && scope.size() < wantedSubjects) {
                scope.push_back(ids[turn]);
                isMore = true;
            }
        if (!isMore)
            break;
    }
    std::sort(scope.begin(), scope.end());
    return scope;
}

Result<Success> checkGenericScope(const Analysis &analysis, SheetKind sheet, std::span<const model::Id> scope)
{
    for (const model::Id &id : scope) {
        const model::Kind kind = kindOf(analysis.model(), id);
        if (isInTable(analysis.catalogs(), sheet, kind))
            continue;
        if (sheet == SheetKind::Interaction)
            return failure("workshop.no-kind-of-interactions",
                           "“%1” is of the kind %2, of which STRIDE per interaction says nothing",
                           {id, std::string(model::kindName(kind))});
        return failure("workshop.no-generic-kind",
                       "“%1” is of the kind %2, of which STRIDE per element says nothing",
                       {id, std::string(model::kindName(kind))});
    }
    return Success{};
}

std::vector<model::Id> genericSubjects(const Analysis &analysis, SheetKind sheet)
{
    std::vector<model::Id> ids;
    for (const model::Element &element : analysis.model().elements())
        if (!element.outOfScope && isInTable(analysis.catalogs(), sheet, element.kind))
            ids.push_back(element.id);
    for (const model::Flow &flow : analysis.model().flows())
        if (!flow.outOfScope && flow.kind == model::FlowKind::Data)
            ids.push_back(flow.id);
    std::sort(ids.begin(), ids.end());
    return ids;
}

Key genericKeyOf(const Analysis &analysis, SheetKind sheet, std::span<const model::Id> scope,
                 std::string secret)
{
    Key key = keyOf(analysis, scope, std::move(secret)); // with what is found, for the evidence
    const Interactions interactions(analysis);
    for (auto &[cell, answer] : key.cells) {
        const bool isAsked =
            sheet == SheetKind::Interaction
                ? !interactions.with(cell).empty()
                : isAskedOf(analysis.catalogs(), kindOf(analysis.model(), cell.element), cell.category);
        if (isAsked)
            answer.worst = model::Rating::Medium;
        if (isAsked && sheet == SheetKind::Interaction)
            answer.findings.clear(); // the interactions are the evidence, not what the engine finds there
        answer.verdict = isAsked                           ? Verdict::Threat
                         : answer.verdict != Verdict::None ? Verdict::Bonus
                                                           : Verdict::None;
        answer.reads.clear();
    }
    return key;
}

Rubric genericRubric()
{
    Rubric rubric;
    rubric.cells = 100;
    rubric.why = rubric.honesty = rubric.path = rubric.fix = 0;
    return rubric;
}

} // namespace bulkhead::catalog::workshop
