// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagram/painting/flow_path.h"
#include "diagram/view_graph.h"
#include "model/change.h"
#include "model/model.h"

#include <QPointF>
#include <QRectF>
#include <span>
#include <unordered_set>
#include <vector>

namespace bulkhead::diagram {

// Where the elements and flows of a view stand, by their index in the ViewGraph.
struct Geometry
{
    std::vector<QRectF> rects;
    std::vector<std::vector<QPointF>> bends;
    std::vector<RouteEnds> ends; // of the ways that a layout has led; none of others
    std::vector<bool> byHand;    // flows whose way a person made: with bends, or straight without any
};

QRectF toQt(const model::Rect &rect);
model::Rect fromQt(const QRectF &rect);
std::vector<QPointF> toQt(const std::vector<model::Point> &points);
std::vector<model::Point> fromQt(const std::vector<QPointF> &points);

// The bends between the ends of a flow's placement: without the points on the borders that a layout's way
// has.
std::span<const model::Point> bendsOf(const model::Placement &placement);

// The rectangle of a node's placement; of a collapsed box its upper left corner.
void takePlace(Geometry &geometry, const ViewGraph &graph, int node, const model::Placement &placement,
               const model::Vocabulary &vocabulary);

// The bends and ends of a flow's placement, null: none.
void takeRoute(Geometry &geometry, int flow, const model::Placement *placement);

// What changes a stored place to this one. An automatic one without bends is none: such a line is plain.
void changePlacement(const model::Model &model, model::Placement after, std::vector<model::Change> &changes);

// What puts a node there. A collapsed box takes along what stands in it, and keeps the size that it has when
// it is expanded.
void changePlace(const model::Model &model, model::IdView view, const ViewNode &node, const QRectF &rect,
                 std::vector<model::Change> &changes);

// Whether a person made the way that the flow of a line has where its ends are expanded: it waits in the
// file.
bool isByHandElsewhere(const model::Model &model, model::IdView view, const ViewFlow &flow);

// What takes elements off a view: their places, and the ways of the flows that begin or end at them.
void dropPlaces(const model::Model &model, model::IdView view,
                const std::unordered_set<model::IdView> &elements, std::vector<model::Change> &changes);

// Moves a flow's way with both its ends.
void shiftRoute(std::vector<QPointF> &bends, RouteEnds &ends, const QPointF &by);

// The course of a way that a layout has led; empty for another one.
std::vector<QPointF> ledCourse(const Geometry &geometry, int flow);

// A flow's placement for a course that a layout has led, from border to border.
model::Placement automaticPlacement(model::IdView view, model::IdView flow,
                                    const std::vector<QPointF> &course);

// A card has the corner of its box, but not its size, which follows from its texts. Where one reaches out of
// the box that it stands in, that grows, and what is in the way moves aside. The same goes for what the
// view's record names as collapsed and is none: it holds nothing any more, or everything is expanded.
void makeRoomForCollapsed(const model::Model &model, model::IdView view, const ViewGraph &graph,
                          std::vector<QRectF> &rects);

// The placements of the model, and for a collapsed box a card at the upper left corner of its place. What has
// none is put below what stands beside it in the same box (boxes
// without a place grow round what they hold), and a view without any placement is laid out simply.
Geometry resolveGeometry(const model::Model &model, model::IdView view, const ViewGraph &graph);

} // namespace bulkhead::diagram
