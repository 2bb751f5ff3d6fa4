// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagram/view_graph.h"

#include <QRectF>
#include <QSizeF>
#include <vector>

namespace bulkhead::diagram {

// A simple layout without Graphviz: in every box, what flows lead to stands right of where they come from,
// and what no flow touches stands below in rows. Takes a time about proportional to the size.
std::vector<QRectF> builtInLayout(const ViewGraph &graph, const std::vector<QSizeF> &sizes);

// Rows of about the same length for things without an order, with their common bounds near `aspect`
// (width to height). The rectangles start at (0, 0).
std::vector<QRectF> packedInRows(const std::vector<QSizeF> &sizes, double gap, double aspect);

// Moves what stands in a box so that nothing overlaps (each with all that it holds), then fits the boxes
// round their contents, from the innermost out. Elements of a row or column stay in their order.
void settle(const ViewGraph &graph, const std::vector<QSizeF> &minimumSizes, std::vector<QRectF> &rects,
            Qt::Orientation push);

} // namespace bulkhead::diagram
