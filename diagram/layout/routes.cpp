// SPDX-License-Identifier: Apache-2.0
#include "diagram/layout/routes.h"

#include "diagram/index.h"
#include "diagram/labels.h"
#include "diagram/painting/flow_path.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <QLineF>
#include <span>

namespace bulkhead::diagram {
namespace {

constexpr double clearance = 8;
constexpr double titleClearance = 2;

bool isFree(std::span<const QRectF> obstacles, std::span<const QPointF> course)
{
    for (std::size_t leg = 0; leg + 1 < course.size(); ++leg)
        for (const QRectF &obstacle : obstacles)
            if (crosses(obstacle, course[leg], course[leg + 1]))
                return false;
    return true;
}

// The same way with as few corners as the obstacles leave.
std::vector<QPointF> pulledTight(const std::vector<QPointF> &way, const std::vector<QRectF> &obstacles)
{
    std::vector<QPointF> tight{way.front()};
    for (std::size_t here = 0; here + 1 < way.size();) {
        std::size_t next = way.size() - 1;
        while (next > here + 1 && !isFree(obstacles, std::array{way[here], way[next]}))
            --next;
        tight.push_back(way[next]);
        here = next;
    }
    return tight;
}

} // namespace

bool crosses(const QRectF &rect, const QPointF &from, const QPointF &to)
{
    if (std::max(from.x(), to.x()) < rect.left() || std::min(from.x(), to.x()) > rect.right() ||
        std::max(from.y(), to.y()) < rect.top() || std::min(from.y(), to.y()) > rect.bottom())
        return false;
    // All corners on one side of the line: it passes by.
    int sides = 0;
    for (const QPointF &corner : {rect.topLeft(), rect.topRight(), rect.bottomLeft(), rect.bottomRight()}) {
        const double side =
            (to.x() - from.x()) * (corner.y() - from.y()) - (to.y() - from.y()) * (corner.x() - from.x());
        sides += side > 0 ? 1 : -1;
    }
    return std::abs(sides) != 4;
}

Router::Router(const ViewGraph &graph, const std::vector<QRectF> &rects, const model::Vocabulary &vocabulary,
               const LaneLimits &limits, LaneMemory *memory)
    : m_graph(graph), m_rects(rects), m_limits(limits), m_memory(memory)
{
    for (std::size_t i = 0; i < rects.size(); ++i) {
        const ViewNode &node = graph.nodes()[i];
        const bool isTitle = !node.children.empty();
        const double room = isTitle ? titleClearance : clearance;
        const QRectF rect = isTitle ? boxTitle(node, rects[i], vocabulary) : rects[i];
        m_obstacles.push_back({static_cast<int>(i), rect.adjusted(-room, -room, room, room)});
    }
}

std::vector<QPointF> Router::bends(const ViewFlow &flow)
{
    if (flow.source == flow.target || m_graph.isInside(flow.source, flow.target) ||
        m_graph.isInside(flow.target, flow.source))
        return {};
    const FlowEnd source{m_rects[static_cast<std::size_t>(flow.source)]};
    const FlowEnd target{m_rects[static_cast<std::size_t>(flow.target)]};
    const double lane = laneOffset(flow);
    const std::vector<QRectF> obstacles = obstaclesOf(flow);
    const std::vector<QPointF> plain = flowCourse(source, target, {}, lane);
    if (isFree(obstacles, plain))
        return {};
    return wayRound(flow, obstacles);
}

std::vector<QPointF> Router::courseRound(const ViewFlow &flow)
{
    const std::vector<QPointF> found = bends(flow);
    if (found.empty())
        return {};
    return flowCourse({m_rects[at(flow.source)]}, {m_rects[at(flow.target)]}, found, 0);
}

// What the flow must not cross: neither its ends, nor what they hold.
std::vector<QRectF> Router::obstaclesOf(const ViewFlow &flow) const
{
    std::vector<QRectF> rects;
    for (const Obstacle &obstacle : m_obstacles) {
        const bool isOwn = obstacle.node == flow.source || obstacle.node == flow.target ||
                           m_graph.isInside(obstacle.node, flow.source) ||
                           m_graph.isInside(obstacle.node, flow.target);
        if (!isOwn)
            rects.push_back(obstacle.rect);
    }
    return rects;
}

// A bend for a flow that may run from middle to middle, but not on its lane beside that: as far to its side
// as there is room for, so that parallel flows do not run as one.
QPointF Router::betweenMiddles(const ViewFlow &flow, const std::vector<QRectF> &obstacles) const
{
    const FlowEnd source{m_rects[static_cast<std::size_t>(flow.source)]};
    const FlowEnd target{m_rects[static_cast<std::size_t>(flow.target)]};
    const QPointF middle = (source.rect.center() + target.rect.center()) / 2;
    const QPointF aside = sidewaysOf({source.rect.center(), target.rect.center()}) * laneOffset(flow);
    for (const double share : {1.0, 0.75, 0.5, 0.25}) {
        const std::vector<QPointF> bend{middle + aside * share};
        if (isFree(obstacles, flowCourse(source, target, bend, 0)))
            return bend.front();
    }
    return middle;
}

// Null where elements stand too far apart for a raster.
LaneGrid *Router::grid()
{
    if (m_grid)
        return &*m_grid;
    QRectF area;
    for (const QRectF &rect : m_rects)
        area |= rect;
    if (!LaneGrid::isPossible(area, m_limits))
        return nullptr;
    m_grid.emplace(area, m_limits, m_memory);
    for (const Obstacle &obstacle : m_obstacles) {
        if (m_graph.nodes()[at(obstacle.node)].children.empty())
            m_grid->addElement(m_rects[at(obstacle.node)], obstacle.node);
        else
            m_grid->addText(obstacle.rect);
    }
    return &*m_grid;
}

// Round what the plain way meets: a way at right angles, pulled tight.
std::vector<QPointF> Router::wayRound(const ViewFlow &flow, const std::vector<QRectF> &obstacles)
{
    const QRectF &source = m_rects[at(flow.source)];
    const QRectF &target = m_rects[at(flow.target)];
    LaneGrid *raster = grid();
    const Lane lane = raster ? raster->find({source, flow.source}, {target, flow.target}, {}) : Lane();
    if (lane.isEmpty())
        return {};
    raster->occupy(lane); // the next one finds one of its own
    std::vector<QPointF> way{source.center()};
    way.insert(way.end(), lane.course.begin(), lane.course.end());
    way.push_back(target.center());
    way = pulledTight(way, obstacles);
    if (way.size() == 2)
        return {betweenMiddles(flow, obstacles)};
    return {way.begin() + 1, way.end() - 1};
}

} // namespace bulkhead::diagram
