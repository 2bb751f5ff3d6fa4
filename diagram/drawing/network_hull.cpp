// SPDX-License-Identifier: Apache-2.0
#include "diagram/drawing/network_hull.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <QLineF>
#include <QPainter>
#include <vector>

namespace bulkhead::diagram {
namespace {

// The shortest tree that joins the centres (Prim): bridges cross as little ground as they can.
std::vector<QLineF> joiningTree(const std::vector<QPointF> &points)
{
    std::vector<QLineF> lines;
    std::vector<double> distance(points.size(), std::numeric_limits<double>::max());
    std::vector<std::size_t> nearest(points.size(), 0);
    std::vector<bool> joined(points.size(), false);
    std::size_t current = 0;
    for (std::size_t step = 1; step < points.size(); ++step) {
        joined[current] = true;
        std::size_t next = points.size();
        for (std::size_t i = 0; i < points.size(); ++i) {
            if (joined[i])
                continue;
            const double length = QLineF(points[current], points[i]).length();
            if (length < distance[i]) {
                distance[i] = length;
                nearest[i] = current;
            }
            if (next == points.size() || distance[i] < distance[next])
                next = i;
        }
        lines.emplace_back(points[nearest[next]], points[next]);
        current = next;
    }
    return lines;
}

// A band along a line, turning the same way as a rectangle does, so that winding fill unites them all.
QPolygonF band(const QLineF &line, double width)
{
    const double length = std::max(1e-6, line.length());
    const QPointF across(-line.dy() / length * width / 2, line.dx() / length * width / 2);
    return {
        {line.p1() - across, line.p2() - across, line.p2() + across, line.p1() + across, line.p1() - across}};
}

} // namespace

NetworkHull networkHull(const ViewGraph &graph, int network, const std::function<QRectF(int node)> &rectOf)
{
    // Hulls of several networks round one element show as rings.
    const double reach = 8 + 5 * (network % 4);
    std::vector<QPointF> centres;
    QRectF first;
    int firstMember = 0;
    NetworkHull hull;
    hull.path.setFillRule(Qt::WindingFill);
    for (const int member : graph.networks()[static_cast<std::size_t>(network)].members) {
        const QRectF rect = rectOf(member);
        hull.path.addRoundedRect(rect.adjusted(-reach, -reach, reach, reach), 12, 12);
        centres.push_back(rect.center());
        if (first.isNull() || std::pair(rect.top(), rect.left()) < std::pair(first.top(), first.left())) {
            first = rect;
            firstMember = member;
        }
    }
    // A tree of very many costs their square, and nobody follows its bridges.
    constexpr std::size_t mostBridged = 300;
    if (centres.size() > mostBridged)
        centres.clear();
    for (const QLineF &line : joiningTree(centres))
        hull.path.addPolygon(band(line, 26));
    // Below, since box names stand above; one under the other where several networks begin at one element.
    const std::vector<int> &here = graph.nodes()[static_cast<std::size_t>(firstMember)].networks;
    const auto place = std::find(here.begin(), here.end(), network) - here.begin();
    constexpr double lineHeight = 13;
    hull.name = first.bottomLeft() + QPointF(4, 19 + lineHeight * static_cast<double>(place));
    hull.bounds =
        hull.path.boundingRect().adjusted(-2, -2, 120, 18 + lineHeight * static_cast<double>(place));
    return hull;
}

void paintNetwork(QPainter *painter, const ViewGraph &graph, int network, const NetworkHull &hull,
                  const Theme &theme)
{
    const QColor &colour = theme.network(static_cast<std::size_t>(network));
    QColor tint = colour;
    tint.setAlphaF(0.17f);
    painter->fillPath(hull.path, tint);
    painter->setFont(theme.kindFont());
    painter->setPen(colour);
    painter->drawText(
        hull.name, QString::fromStdString(graph.networks()[static_cast<std::size_t>(network)].element->name));
}

} // namespace bulkhead::diagram
