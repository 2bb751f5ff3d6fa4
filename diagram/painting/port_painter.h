// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagram/hubs.h"
#include "diagram/painting/flow_painter.h"

namespace bulkhead::diagram {

// The mark of a hub, wherever it stands: at the hub itself, at each of its ports, in the legend.
void paintHubMark(QPainter *painter, const QPointF &middle, int hub, const Theme &theme,
                  bool crossesBoundary = false);

// The mark and the label of a flow that is drawn as a port; its stub is its line.
void paintPort(QPainter *painter, const PortMark &port, const Theme &theme);

// Beyond the mark, seen from the element; null when there is nothing to show.
QRectF portLabelRect(const FlowLook &look, const PortMark &port, const Theme &theme);

} // namespace bulkhead::diagram
