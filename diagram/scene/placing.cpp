// SPDX-License-Identifier: Apache-2.0
#include "diagram/scene/placing.h"

#include "diagram/index.h"
#include "diagram/labels.h"
#include "diagram/layout/rerouting.h"
#include "model/plans.h"

#include <algorithm>

namespace bulkhead::diagram {
namespace {

const model::Placement *placementIn(const model::Model &model, const model::Id &view, model::IdView item)
{
    const model::Placement *placement = item.empty() ? nullptr : model.placements().find({view, item});
    return placement && placement->rect.width > 0 ? placement : nullptr;
}

bool standsIn(const model::Placement *box, const model::Placement &element)
{
    return box && toQt(box->rect).contains(toQt(element.rect));
}

// In the other views an element that got another parent would stand where it no longer belongs: it loses its
// place there, with all it holds and the ways of its flows, and gets one in its new box when the view is
// shown.
class OtherViews
{
public:
    OtherViews(const model::Model &model, const model::Id &here) : m_model(model), m_here(here) {}

    void leave(const model::Id &element, const model::Id &parent)
    {
        const model::Element *before = m_model.element(element);
        if (!before)
            return;
        for (const model::View &view : m_model.views()) {
            const model::Placement *placed =
                view.id == m_here ? nullptr : placementIn(m_model, view.id, element);
            if (!placed)
                continue;
            const model::Placement *box = placementIn(m_model, view.id, parent);
            if (box ? !standsIn(box, *placed)
                    : standsIn(placementIn(m_model, view.id, before->parent), *placed))
                for (const model::IdView item : model::withContained(m_model, std::span(&element, 1)))
                    m_left[view.id].insert(item);
        }
    }

    void collect(std::vector<model::Change> &changes) const
    {
        for (const auto &[view, elements] : m_left)
            dropPlaces(m_model, view, elements, changes);
    }

private:
    const model::Model &m_model;
    const model::Id &m_here;
    std::map<model::Id, std::unordered_set<model::IdView>> m_left; // elements by view
};

} // namespace

Placing::Placing(const Diagram &diagram) : m_diagram(diagram), m_rects(diagram.geometry.rects) {}

const QRectF &Placing::rect(int node) const
{
    return m_rects[at(node)];
}

void Placing::setRect(int node, const QRectF &rect)
{
    m_rects[at(node)] = rect;
}

void Placing::setBends(int flow, std::vector<QPointF> bends)
{
    m_bends[flow] = std::move(bends);
}

void Placing::move(std::span<const int> nodes, const QPointF &by)
{
    std::set<int> moved(nodes.begin(), nodes.end());
    for (const int node : nodes)
        for (const int inner : m_diagram.graph.descendants(node))
            moved.insert(inner);
    for (const int node : moved)
        m_rects[at(node)].translate(by);
    moveBends(moved, by);
}

void Placing::moveBends(const std::set<int> &moved, const QPointF &by)
{
    std::set<int> seen;
    for (const int node : moved)
        for (const int flow : m_diagram.graph.nodes()[at(node)].flows) {
            const ViewFlow &ends = m_diagram.graph.flows()[at(flow)];
            if (moved.contains(ends.source) && moved.contains(ends.target) && seen.insert(flow).second)
                moveBends(flow, by);
        }
}

void Placing::moveBends(int flow, const QPointF &by)
{
    if (m_diagram.geometry.ends[at(flow)]) {
        m_moved[flow] = by;
        return;
    }
    std::vector<QPointF> bends = m_diagram.geometry.bends[at(flow)];
    if (bends.empty())
        return;
    RouteEnds none;
    shiftRoute(bends, none, by);
    setBends(flow, std::move(bends));
}

void Placing::setRects(std::vector<QRectF> rects)
{
    m_rects = std::move(rects);
    const auto moveOf = [this](int node) {
        return m_rects[at(node)].topLeft() - m_diagram.geometry.rects[at(node)].topLeft();
    };
    for (std::size_t i = 0; i < m_diagram.graph.flows().size(); ++i) {
        const ViewFlow &flow = m_diagram.graph.flows()[i];
        const QPointF by = moveOf(flow.source);
        if (!by.isNull() && by == moveOf(flow.target))
            moveBends(static_cast<int>(i), by);
    }
}

void Placing::growFor(int box, QRectF contents)
{
    for (; box >= 0; box = m_diagram.graph.nodes()[at(box)].parent) {
        QRectF &rect = m_rects[at(box)];
        const QRectF needed = contents.adjusted(-10, -boxHeaderHeight - 6, 10, 10);
        if (!rect.contains(needed))
            rect |= needed;
        contents = rect;
    }
}

int Placing::add(const model::Id &id, const QRectF &rect, bool holds, int parent)
{
    m_coming.push_back({id, {rect, holds, parent}});
    const int node = static_cast<int>(m_rects.size() + m_coming.size()) - 1;
    settle(node);
    return node;
}

const model::Id &Placing::idOf(int node) const
{
    return at(node) < m_rects.size() ? m_diagram.graph.nodes()[at(node)].element->id
                                     : m_coming[at(node) - m_rects.size()].id;
}

std::vector<std::pair<int, int>> Placing::newBoxes() const
{
    std::vector<Body> bodies = bodiesOf(m_diagram.graph, m_rects);
    for (const Coming &coming : m_coming)
        bodies.push_back(coming.body);
    const Enclosures before(bodiesOf(m_diagram.graph, m_diagram.geometry.rects));
    const Enclosures after(bodies);
    std::vector<int> order;
    std::vector<int> boxes(bodies.size());
    for (std::size_t i = 0; i < bodies.size(); ++i) {
        const int node = static_cast<int>(i);
        boxes[i] = after.boxAround(node);
        if (boxes[i] != bodies[i].parent &&
            (m_settled.contains(node) || (i < m_rects.size() && boxes[i] != before.boxAround(node))))
            order.push_back(node);
    }
    // Outermost first, so that no step on the way puts anything inside itself.
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) {
        const QSizeF one = bodies[at(a)].rect.size();
        const QSizeF other = bodies[at(b)].rect.size();
        return one.width() * one.height() > other.width() * other.height();
    });
    std::vector<std::pair<int, int>> result;
    for (const int node : order) {
        int up = boxes[at(node)];
        while (up >= 0 && up != node)
            up = bodies[at(up)].parent;
        if (up == node)
            continue;
        bodies[at(node)].parent = boxes[at(node)];
        result.emplace_back(node, boxes[at(node)]);
    }
    return result;
}

