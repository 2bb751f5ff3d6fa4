#pragma once

#include "diagram/view_graph.h"

#include <QPointF>
#include <QRectF>
#include <vector>

namespace bulkhead::diagram {

// The bend points that a flow really needs: none where the straight way is free of other elements, else
// those of the route without the ones that hardly bend it.
std::vector<QPointF> neededBends(const ViewGraph &graph, const std::vector<QRectF> &rects,
                                 const ViewFlow &flow, const std::vector<QPointF> &route);

bool crosses(const QRectF &rect, const QPointF &from, const QPointF &to);

} // namespace bulkhead::diagram
