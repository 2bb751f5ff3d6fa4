// SPDX-License-Identifier: Apache-2.0
#include "diagram/items/network_item.h"

#include "diagram/items/element_item.h"
#include "diagram/items/scene_state.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <QPainter>

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

NetworkItem::NetworkItem(SceneState &state, int network) : m_state(state), m_network(network)
{
    setAcceptedMouseButtons(Qt::NoButton);
    setZValue(networkLayer + network);
}

void NetworkItem::route()
{
    prepareGeometryChange();
    // Hulls of several networks round one element show as rings.
    const double reach = 8 + 5 * (m_network % 4);
    std::vector<QPointF> centres;
    QRectF first;
    int firstMember = 0;
    m_hull = QPainterPath();
    m_hull.setFillRule(Qt::WindingFill);
    for (const int member : m_state.graph.networks()[static_cast<std::size_t>(m_network)].members) {
        const QRectF rect = m_state.elements[static_cast<std::size_t>(member)]->rect();
        m_hull.addRoundedRect(rect.adjusted(-reach, -reach, reach, reach), 12, 12);
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
        m_hull.addPolygon(band(line, 26));
    // Below, since box names stand above; one under the other where several networks begin at one element.
    const std::vector<int> &here = m_state.graph.nodes()[static_cast<std::size_t>(firstMember)].networks;
    const auto place = std::find(here.begin(), here.end(), m_network) - here.begin();
    constexpr double lineHeight = 13;
    m_name = first.bottomLeft() + QPointF(4, 19 + lineHeight * static_cast<double>(place));
    m_bounds = m_hull.boundingRect().adjusted(-2, -2, 120, 18 + lineHeight * static_cast<double>(place));
}

void NetworkItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    const QColor &colour = m_state.theme.network(static_cast<std::size_t>(m_network));
    QColor tint = colour;
    tint.setAlphaF(0.17f);
    painter->fillPath(m_hull, tint);
    painter->setFont(m_state.theme.kindFont());
    painter->setPen(colour);
    painter->drawText(
        m_name,
        QString::fromStdString(m_state.graph.networks()[static_cast<std::size_t>(m_network)].element->name));
}

} // namespace bulkhead::diagram
