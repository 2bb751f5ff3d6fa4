// SPDX-License-Identifier: Apache-2.0
#include "diagram/walk.h"

#include <cmath>

namespace bulkhead::diagram {

int nextInDirection(const std::vector<QRectF> &rects, int from, Qt::Key arrow,
                    const std::function<bool(int)> &admitted)
{
    const QPointF start = rects[static_cast<std::size_t>(from)].center();
    const bool level = arrow == Qt::Key_Left || arrow == Qt::Key_Right;
    const double sign = arrow == Qt::Key_Left || arrow == Qt::Key_Up ? -1 : 1;
    int best = -1;
    double bestCost = 0;
    for (std::size_t i = 0; i < rects.size(); ++i) {
        const int node = static_cast<int>(i);
        const QPointF way = rects[i].center() - start;
        const double ahead = sign * (level ? way.x() : way.y());
        const double aside = std::abs(level ? way.y() : way.x());
        if (node == from || ahead < 1 || aside > 2 * ahead || !admitted(node))
            continue;
        const double cost = ahead + 2 * aside;
        if (best < 0 || cost < bestCost) {
            best = node;
            bestCost = cost;
        }
    }
    return best;
}

} // namespace bulkhead::diagram