Planned Placing::plan(std::vector<model::Change> first) const
{
    Planned planned;
    model::Model with = m_diagram.model;
    if (!first.empty() && !with.apply(model::batch(first))) // the receiver says why
        return {model::batch(std::move(first)), {}};
    const bool isOnlyPlaces = first.empty();
    std::vector<model::Change> changes = std::move(first);
    OtherViews others(m_diagram.model, m_diagram.view);
    for (const auto &[node, box] : newBoxes()) {
        const model::Id id = idOf(node);
        const model::Id parent = box < 0 ? model::Id() : idOf(box);
        const model::Element *element = with.element(id);
        if (!element || element->parent == parent)
            continue;
        planned.nested.push_back({id, element->parent, parent});
        const model::Id ids[] = {id};
        changes.push_back(model::planReparent(with, ids, parent));
        others.leave(id, parent);
        if (!with.apply(changes.back()))
            break; // the receiver says why
    }
    others.collect(changes);
    collect(changes);
    if (isOnlyPlaces && planned.nested.empty())
        collectLed(changes, with, m_diagram.graph);
    else
        collectLed(changes, with, ViewGraph(with, m_diagram.view));
    planned.change = model::batch(std::move(changes));
    return planned;
}

model::Change Placing::planPlaces() const
{
    std::vector<model::Change> changes;
    collect(changes);
    collectLed(changes, m_diagram.model, m_diagram.graph);
    return model::batch(std::move(changes));
}

void Placing::collect(std::vector<model::Change> &changes) const
{
    for (std::size_t i = 0; i < m_rects.size(); ++i)
        changePlace(m_diagram.model, m_diagram.view, m_diagram.graph.nodes()[i], m_rects[i], changes);
    for (const auto &[flow, bends] : m_bends)
        changePlacement(m_diagram.model,
                        {m_diagram.view, m_diagram.graph.flows()[at(flow)].flow->id, {}, fromQt(bends)},
                        changes);
}

