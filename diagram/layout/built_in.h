// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagram/view_graph.h"

#include <QRectF>
#include <QSizeF>
#include <vector>

namespace bulkhead::diagram {

// A simple layout: in every box, what flows lead to stands right of where they come from,
// and what no flow touches stands below in rows. Takes a time about proportional to the size.
std::vector<QRectF> builtInLayout(const ViewGraph &graph, const std::vector<QSizeF> &sizes);

// Rows of about the same length for things without an order, with their common bounds near `aspect`
// (width to height). The rectangles start at (0, 0).
std::vector<QRectF> packedInRows(const std::vector<QSizeF> &sizes, double gap, double aspect);

} // namespace bulkhead::diagram
