// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPointF>
#include <QSizeF>
#include <vector>

namespace bulkhead::diagram {

// What stands in one component of a box, and the flows between: the flow leaves and enters at heights within
// them.
struct LayerEdge
{
    int from = 0;
    int to = 0;
    double fromHeight = 0; // px below the upper edge
    double toHeight = 0;
    double label = 0; // its width
};

struct LayerQuestion
{
    std::vector<QSizeF> sizes;
    std::vector<LayerEdge> edges; // none to itself
    // What flows to the outside ask for, by node; empty where there are none: heights in the component's
    // coordinates.
    std::vector<std::vector<double>> pulls;
    // 1: flows lead out of the component from here, it stands late; 0: no wish.
    std::vector<int> late;
};

// Upper left corners of a layered drawing: what flows lead to stands right of where they come from, with
// lanes for the lines between the layers. A drawing much wider than high is folded into rows. Deterministic;
// starts at (0, 0).
std::vector<QPointF> layeredPlaces(const LayerQuestion &question);

} // namespace bulkhead::diagram
