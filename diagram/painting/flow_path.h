// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagram/painting/element_painter.h"
#include "diagram/view_graph.h"

#include <optional>
#include <QLineF>
#include <QPainterPath>
#include <QPointF>
#include <QRectF>
#include <utility>
#include <vector>

// The course of a flow's line. Pure geometry.
namespace bulkhead::diagram {

struct FlowEnd
{
    QRectF rect;
    Outline outline = Outline::Rectangle;
};

// How far a flow runs beside the line that it would take alone: parallel ones keep apart.
double laneOffset(const ViewFlow &flow);

// How far beyond the corner of an element a flow to itself runs.
double reachOfLoop(const ViewFlow &flow);

// The unit vector across the line, the same whichever end is the source; none of a line without length.
QPointF sidewaysOf(const QLineF &line);

// Points on the borders of both ends, from and to which a layout led a flow.
using RouteEnds = std::optional<std::pair<QPointF, QPointF>>;

// Whether both points are on the borders still.
bool touches(const RouteEnds &ends, const QRectF &source, const QRectF &target);

// From the source's outline over the bends to the target's. Without bends the line is straight, level or
// upright where the two stand side by side; `offset` moves it aside from parallel ones. Between a box and
// what it holds it goes to the box's nearest edge; from an element to itself round its corner. A way that a
// layout has led begins and ends at its `ends`; where the elements have left them, the line takes the plain
// way.
std::vector<QPointF> flowCourse(const FlowEnd &source, const FlowEnd &target,
                                const std::vector<QPointF> &bends, double offset, const RouteEnds &ends = {});

// The line with rounded corners, or with curves as wide as its legs are long.
QPainterPath flowLine(const std::vector<QPointF> &course, bool isCurved = false);

// The point at a part (0..1) of the line's length.
QPointF pointAlong(const std::vector<QPointF> &course, double part);

// The tip of an arrow that ends at `tip`, coming from `from`.
QPolygonF arrowHead(const QPointF &from, const QPointF &tip);

double distanceToCourse(const std::vector<QPointF> &course, const QPointF &point);
// The leg of the course that passes nearest to the point.
std::size_t nearestLeg(const std::vector<QPointF> &course, const QPointF &point);

} // namespace bulkhead::diagram