QRectF Placing::comingPlace(const model::Id &id) const
{
    const auto coming =
        std::find_if(m_coming.begin(), m_coming.end(), [&](const Coming &each) { return each.id == id; });
    return coming == m_coming.end() ? QRectF() : coming->body.rect;
}

int Placing::formerNode(const ViewGraph &graph, std::size_t node) const
{
    return &graph == &m_diagram.graph ? static_cast<int>(node)
                                      : m_diagram.graph.node(graph.nodes()[node].element->id);
}

int Placing::formerFlow(const ViewGraph &graph, std::size_t flow) const
{
    return &graph == &m_diagram.graph ? static_cast<int>(flow)
                                      : m_diagram.graph.flow(graph.flows()[flow].flow->id);
}

// The ways of the flows of `after` before any is led anew, and the places of its elements before.
Geometry Placing::geometryIn(const model::Model &after, const ViewGraph &graph) const
{
    Geometry geometry;
    for (std::size_t i = 0; i < graph.nodes().size(); ++i) {
        const int former = formerNode(graph, i);
        geometry.rects.push_back(former < 0 ? QRectF() : m_diagram.geometry.rects[at(former)]);
    }
    geometry.bends.resize(graph.flows().size());
    geometry.ends.resize(graph.flows().size());
    geometry.byHand.resize(graph.flows().size());
    for (std::size_t i = 0; i < graph.flows().size(); ++i) {
        const int former = formerFlow(graph, i);
        if (former < 0) {
            takeRoute(geometry, static_cast<int>(i),
                      after.placements().find({m_diagram.view, graph.flows()[i].flow->id}));
        } else if (const auto bends = m_bends.find(former); bends != m_bends.end()) {
            geometry.bends[i] = bends->second;
            geometry.byHand[i] = true;
        } else if (!m_anew.contains(former)) {
            geometry.bends[i] = m_diagram.geometry.bends[at(former)];
            geometry.ends[i] = m_diagram.geometry.ends[at(former)];
            geometry.byHand[i] = m_diagram.geometry.byHand[at(former)];
            if (const auto moved = m_moved.find(former); moved != m_moved.end())
                shiftRoute(geometry.bends[i], geometry.ends[i], moved->second);
        }
    }
    return geometry;
}

// Ways that a layout has led move along with both their ends; what no longer fits, and what is new, is led
// anew. `after` is the model with all but the places, `graph` what the view shows of it.
void Placing::collectLed(std::vector<model::Change> &changes, const model::Model &after,
                         const ViewGraph &graph) const
{
    const Geometry geometry = geometryIn(after, graph);
    std::vector<QRectF> rects;
    for (std::size_t i = 0; i < graph.nodes().size(); ++i) {
        const int former = formerNode(graph, i);
        rects.push_back(former < 0 ? comingPlace(graph.nodes()[i].element->id) : m_rects[at(former)]);
    }
    std::set<int> fresh;
    std::map<int, std::vector<QPointF>> courses;
    for (std::size_t i = 0; i < graph.flows().size(); ++i) {
        const int index = static_cast<int>(i);
        const int former = formerFlow(graph, i);
        const bool isNew = former < 0 && !geometry.ends[i] && !geometry.byHand[i];
        if (isNew || m_anew.contains(former))
            fresh.insert(index);
        if (m_anew.contains(former) || m_moved.contains(former))
            courses[index] = ledCourse(geometry, index);
    }
    Rerouting rerouting(after, m_diagram.view, graph, ReroutingEffort::Edit);
    for (auto &[flow, course] : rerouting.courses(geometry, rects, fresh))
        courses[flow] = course;
    for (const auto &[flow, course] : courses)
        if (!isByHandElsewhere(after, m_diagram.view, graph.flows()[at(flow)]))
            changePlacement(
                after, automaticPlacement(m_diagram.view, graph.flows()[at(flow)].flow->id, course), changes);
}

} // namespace bulkhead::diagram
