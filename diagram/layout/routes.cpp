// SPDX-License-Identifier: Apache-2.0
#include "diagram/layout/routes.h"

#include "diagram/labels.h"
#include "diagram/painting/flow_path.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <QLineF>
#include <span>

namespace bulkhead::diagram {
namespace {

constexpr double clearance = 8;
constexpr double titleClearance = 2;
constexpr double laneClearance = 10; // by which parallel flows keep apart at corners
constexpr double costOfABend = 40;   // in px of way
// A way round more than that is no help to who looks.
constexpr int mostTries = 12;
constexpr std::size_t mostMet = 24;
constexpr double hardlyABend = 10;

double distanceToLine(const QPointF &point, const QPointF &from, const QPointF &to)
{
    const QPointF along = to - from;
    const double length = std::hypot(along.x(), along.y());
    if (length < 1e-6)
        return QLineF(point, from).length();
    return std::abs(along.x() * (point.y() - from.y()) - along.y() * (point.x() - from.x())) / length;
}

// Douglas and Peucker: keeps the point farthest from the chord while it is far enough.
void simplify(const std::vector<QPointF> &points, std::size_t first, std::size_t last,
              std::vector<QPointF> &kept)
{
    double farthest = 0;
    std::size_t index = first;
    for (std::size_t i = first + 1; i < last; ++i)
        if (const double distance = distanceToLine(points[i], points[first], points[last]);
            distance > farthest) {
            farthest = distance;
            index = i;
        }
    if (farthest <= hardlyABend)
        return;
    simplify(points, first, index, kept);
    kept.push_back(points[index]);
    simplify(points, index, last, kept);
}

bool isFree(std::span<const QRectF> obstacles, std::span<const QPointF> course)
{
    for (std::size_t leg = 0; leg + 1 < course.size(); ++leg)
        for (const QRectF &obstacle : obstacles)
            if (crosses(obstacle, course[leg], course[leg + 1]))
                return false;
    return true;
}

// Dijkstra over the corners of the obstacles, some `room` outside, which see each other or do not. Both ends
// are part of the way; empty where an end is walled in.
std::vector<QPointF> shortestWay(const QPointF &from, const QPointF &to, const std::vector<QRectF> &obstacles,
                                 double room)
{
    std::vector<QPointF> points{from, to};
    for (const QRectF &obstacle : obstacles) {
        const QRectF round = obstacle.adjusted(-room, -room, room, room);
        for (const QPointF &corner :
             {round.topLeft(), round.topRight(), round.bottomLeft(), round.bottomRight()})
            if (std::none_of(obstacles.begin(), obstacles.end(),
                             [&](const QRectF &other) { return other.contains(corner); }))
                points.push_back(corner);
    }
    constexpr double far = std::numeric_limits<double>::infinity();
    std::vector<double> cost(points.size(), far);
    std::vector<std::size_t> before(points.size(), 0);
    std::vector<bool> done(points.size(), false);
    cost[0] = 0;
    while (!done[1]) {
        std::size_t here = points.size();
        for (std::size_t i = 0; i < points.size(); ++i)
            if (!done[i] && cost[i] < far && (here == points.size() || cost[i] < cost[here]))
                here = i;
        if (here == points.size())
            return {};
        done[here] = true;
        for (std::size_t next = 1; next < points.size(); ++next) {
            const double there =
                cost[here] + QLineF(points[here], points[next]).length() + (next == 1 ? 0 : costOfABend);
            const std::array leg{points[here], points[next]};
            if (!done[next] && there < cost[next] && isFree(obstacles, leg)) {
                cost[next] = there;
                before[next] = here;
            }
        }
    }
    std::vector<QPointF> way{to};
    for (std::size_t at = 1; at != 0; at = before[at])
        way.push_back(points[before[at]]);
    std::reverse(way.begin(), way.end());
    return way;
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

Router::Router(const ViewGraph &graph, const std::vector<QRectF> &rects, const model::Vocabulary &vocabulary)
    : m_graph(graph), m_rects(rects)
{
    for (std::size_t i = 0; i < rects.size(); ++i) {
        const ViewNode &node = graph.nodes()[i];
        const bool isTitle = !node.children.empty();
        const double room = isTitle ? titleClearance : clearance;
        const QRectF rect = isTitle ? boxTitle(node, rects[i], vocabulary) : rects[i];
        m_obstacles.push_back({static_cast<int>(i), rect.adjusted(-room, -room, room, room)});
    }
}

std::vector<QPointF> Router::bends(const ViewFlow &flow, const std::vector<QPointF> &suggestion) const
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
    std::vector<QPointF> suggested{source.rect.center()};
    suggested.insert(suggested.end(), suggestion.begin(), suggestion.end());
    suggested.push_back(target.rect.center());
    std::vector<QPointF> kept;
    simplify(suggested, 0, suggested.size() - 1, kept);
    if (!kept.empty() && flow.lane == 0 && isFree(obstacles, flowCourse(source, target, kept, 0)))
        return kept;
    return wayRound(flow, plain, obstacles);
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

// Round what the plain way meets; what the way found meets in turn is gone round, too, until it is free.
std::vector<QPointF> Router::wayRound(const ViewFlow &flow, std::vector<QPointF> way,
                                      const std::vector<QRectF> &obstacles) const
{
    const QPointF from = m_rects[static_cast<std::size_t>(flow.source)].center();
    const QPointF to = m_rects[static_cast<std::size_t>(flow.target)].center();
    std::vector<QRectF> met;
    for (int tries = 0; tries < mostTries && met.size() <= mostMet; ++tries) {
        const std::size_t metBefore = met.size();
        for (const QRectF &obstacle : obstacles)
            if (!isFree({&obstacle, 1}, way) && std::find(met.begin(), met.end(), obstacle) == met.end())
                met.push_back(obstacle);
        if (met.size() == metBefore && way.size() == 2)
            return {betweenMiddles(flow, obstacles)};
        if (met.size() == metBefore)
            return {way.begin() + 1, way.end() - 1};
        way = shortestWay(from, to, met, 1 + flow.lane * laneClearance);
        if (way.empty())
            break;
    }
    return {};
}

} // namespace bulkhead::diagram
