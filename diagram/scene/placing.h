// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagram/nesting.h"
#include "diagram/scene/edits.h"

#include <map>
#include <optional>
#include <set>

namespace bulkhead::diagram {

// New places of a diagram's elements, and what follows from them: the changes of what differs from the stored
// places, and the boxes that elements stand in then.
class Placing
{
public:
    explicit Placing(const Diagram &diagram);

    const QRectF &rect(int node) const;
    const std::vector<QRectF> &rects() const { return m_rects; }
    void setRect(int node, const QRectF &rect);
    void setBends(int flow, std::vector<QPointF> bends); // by hand; none: a straight line
    void leadAnew(int flow) { m_anew.insert(flow); }     // its way leads elsewhere
    // Moves these with all they hold, and the bends of the flows between what moves. Each is moved once.
    void move(std::span<const int> nodes, const QPointF &by);
    // The places of all, once; the bends of flows between what moves alike move along.
    void setRects(std::vector<QRectF> rects);
    // Makes a box, and those that hold it, large enough for what was put into it; -1 needs nothing.
    void growFor(int box, QRectF contents);

    // An element that is yet to come; its number is for the calls here only.
    int add(const model::Id &id, const QRectF &rect, bool holds, int parent);
    // Is told of what the gesture is about: it belongs where it stands, also when it stood there before.
    void settle(int node) { m_settled.insert(node); }

    // `first` and then all that follows from the new places.
    Planned plan(std::vector<model::Change> first = {}) const;
    // The new places alone: who stands in which box stays as the model has it.
    model::Change planPlaces() const;

private:
    struct Coming
    {
        model::Id id;
        Body body;
    };

    void moveBends(const std::set<int> &moved, const QPointF &by);
    void moveBends(int flow, const QPointF &by);
    const model::Id &idOf(int node) const;
    std::vector<std::pair<int, int>> newBoxes() const; // element and box, outermost first
    void collect(std::vector<model::Change> &changes) const;
    int formerNode(const ViewGraph &graph, std::size_t node) const; // in the diagram; -1: it is new
    int formerFlow(const ViewGraph &graph, std::size_t flow) const;
    Geometry geometryIn(const model::Model &after, const ViewGraph &graph) const;
    void collectLed(std::vector<model::Change> &changes, const model::Model &after,
                    const ViewGraph &graph) const;
    QRectF comingPlace(const model::Id &id) const; // null where it is not known

    const Diagram &m_diagram;
    std::vector<QRectF> m_rects;
    std::map<int, std::vector<QPointF>> m_bends;
    std::map<int, QPointF> m_moved; // ways that a layout has led, with both their ends
    std::set<int> m_anew;
    std::vector<Coming> m_coming;
    std::set<int> m_settled;
};

} // namespace bulkhead::diagram
