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

// What is shown here, stands inside what leaves, and would be on no view any more.
std::vector<model::Id> lostWith(const model::Model &model, const model::View &view,
                                const std::unordered_set<model::IdView> &gone,
                                const std::unordered_set<model::IdView> &stay)
{
    std::vector<model::Id> lost;
    for (const model::IdView element : gone)
        if (!stay.contains(element) && isShown(model, view, element))
            lost.emplace_back(element);
    return lost;
}

void dropOffView(const model::Model &model, const std::shared_ptr<const model::View> &view,
                 const std::unordered_set<model::IdView> &gone, std::vector<model::Change> &changes)
{
    model::View less = *view;
    std::erase_if(less.members, [&](const model::Id &member) { return gone.contains(member); });
    changes.push_back(model::editing(view, std::move(less)));
    dropPlaces(model, view->id, gone, changes);
}

} // namespace

Leaving planLeave(const model::Model &model, const model::Id &view, std::span<const model::Id> ids)
{
    Leaving leaving;
    const auto before = model.views().shared(view);
    const bool canLeave = before && !before->wholeModel && model.views().size() > 1;
    const auto stay = canLeave ? staying(model, view) : std::unordered_set<model::IdView>();
    std::vector<const model::Flow *> flows;
    for (const model::Id &id : ids) {
        if (const model::Flow *flow = model.flow(id))
            flows.push_back(flow);
        else
            (stay.contains(id) ? leaving.left : leaving.removed).push_back(id);
    }
    const auto gone = model::withContained(model, leaving.left);
    if (!gone.empty()) {
        const std::vector<model::Id> lost = lostWith(model, *before, gone, stay);
        leaving.removed.insert(leaving.removed.end(), lost.begin(), lost.end());
    }
    const auto removed = model::withContained(model, leaving.removed);
    for (const model::Flow *flow : flows) {
        const auto endsIn = [&](const std::unordered_set<model::IdView> &elements) {
            return elements.contains(flow->source) || elements.contains(flow->target);
        };
        (endsIn(gone) && !endsIn(removed) ? leaving.left : leaving.removed).push_back(flow->id);
    }
    for (std::vector<model::Id> *list : {&leaving.left, &leaving.removed}) {
        std::sort(list->begin(), list->end());
        list->erase(std::unique(list->begin(), list->end()), list->end());
    }
    std::vector<model::Change> changes;
    model::Model after = model;
    if (!gone.empty()) {
        dropOffView(model, before, gone, changes);
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
