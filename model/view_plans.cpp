// SPDX-License-Identifier: Apache-2.0
#include "model/view_plans.h"

#include "model/ids.h"
#include "model/plans.h"

#include <algorithm>
#include <climits>
#include <memory>
#include <tuple>
#include <utility>

namespace bulkhead::model {

namespace {

bool comesBefore(const View &a, const View &b)
{
    const auto place = [](const View &view) { return view.order > 0 ? view.order : INT_MAX; };
    return std::tuple(place(a), IdView(a.id)) < std::tuple(place(b), IdView(b.id));
}

bool holds(const View &view, IdView id)
{
    return view.wholeModel || std::binary_search(view.members.begin(), view.members.end(), id, std::less<>());
}

template <typename List>
void makeSet(List &list)
{
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
}

// Appends what puts the views into this sequence; views that the model lacks are added. Nothing changes
// where the sequence is theirs already.
void setSequence(const Model &model, std::vector<View> sequence, std::vector<Change> &changes)
{
    const bool isTheirs = std::is_sorted(sequence.begin(), sequence.end(), comesBefore);
    int place = 0;
    for (View &view : sequence) {
        ++place;
        if (!isTheirs)
            view.order = place;
        auto before = model.views().shared(view.id);
        if (!before)
            changes.push_back(adding(std::move(view)));
        else if (!(*before == view))
            changes.push_back(editing(std::move(before), std::move(view)));
    }
}

std::vector<View> sequenceOf(const Model &model)
{
    std::vector<View> sequence;
    for (const View *view : viewsInOrder(model))
        sequence.push_back(*view);
    return sequence;
}

auto position(std::vector<View> &sequence, IdView id)
{
    return std::find_if(sequence.begin(), sequence.end(), [id](const View &view) { return view.id == id; });
}

void takePlaces(const Model &model, const View &view, IdView like, std::vector<Change> &changes)
{
    auto at = model.placements().lowerBound({like, {}});
    for (; at != model.placements().end() && at->view == like; ++at) {
        const Flow *flow = model.flow(at->item);
        if (flow ? !holds(view, flow->source) || !holds(view, flow->target) : !holds(view, at->item))
            continue;
        Placement taken = *at;
        taken.view = view.id;
        changes.push_back(adding(std::move(taken)));
    }
}

Id freeViewId(const Model &model, const std::string &name)
{
    std::string stem = slug(name);
    if (stem.empty())
        stem = "view";
    Id id = stem;
    for (int number = 2; model.views().find(id); ++number)
        id = stem + "-" + std::to_string(number);
    return id;
}

} // namespace

std::vector<const View *> viewsInOrder(const Model &model)
{
    std::vector<const View *> views;
    for (const View &view : model.views())
        views.push_back(&view);
    std::sort(views.begin(), views.end(), [](const View *a, const View *b) { return comesBefore(*a, *b); });
    return views;
}

const View *firstView(const Model &model)
{
    const std::vector<const View *> views = viewsInOrder(model);
    if (views.empty() || views.front()->order > 0)
        return views.empty() ? nullptr : views.front();
    const View *runtime = model.views().find("runtime");
    return runtime ? runtime : views.front();
}

const std::string &viewName(const View &view)
{
    return view.name.empty() ? view.id : view.name;
}

std::string freeViewName(const Model &model, const std::string &wanted)
{
    const auto isTaken = [&model](const std::string &name) {
        return std::any_of(model.views().begin(), model.views().end(),
                           [&name](const View &view) { return viewName(view) == name; });
    };
    std::string stem = wanted;
    const std::size_t last = stem.find_last_not_of("0123456789");
    if (last != std::string::npos && last > 0 && last + 1 < stem.size() && stem[last] == ' ')
        stem.resize(last);
    std::string name = wanted;
    for (int number = 2; isTaken(name); ++number)
        name = stem + ' ' + std::to_string(number);
    return name;
}

View newView(const Model &model, std::string name, std::vector<Id> members)
{
    makeSet(members);
    View view;
    view.id = freeViewId(model, name);
    view.name = std::move(name);
    view.wholeModel = false;
    view.members = std::move(members);
    return view;
}

Change planAddView(const Model &model, View view, IdView behind, IdView like)
{
    std::vector<Change> changes;
    std::vector<View> sequence = sequenceOf(model);
    auto place = position(sequence, behind);
    if (place != sequence.end())
        ++place;
    view.order = 0;
    const View added = view;
    sequence.insert(place, std::move(view));
    setSequence(model, std::move(sequence), changes);
    if (!like.empty())
        takePlaces(model, added, like, changes);
    return batch(std::move(changes));
}

Change planDuplicateView(const Model &model, const View &view, View &copy)
{
    copy = view;
    copy.name = freeViewName(model, viewName(view));
    copy.id = freeViewId(model, copy.name);
    return planAddView(model, copy, view.id, view.id);
}

Change planRenameView(const Model &model, IdView view, std::string name)
{
    auto before = model.views().shared(view);
    if (!before || before->name == name)
        return {};
    View after = *before;
    after.name = std::move(name);
    return editing(std::move(before), std::move(after));
}

Change planMoveView(const Model &model, IdView view, std::size_t to)
{
    std::vector<View> sequence = sequenceOf(model);
    const auto from = position(sequence, view);
    if (from == sequence.end())
        return {};
    const auto target = sequence.begin() + static_cast<std::ptrdiff_t>(std::min(to, sequence.size() - 1));
    if (from < target)
        std::rotate(from, from + 1, target + 1);
    else
        std::rotate(target, from, from + 1);
    std::vector<Change> changes;
    setSequence(model, std::move(sequence), changes);
    return batch(std::move(changes));
}

Change planRemoveView(const Model &model, IdView view)
{
    auto before = model.views().shared(view);
    if (!before)
        return {};
    std::vector<Change> changes;
    for (auto at = model.placements().lowerBound({view, {}});
         at != model.placements().end() && at->view == view; ++at)
        changes.push_back(removing(at.shared()));
    changes.push_back(removing(std::move(before)));
    return batch(std::move(changes));
}

Change planShowIn(const Model &model, IdView view, std::span<const Id> ids, IdView like)
{
    auto before = model.views().shared(view);
    if (!before)
        return {};
    View after = *before;
    std::vector<Id> elements;
    std::vector<Id> added;
    for (const Id &id : ids) {
        const Flow *flow = model.flow(id);
        if (!flow) {
            elements.push_back(id);
            continue;
        }
        added.push_back(flow->source);
        added.push_back(flow->target);
        if (!before->shows(flow->kind))
            after.flowKinds.push_back(flow->kind);
    }
    makeSet(after.flowKinds);
    if (!after.wholeModel) {
        for (const IdView id : withContained(model, elements))
            added.emplace_back(id);
        after.members.insert(after.members.end(), added.begin(), added.end());
        makeSet(after.members);
    }
    if (after == *before)
        return {};
    std::vector<Change> changes;
    const auto first = model.placements().lowerBound({view, {}});
    if (!like.empty() && (first == model.placements().end() || first->view != view))
        takePlaces(model, after, like, changes);
    changes.push_back(editing(std::move(before), std::move(after)));
    return batch(std::move(changes));
}

} // namespace bulkhead::model
