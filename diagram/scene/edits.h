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

// An element that comes to stand in another box (empty: in none).
struct Nested
{
    model::Id element;
    model::Id from;
    model::Id box;
};

// A change of places, and what it does to the containment tree: what stands in a box is its child, so an
// element that a box comes to enclose, or that leaves it, changes its parent with the same step. Where the
// picture of the view told otherwise before, and the gesture leaves it at that, the model stays as it is.
struct Planned
{
    model::Change change;
    std::vector<Nested> nested;
};

// The given nodes that lie in none of the others.
std::vector<int> outermost(const ViewGraph &graph, std::span<const int> nodes);

// Moves elements with all they hold, and the bends of flows between moved ones. Boxes grow where they must:
// those that the elements stand in, or `box` (-1: none), where they are put.
Planned planMove(const Diagram &diagram, std::span<const int> nodes, const QPointF &by);
Planned planMoveInto(const Diagram &diagram, std::span<const int> nodes, const QPointF &by, int box);

// Another name for an element, which grows where the name does not fit; what holds others keeps its size.
Planned planName(const Diagram &diagram, int node, const std::string &name);

// Gives elements new rectangles; what stands in a box moves along when the box only moves.
Planned planRectangles(const Diagram &diagram, std::span<const int> nodes, std::span<const QRectF> rects);

// Moves elements to where there is room in a box, or beside the boxes that they stand in.
Planned planPutInto(const Diagram &diagram, std::span<const int> nodes, int box);
Planned planTakeOut(const Diagram &diagram, std::span<const int> nodes);

// Adds an element at a place; into the view when that is a subset of the model. `box` grows for it (-1:
// none).
Planned planAdd(const Diagram &diagram, model::Element element, int box, const QRectF &rect);

// Adds a box round elements of one box.
Planned planWrap(const Diagram &diagram, std::span<const int> nodes, model::Element box);

// Adds a part of a model (model::planInsert) at so much from where it was copied, or where `box` has room for
// it.
Planned planPaste(const Diagram &diagram, const model::Model &part, model::IdView parent, double aside);

// Either side gives in where an element stands in another box than the model says: it moves into the box of
// the model, or the model takes the box of the picture.
Planned planMoveHome(const Diagram &diagram, std::span<const int> nodes);
Planned planTakePicture(const Diagram &diagram, std::span<const int> nodes);

// A way by hand; without bends the line is straight, and stays so until it is bent or laid out.
model::Change planBends(const Diagram &diagram, int flow, const std::vector<QPointF> &bends);
model::Change planStraight(const Diagram &diagram, std::span<const int> flows);

// A flow between two elements, a data flow where the view shows those; its id goes to `id`.
model::Change planConnect(const Diagram &diagram, int source, int target, model::Id &id);
// Shows or hides the flows of one kind in a view; a view always shows some kind.
model::Change planShowFlows(const std::shared_ptr<const model::View> &view, model::FlowKind kind, bool shown);
model::Change planReattach(const Diagram &diagram, int flow, int source, int target);

} // namespace bulkhead::diagram
