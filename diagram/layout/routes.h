// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagram/layout/lane_grid.h"
#include "diagram/view_graph.h"
#include "model/vocabulary.h"

#include <optional>
#include <QPointF>
#include <QRectF>
#include <vector>

namespace bulkhead::diagram {

// Finds the bend points with which flows pass by what they have nothing to do with: other elements, and
// the titles of boxes.
class Router
{
public:
    // `rects` by node of the graph; all must outlive the router.
    Router(const ViewGraph &graph, const std::vector<QRectF> &rects, const model::Vocabulary &vocabulary,
           const LaneLimits &limits = {}, LaneMemory *memory = nullptr);

    // None where the plain way is free, or where there is no way; else those of a way round what stands in
    // between.
    std::vector<QPointF> bends(const ViewFlow &flow);
    // The course with these bends from border to border; empty where there are none.
    std::vector<QPointF> courseRound(const ViewFlow &flow);

private:
    // An element, or the title of a box: lines through a box are no fault, those through its title are.
    struct Obstacle
    {
        int node;
        QRectF rect; // with some room around it
    };

    std::vector<QRectF> obstaclesOf(const ViewFlow &flow) const;
    QPointF betweenMiddles(const ViewFlow &flow, const std::vector<QRectF> &obstacles) const;
    LaneGrid *grid();
    std::vector<QPointF> wayRound(const ViewFlow &flow, const std::vector<QRectF> &obstacles);

    const ViewGraph &m_graph;
    const std::vector<QRectF> &m_rects;
    LaneLimits m_limits;
    LaneMemory *m_memory;
    std::vector<Obstacle> m_obstacles;
    std::optional<LaneGrid> m_grid; // made when a way round is asked for
};

bool crosses(const QRectF &rect, const QPointF &from, const QPointF &to);

} // namespace bulkhead::diagram
