// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagram/hubs.h"
#include "diagram/layout/lane_grid.h"
#include "diagram/view_graph.h"
#include "model/model.h"

#include <QPointF>
#include <QRectF>
#include <stop_token>
#include <vector>

namespace bulkhead::diagram {

struct RoutingQuestion
{
    const ViewGraph &graph;
    const std::vector<QRectF> &rects;                 // by node
    std::vector<QRectF> texts;                        // that lines go round: names of boxes, ports
    std::vector<int> wanted;                          // flows that get a way
    std::vector<const std::vector<QPointF> *> kept{}; // courses of others, which stay
    QRectF area{};                                    // in which lines run; null: all of the picture
    LaneLimits limits{};
    LaneMemory *memory = nullptr; // of the searches; null: made for them
};

// What lines go round: the names of boxes, and the ports with their labels.
std::vector<QRectF> textsToPass(const model::Model &model, const ViewGraph &graph, const Hubs &hubs,
                                const std::vector<QRectF> &rects);

// Ways at right angles, each in a lane of its own, by flow: from border to border. Empty for flows that are
// not wanted, from an element to itself, and where there is no way.
std::vector<std::vector<QPointF>> laneCourses(const RoutingQuestion &question, const std::stop_token &stop);

} // namespace bulkhead::diagram
