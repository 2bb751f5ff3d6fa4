// SPDX-License-Identifier: Apache-2.0
#include "catalog/workshop/workshop_task.h"

#include <algorithm>
#include <cassert>
#include <tuple>

namespace bulkhead::catalog::workshop {

namespace {

using model::Change;
using model::Kind;
using model::PropertyList;

PropertyList strippedProperties(const PropertyList &all, Kind kind, const model::Vocabulary &vocabulary,
                                Level level)
{
    PropertyList kept;
    for (const model::Property &property : all) {
        const model::PropertyDef *def = vocabulary.find(kind, property.key);
        const bool isDrawn = def && (!def->targets.empty() || def->selector);
        if (def && !property.value.isUnset() && (isDrawn || level != Level::Expert))
            kept.set(property.key, property.value);
    }
    return kept;
}

// What elements and flows have alike.
template <typename Item>
Item strippedItem(Item item, Kind kind, const model::Vocabulary &vocabulary, Level level)
{
    item.properties = strippedProperties(item.properties, kind, vocabulary, level);
    item.notes.clear();
    item.outOfScopeReason.clear();
    item.import = nullptr;
    return item;
}

} // namespace

std::vector<StrideCell> Task::cells() const
{
    std::vector<StrideCell> all;
    all.reserve(scope.size() * allCategories.size());
    for (const model::Id &element : scope)
        for (const model::Stride category : allCategories)
            all.push_back({element, category});
    return all;
}

bool Task::hasCell(const StrideCell &cell) const
{
    return std::find(scope.begin(), scope.end(), cell.element) != scope.end();
}

bool Task::hasRound(RoundKind kind) const
{
    return std::any_of(rounds.begin(), rounds.end(),
                       [kind](const Round &round) { return round.kind == kind; });
}

std::vector<std::pair<std::string, std::string>> Task::numberedMeasures() const
{
    std::vector<std::pair<std::string, std::string>> all(measures.begin(), measures.end());
    std::sort(all.begin(), all.end(), [](const auto &a, const auto &b) {
        return std::tie(a.second, a.first) < std::tie(b.second, b.first);
    });
    return all;
}

model::Model strippedModel(const model::Model &model, Level level)
{
    const model::Vocabulary &vocabulary = model.vocabulary();
    std::vector<Change> changes;
    for (const model::Element &element : model.elements())
        changes.push_back(model::adding(strippedItem(element, element.kind, vocabulary, level)));
    for (const model::Flow &flow : model.flows())
        changes.push_back(model::adding(strippedItem(flow, Kind::DataFlow, vocabulary, level)));
    for (model::View view : model.views()) {
        view.notes.clear();
        view.perspective.clear();
        view.collapsed.clear(); // windows of a workshop cannot expand
        changes.push_back(model::adding(std::move(view)));
    }
    for (const model::Placement &placement : model.placements())
        changes.push_back(model::adding(placement));

    model::Model stripped(model.sharedVocabulary());
    model::Metadata metadata;
    metadata.title = model.metadata().title;
    changes.push_back(model::editing(stripped.sharedMetadata(), std::move(metadata)));
    [[maybe_unused]] const auto applied = stripped.apply(model::batch(std::move(changes)));
    assert(applied); // a part of a valid model that takes its references along
    return stripped;
}

} // namespace bulkhead::catalog::workshop
