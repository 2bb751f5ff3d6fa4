// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <QRectF>
#include <Qt>
#include <vector>

namespace bulkhead::diagram {

// The rectangle that lies nearest in the direction of an arrow key, as a person would look for it: straight
// ahead counts more than close by. -1 when there is none.
int nextInDirection(const std::vector<QRectF> &rects, int from, Qt::Key arrow,
                    const std::function<bool(int)> &admitted);

} // namespace bulkhead::diagram
