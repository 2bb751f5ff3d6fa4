// SPDX-License-Identifier: Apache-2.0
#include "diagram/scene/folding.h"

#include "diagram/index.h"
#include "diagram/layout/making_room.h"
#include "diagram/nesting.h"
#include "diagram/scene/placing.h"

#include <algorithm>
#include <numeric>
#include <set>
#include <utility>

namespace bulkhead::diagram {
namespace {

// The change of the view's record; empty where the model has none.
model::Change settingCollapsed(const Diagram &diagram, const std::set<model::Id> &collapsed)
{
    auto before = diagram.model.views().shared(diagram.view);
    if (!before)
        return {};
    model::View after = *before;
    after.collapsed.assign(collapsed.begin(), collapsed.end());
    return after == *before ? model::Change() : model::editing(std::move(before), std::move(after));
}

std::set<model::Id> collapsedNow(const Diagram &diagram)
{
    const model::View *view = diagram.model.views().find(diagram.view);
    return view ? std::set<model::Id>(view->collapsed.begin(), view->collapsed.end()) : std::set<model::Id>();
}

// The picture after the record has changed, before anything moved.
struct Folded
{
    Folded(const Diagram &before, std::vector<model::Change> &changes) : model(before.model)
    {
        if (!model.apply(model::batch(changes)))
            return;
        isPossible = true;
        graph = ViewGraph(model, before.view);
        geometry = resolveGeometry(model, before.view, graph);
    }

