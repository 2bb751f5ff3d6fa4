// SPDX-License-Identifier: Apache-2.0
#include "import/assumed/assumed_surroundings.h"

#include "import/assumed/surroundings_drawing.h"
#include "import/update/sync_removal.h"
#include "model/merge/compare.h"

#include <algorithm>

namespace bulkhead::import {

namespace {

bool startsAssumed(const std::string &sourceKey)
{
    return sourceKey.starts_with(surroundingsKey);
}

} // namespace

bool hasSurroundings(const model::Model &model)
{
    return std::any_of(model.elements().begin(), model.elements().end(),
                       [](const model::Element &element) {
                           return element.import && startsAssumed(element.import->sourceKey);
                       }) ||
           std::any_of(model.sources().begin(), model.sources().end(), [](const model::SourceFile &source) {
               return std::any_of(source.dismissed.begin(), source.dismissed.end(), startsAssumed);
           });
}

std::set<std::string> surroundingsLeftOut(const model::Model &model)
{
    std::set<std::string> keys;
    for (const model::SourceFile &source : model.sources())
        keys.insert(source.dismissed.begin(), source.dismissed.end());
    // A party that a person drew is the one: beside it none is assumed.
    SurroundingsDrawing drawing(model, keys);
    std::set<std::string> drawn;
    for (const model::Element &element : model.elements())
        if (!element.import)
            if (const std::string_view party =
                    partyOfType(drawing.stated(element, property::external_entity::entity_type));
                !party.empty())
                drawn.insert(std::string(surroundingsKey) + std::string(party));
    keys.merge(drawn);
    return keys;
}

Result<SyncPlan> planSurroundings(const model::Model &model, std::span<const FrontDoor> doors,
                                  const std::set<std::string> &leftOut)
{
    SurroundingsDrawing drawing(model, leftOut);
    const std::vector<model::Id> past = drawFrontDoors(drawing, doors);
    drawNameService(drawing);
    drawParties(drawing);
    SyncPlan plan;
    plan.dismissed.assign(drawing.dismissed().begin(), drawing.dismissed().end());
    model::Model after = model;
    if (const auto applied = after.apply(drawing.change()); !applied)
        return applied.error();
    if (const auto removed = removeWithInsideKept(after, past); !removed)
        return removed.error();
    noteLosses(model, after, plan);
    plan.change = model::diff(model, after);
    return plan;
}

} // namespace bulkhead::import
