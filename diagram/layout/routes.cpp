#include "diagram/layout/routes.h"

#include "diagram/flow_path.h"
#include "diagram/labels.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <QLineF>

namespace bulkhead::diagram {
namespace {

constexpr double clearance = 8;
constexpr double titleClearance = 2;
constexpr double laneClearance = 10; // by which parallel flows keep apart at corners
constexpr double costOfABend = 40;   // in px of way
// Measured: 150 elements with 300 flows take 0.1 s; what is larger is hardly read line by line.
constexpr std::size_t mostObstacles = 400;
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

bool isFree(const std::vector<QRectF> &obstacles, const QPointF &from, const QPointF &to)
{
    return std::none_of(obstacles.begin(), obstacles.end(),
                        [&](const QRectF &rect) { return crosses(rect, from, to); });
}

bool isFree(const std::vector<QRectF> &obstacles, const std::vector<QPointF> &course)
{
    for (std::size_t leg = 0; leg + 1 < course.size(); ++leg)
        if (!isFree(obstacles, course[leg], course[leg + 1]))
            return false;
    return true;
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
    const std::vector<QRectF> obstacles = obstaclesOf(flow, 0);
    if (isFree(obstacles, flowCourse(source, target, {}, lane)))
        return {};
    std::vector<QPointF> suggested{source.rect.center()};
    suggested.insert(suggested.end(), suggestion.begin(), suggestion.end());
    suggested.push_back(target.rect.center());
    std::vector<QPointF> kept;
    simplify(suggested, 0, suggested.size() - 1, kept);
    if (!kept.empty() && flow.lane == 0 && isFree(obstacles, flowCourse(source, target, kept, 0)))
        return kept;
    return m_obstacles.size() > mostObstacles
               ? kept
               : shortestWay(flow, obstaclesOf(flow, 1), flow.lane * laneClearance);
}

// What the flow must not cross: neither its ends, nor what they hold.
std::vector<QRectF> Router::obstaclesOf(const ViewFlow &flow, double less) const
{
    std::vector<QRectF> rects;
    for (const Obstacle &obstacle : m_obstacles) {
        const bool isOwn = obstacle.node == flow.source || obstacle.node == flow.target ||
                           m_graph.isInside(obstacle.node, flow.source) ||
                           m_graph.isInside(obstacle.node, flow.target);
        if (!isOwn)
            rects.push_back(obstacle.rect.adjusted(less, less, -less, -less));
    }
    return rects;
}

// Dijkstra over the corners of what stands in the way, which see each other or do not.
std::vector<QPointF> Router::shortestWay(const ViewFlow &flow, const std::vector<QRectF> &obstacles,
                                         double lane) const
{
    std::vector<QPointF> points{m_rects[static_cast<std::size_t>(flow.source)].center(),
                                m_rects[static_cast<std::size_t>(flow.target)].center()};
    for (const QRectF &obstacle : obstacles) {
        const double out = 1 + lane;
        const QRectF round = obstacle.adjusted(-out, -out, out, out);
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
    for (;;) {
        std::size_t here = points.size();
        for (std::size_t i = 0; i < points.size(); ++i)
            if (!done[i] && cost[i] < far && (here == points.size() || cost[i] < cost[here]))
                here = i;
        if (here == points.size())
            return {}; // walled in
        if (here == 1)
            break;
        done[here] = true;
        for (std::size_t next = 1; next < points.size(); ++next) {
            const double there =
                cost[here] + QLineF(points[here], points[next]).length() + (next == 1 ? 0 : costOfABend);
            if (!done[next] && there < cost[next] && isFree(obstacles, points[here], points[next])) {
                cost[next] = there;
                before[next] = here;
            }
        }
    }
    std::vector<QPointF> way;
    for (std::size_t at = before[1]; at != 0; at = before[at])
        way.push_back(points[at]);
    std::reverse(way.begin(), way.end());
    return way;
}

} // namespace bulkhead::diagram