    model::Model model;
    ViewGraph graph;
    Geometry geometry;
    bool isPossible = false;
};

std::vector<int> outermostFirst(const ViewGraph &graph)
{
    std::vector<int> order(graph.nodes().size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(),
                     [&](int a, int b) { return graph.nodes()[at(a)].depth < graph.nodes()[at(b)].depth; });
    return order;
}

// Everything stays where it was shown, a card at its corner.
std::vector<QRectF> placesOfCollapsed(const Diagram &before, const Folded &folded)
{
    std::vector<QRectF> rects = folded.geometry.rects;
    for (std::size_t i = 0; i < rects.size(); ++i) {
        const QRectF &shown =
            before.geometry.rects[at(before.graph.node(folded.graph.nodes()[i].element->id))];
        if (folded.graph.nodes()[i].isCard())
            rects[i].moveTopLeft(shown.topLeft());
        else
            rects[i] = shown;
    }
    return rects;
}

// Of a box that reaches over another one the card may lie inside that, where it does not belong.
std::vector<int> cardsInOtherBoxes(const Folded &folded, const std::vector<QRectF> &rects,
                                   std::span<const model::Id> boxes)
{
    const Enclosures enclosures(bodiesOf(folded.graph, rects));
    std::vector<int> cards;
    for (const model::Id &id : boxes)
        if (const int card = folded.graph.node(id);
            card >= 0 && folded.graph.nodes()[at(card)].isCard() &&
            enclosures.boxAround(card) != folded.graph.nodes()[at(card)].parent)
            cards.push_back(card);
    return cards;
}

// What moves them to where they belong, after the change.
model::Change movingHome(const Diagram &diagram, const model::Change &before, const std::vector<int> &cards)
{
    model::Model model = diagram.model;
    if (!model.apply(before))
        return {};
    const ViewGraph graph(model, diagram.view);
    const Geometry geometry = resolveGeometry(model, diagram.view, graph);
    return planMoveHome({model, diagram.view, graph, geometry}, cards).change;
}

// Cards that have become boxes again, each with its corner where its card had it; and what stood in them.
std::vector<Standing> expanded(const Diagram &before, const Folded &folded)
{
    const std::vector<ViewNode> &nodes = folded.graph.nodes();
    std::vector<Standing> standing(nodes.size());
    std::vector<QPointF> shifts(nodes.size()); // of what was inside cards
    for (const int node : outermostFirst(folded.graph)) {
        Standing &own = standing[at(node)];
        const int former = before.graph.node(nodes[at(node)].element->id);
        own.after = folded.geometry.rects[at(node)];
        if (former < 0) {
            if (nodes[at(node)].parent >= 0)
                shifts[at(node)] = shifts[at(nodes[at(node)].parent)];
            own.after.translate(shifts[at(node)]);
            own.before = own.after;
            continue;
        }
        own.before = before.geometry.rects[at(former)];
        shifts[at(node)] = own.before.topLeft() - own.after.topLeft();
        own.wasCard = before.graph.nodes()[at(former)].isCard() && !nodes[at(node)].isCard();
        if (own.wasCard)
            own.after.moveTopLeft(own.before.topLeft());
        else
            own.after = own.before;
    }
    return standing;
}

// Expands boxes that the diagram shows as cards, and forgets ids that it does not show.
model::Change planExpandShown(const Diagram &diagram, const std::set<model::Id> &boxes)
{
    std::set<model::Id> collapsed = collapsedNow(diagram);
    for (const model::Id &id : boxes)
        collapsed.erase(id);
    model::Change record = settingCollapsed(diagram, collapsed);
    if (record.isEmpty())
        return {};
    std::vector<model::Change> changes{std::move(record)};
    const Folded folded(diagram, changes);
    if (!folded.isPossible)
        return model::batch(std::move(changes)); // the receiver says why
    const Diagram after{folded.model, diagram.view, folded.graph, folded.geometry};
    Placing placing(after);
    placing.setRects(withRoom(folded.graph, expanded(diagram, folded)));
    for (std::size_t i = 0; i < folded.graph.flows().size(); ++i) {
        const int former = diagram.graph.flowShowing(folded.graph.flows()[i].flow->id);
        if (former >= 0 && diagram.graph.flows()[at(former)].isStandIn() && !folded.geometry.byHand[i])
            placing.leadAnew(static_cast<int>(i));
    }
    changes.push_back(placing.planPlaces());
    return model::batch(std::move(changes));
}

// These, and the collapsed boxes that they stand in.
std::set<model::Id> withCardsAround(const Diagram &diagram, std::span<const model::Id> boxes)
{
    const std::set<model::Id> collapsed = collapsedNow(diagram);
    std::set<model::Id> all;
    for (const model::Id &id : boxes)
        for (const model::Element *up = diagram.model.element(id); up; up = diagram.model.element(up->parent))
            if (collapsed.contains(up->id))
                all.insert(up->id);
    return all;
}

// Takes out of the list what can be expanded now: what does not stand inside a card.
std::set<model::Id> takeShown(const ViewGraph &graph, std::set<model::Id> &boxes)
{
    std::set<model::Id> shown;
    for (auto box = boxes.begin(); box != boxes.end();)
        if (graph.node(*box) >= 0 || graph.nodeShowing(*box) < 0)
            shown.insert(boxes.extract(box++));
        else
            ++box;
    return shown;
}

} // namespace

model::Change planCollapse(const Diagram &diagram, std::span<const model::Id> boxes)
{
    std::set<model::Id> collapsed = collapsedNow(diagram);
    std::set<int> placed; // a box may stand in another one
    for (const model::Id &id : boxes) {
        const int box = diagram.graph.node(id);
        if (box < 0 || diagram.graph.nodes()[at(box)].children.empty())
            continue;
        collapsed.insert(id);
        placed.insert(box);
        const std::vector<int> inside = diagram.graph.descendants(box);
        placed.insert(inside.begin(), inside.end());
    }
    // Nothing inside is looked at any more that would give it a place.
    std::vector<model::Change> changes;
    for (const int node : placed)
        changePlace(diagram.model, diagram.view, diagram.graph.nodes()[at(node)],
                    diagram.geometry.rects[at(node)], changes);
    model::Change record = settingCollapsed(diagram, collapsed);
    if (record.isEmpty())
        return {};
    changes.push_back(std::move(record));
    const Folded folded(diagram, changes);
    if (!folded.isPossible)
        return model::batch(std::move(changes)); // the receiver says why
    const Diagram after{folded.model, diagram.view, folded.graph, folded.geometry};
    Placing placing(after);
    const std::vector<QRectF> rects = placesOfCollapsed(diagram, folded);
    placing.setRects(rects);
    for (std::size_t i = 0; i < folded.graph.flows().size(); ++i)
        if (folded.graph.flows()[i].isStandIn())
            placing.leadAnew(static_cast<int>(i));
    changes.push_back(placing.planPlaces());
    const std::vector<int> astray = cardsInOtherBoxes(folded, rects, boxes);
    if (!astray.empty())
        changes.push_back(movingHome(diagram, model::batch(changes), astray));
    return model::batch(std::move(changes));
}

model::Change planExpand(const Diagram &diagram, std::span<const model::Id> boxes)
{
    std::set<model::Id> due = withCardsAround(diagram, boxes);
    const std::set<model::Id> first = takeShown(diagram.graph, due);
    if (first.empty())
        return {};
    std::vector<model::Change> changes{planExpandShown(diagram, first)};
    if (due.empty())
        return std::move(changes.front());
    // What stood inside is shown now.
    model::Model model = diagram.model;
    if (model.apply(changes.front())) {
        const ViewGraph graph(model, diagram.view);
        const Geometry geometry = resolveGeometry(model, diagram.view, graph);
        const std::vector<model::Id> inside(due.begin(), due.end());
        changes.push_back(planExpand({model, diagram.view, graph, geometry}, inside));
    }
    return model::batch(std::move(changes));
}

} // namespace bulkhead::diagram
