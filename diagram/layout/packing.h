// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPointF>
#include <QSizeF>
#include <vector>

namespace bulkhead::diagram {

inline constexpr double pageShape = 1.6; // width to height, near which pictures are packed

// Upper left corners of rectangles packed near a page's shape, in the given order from the upper left on;
// each stands as high as it fits, then as far left. Starts at (0, 0).
std::vector<QPointF> packedPlaces(const std::vector<QSizeF> &sizes, double gap);

} // namespace bulkhead::diagram
