// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagram/hubs.h"
#include "diagram/view_graph.h"

#include <QMarginsF>
#include <QRectF>
#include <QSizeF>
#include <stop_token>
#include <vector>

namespace bulkhead::diagram {

struct PlacingQuestion
{
    const ViewGraph &graph;
    const Hubs &hubs;
    std::vector<QSizeF> sizes;     // by node; of a box the least
    std::vector<QMarginsF> margin; // by node: room round it, for its ports
    std::vector<double> labels;    // by flow: width
};

// Places for all of a view, on the grid. In each box, what flows join stands in layers, and these groups with
// what no flow joins are packed towards a page's shape: first what is exposed to the outside. Flows of hubs
// join nothing.
std::vector<QRectF> placed(const PlacingQuestion &question, const std::stop_token &stop);

} // namespace bulkhead::diagram
