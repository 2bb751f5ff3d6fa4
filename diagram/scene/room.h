// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagram/view_graph.h"

#include <QPointF>
#include <QRectF>
#include <span>
#include <vector>

// Where something of a size can stand without covering what is there.
namespace bulkhead::diagram {

// The top left corner in a box: where it is free, else where the box grows for it and comes least in the way
// of what stands outside. `except` moves there and is not in the way.
QPointF roomIn(const ViewGraph &graph, const std::vector<QRectF> &rects, int box, const QSizeF &size,
               std::span<const int> except = {});

// The top left corner beside a box, for what stands in it at `from`.
QPointF roomBeside(const ViewGraph &graph, const std::vector<QRectF> &rects, int box, const QRectF &from);

// The top left corner to the right of a place at the top of the diagram, or there where nothing stands.
QPointF roomNear(const ViewGraph &graph, const std::vector<QRectF> &rects, const QRectF &place);

} // namespace bulkhead::diagram
