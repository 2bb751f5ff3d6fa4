// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagram/theme.h"
#include "diagram/view_graph.h"

#include <functional>
#include <QPainterPath>
#include <QPointF>
#include <QRectF>

class QPainter;

namespace bulkhead::diagram {

// The tinted hull round the members of a network, with bridges between those that stand apart.
struct NetworkHull
{
    QPainterPath path;
    QPointF name; // where it starts
    QRectF bounds;
};

// `rectOf` tells where a node of the graph stands.
NetworkHull networkHull(const ViewGraph &graph, int network, const std::function<QRectF(int node)> &rectOf);

void paintNetwork(QPainter *painter, const ViewGraph &graph, int network, const NetworkHull &hull,
                  const Theme &theme);

} // namespace bulkhead::diagram
