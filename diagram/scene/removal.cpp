// SPDX-License-Identifier: Apache-2.0
#include "diagram/scene/removal.h"

#include "model/plans.h"

#include <algorithm>
#include <unordered_set>

namespace bulkhead::diagram {
namespace {

// The elements that another view shows, and those that hold one of them.
std::unordered_set<model::IdView> staying(const model::Model &model, const model::Id &view)
{
    std::unordered_set<model::IdView> stay;
    for (const model::Element &element : model.elements()) {
        const bool isElsewhere =
            std::any_of(model.views().begin(), model.views().end(), [&](const model::View &other) {
                return other.id != view && isShown(model, other, element.id);
            });
        for (const model::Element *up = isElsewhere ? &element : nullptr; up && stay.insert(up->id).second;)
            up = model.element(up->parent);
    }
    return stay;
}

void dropPlace(const model::Model &model, const model::Id &view, model::IdView item,
               std::vector<model::Change> &changes)
{
    if (auto placement = model.placements().shared({view, item}))
        changes.push_back(model::removing(std::move(placement)));
}

} // namespace

Leaving planLeave(const model::Model &model, const model::Id &view, std::span<const model::Id> ids)
{
    Leaving leaving;
    const auto before = model.views().shared(view);
    const bool canLeave = before && !before->wholeModel && model.views().size() > 1;
    const auto stay = canLeave ? staying(model, view) : std::unordered_set<model::IdView>();
    for (const model::Id &id : ids) {
        const bool leaves = stay.contains(id);
        (leaves ? leaving.left : leaving.removed).push_back(id);
    }
    std::vector<model::Change> changes;
    model::Model after = model;
    if (!leaving.left.empty()) {
        const std::unordered_set<model::IdView> gone = model::withContained(model, leaving.left);
        model::View less = *before;
        std::erase_if(less.members, [&](const model::Id &member) { return gone.contains(member); });
        changes.push_back(model::editing(before, std::move(less)));
        for (const model::IdView element : gone)
            dropPlace(model, view, element, changes);
        for (const model::Flow &flow : model.flows())
            if (gone.contains(flow.source) || gone.contains(flow.target))
                dropPlace(model, view, flow.id, changes);
        if (!after.apply(model::batch(changes)))
            return {};
    }
    if (!leaving.removed.empty())
        changes.push_back(model::planRemove(after, leaving.removed));
    leaving.change = model::batch(std::move(changes));
    return leaving;
}

std::vector<model::Id> viewsOf(const model::Model &model, std::span<const model::Id> ids)
{
    std::vector<model::Id> views;
    for (const model::View &view : model.views())
        if (std::any_of(ids.begin(), ids.end(),
                        [&](const model::Id &id) { return isShown(model, view, id); }))
            views.push_back(view.id);
    return views;
}

} // namespace bulkhead::diagram
