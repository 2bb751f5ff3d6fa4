// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagram/layout/geometry.h"
#include "diagram/view_graph.h"
#include "model/change.h"
#include "model/model.h"

#include <QPointF>
#include <QRectF>
#include <span>
#include <vector>

// From what a gesture meant to the explicit Change: pure functions, one for each thing that can be done to
// a diagram. Whatever they change in a view also pins the elements that had no stored place yet, so
// that nothing jumps.
namespace bulkhead::diagram {

struct Diagram
{
    const model::Model &model;
    const model::Id &view;
    const ViewGraph &graph;
    const Geometry &geometry;
};

// The given nodes that lie in none of the others.
std::vector<int> outermost(const ViewGraph &graph, std::span<const int> nodes);

// Moves elements with all they hold, and the bends of flows between moved ones; into `parent` (empty: to the
// top) when they are not in it yet. Boxes grow where they must.
model::Change planMove(const Diagram &diagram, std::span<const int> nodes, const QPointF &by);
model::Change planMoveInto(const Diagram &diagram, std::span<const int> nodes, const QPointF &by,
                           model::IdView parent);

// Gives elements new rectangles; what stands in a box moves along when the box only moves.
model::Change planRectangles(const Diagram &diagram, std::span<const int> nodes,
                             std::span<const QRectF> rects);

model::Change planBends(const Diagram &diagram, int flow, const std::vector<QPointF> &bends);

// Adds an element in `parent` at a place; into the view when that is a subset of the model.
model::Change planAdd(const Diagram &diagram, model::Element element, model::IdView parent,
                      const QRectF &rect);

// A flow between two elements, a data flow where the view shows those; its id goes to `id`.
model::Change planConnect(const Diagram &diagram, int source, int target, model::Id &id);
// Shows or hides the flows of one kind in a view; a view always shows some kind.
model::Change planShowFlows(const std::shared_ptr<const model::View> &view, model::FlowKind kind, bool shown);
model::Change planReattach(const Diagram &diagram, int flow, int source, int target);

} // namespace bulkhead::diagram
