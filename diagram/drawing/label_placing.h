// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagram/painting/flow_painter.h"
#include "diagram/view_graph.h"

#include <QPointF>
#include <QRectF>
#include <vector>

namespace bulkhead::diagram {

// Adds what labels are not to cover of an element: all of it, of a box its name, and its badge.
void addObstacles(std::vector<QRectF> &taken, const ViewNode &node, const ElementLook &look,
                  const QRectF &rect, const model::Vocabulary &vocabulary);

// A flow whose label wants a place.
struct LabelledFlow
{
    const FlowLook *look = nullptr; // these two are never null
    const std::vector<QPointF> *course = nullptr;
    LabelSpot spot;
};

// Moves the labels of flows along their lines, or beside them where a label would hide a short line, so that
// they cover neither what is taken nor each other nor lines, where there is room. Beyond some hundreds of
// flows nobody reads them all; then every label stays in the middle.
void placeLabels(std::vector<LabelledFlow> &flows, std::vector<QRectF> taken, const Theme &theme);

} // namespace bulkhead::diagram
