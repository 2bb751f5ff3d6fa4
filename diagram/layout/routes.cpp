#include "diagram/layout/routes.h"

#include <algorithm>
#include <cmath>
#include <QLineF>

namespace bulkhead::diagram {
namespace {

constexpr double clearance = 8;
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

bool isFree(const ViewGraph &graph, const std::vector<QRectF> &rects, const ViewFlow &flow,
            const std::vector<QPointF> &points)
{
    for (std::size_t i = 0; i < rects.size(); ++i) {
        const int node = static_cast<int>(i);
        if (node == flow.source || node == flow.target || !graph.nodes()[i].children.empty())
            continue;
        const QRectF rect = rects[i].adjusted(-clearance, -clearance, clearance, clearance);
        for (std::size_t leg = 0; leg + 1 < points.size(); ++leg)
            if (crosses(rect, points[leg], points[leg + 1]))
                return false;
    }
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

std::vector<QPointF> neededBends(const ViewGraph &graph, const std::vector<QRectF> &rects,
                                 const ViewFlow &flow, const std::vector<QPointF> &route)
{
    const QPointF from = rects[static_cast<std::size_t>(flow.source)].center();
    const QPointF to = rects[static_cast<std::size_t>(flow.target)].center();
    if (route.empty() || isFree(graph, rects, flow, {from, to}))
        return {};
    std::vector<QPointF> points{from};
    points.insert(points.end(), route.begin(), route.end());
    points.push_back(to);
    std::vector<QPointF> kept;
    simplify(points, 0, points.size() - 1, kept);
    return kept;
}

} // namespace bulkhead::diagram
