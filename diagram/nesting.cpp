// SPDX-License-Identifier: Apache-2.0
#include "diagram/nesting.h"

#include "diagram/index.h"

#include <algorithm>
#include <cmath>

namespace bulkhead::diagram {
namespace {

constexpr double enclosureTolerance = 0.01; // px: what adding and subtracting costs
constexpr std::size_t mostCellsAcross = 64;

double enclosedArea(const QRectF &rect)
{
    return rect.width() * rect.height();
}

std::size_t gridPlace(double value, double start, double extent, std::size_t side)
{
    if (extent <= 0)
        return 0;
    const double share = (value - start) / extent * static_cast<double>(side);
    return static_cast<std::size_t>(std::clamp(share, 0.0, static_cast<double>(side - 1)));
}

} // namespace

std::vector<Body> bodiesOf(const ViewGraph &graph, const std::vector<QRectF> &rects)
{
    std::vector<Body> bodies;
    bodies.reserve(rects.size());
    for (std::size_t i = 0; i < rects.size(); ++i) {
        const ViewNode &node = graph.nodes()[i];
        bodies.push_back({rects[i], node.holds(), node.parent});
    }
    return bodies;
}

Enclosures::Enclosures(std::vector<Body> bodies) : m_bodies(std::move(bodies))
{
    std::vector<int> boxes;
    for (std::size_t i = 0; i < m_bodies.size(); ++i) {
        if (!m_bodies[i].holds)
            continue;
        boxes.push_back(static_cast<int>(i));
        m_bounds |= m_bodies[i].rect;
    }
    std::stable_sort(boxes.begin(), boxes.end(), [&](int a, int b) {
        return enclosedArea(m_bodies[at(a)].rect) < enclosedArea(m_bodies[at(b)].rect);
    });
    m_side = std::clamp(2 * static_cast<std::size_t>(std::sqrt(static_cast<double>(boxes.size()))),
                        std::size_t{1}, mostCellsAcross);
    m_cells.resize(m_side * m_side);
    for (const int box : boxes) {
        const QRectF &rect = m_bodies[at(box)].rect;
        for (std::size_t y = row(rect.top()); y <= row(rect.bottom()); ++y)
            for (std::size_t x = column(rect.left()); x <= column(rect.right()); ++x)
                m_cells[y * m_side + x].push_back(box);
    }
}

std::size_t Enclosures::column(double x) const
{
    return gridPlace(x, m_bounds.left(), m_bounds.width(), m_side);
}

std::size_t Enclosures::row(double y) const
{
    return gridPlace(y, m_bounds.top(), m_bounds.height(), m_side);
}

int Enclosures::boxAround(int body) const
{
    const QPointF centre = m_bodies[at(body)].rect.center();
    for (const int box : m_cells[row(centre.y()) * m_side + column(centre.x())])
        if (encloses(box, body))
            return box;
    return -1;
}

bool Enclosures::encloses(int box, int body) const
{
    const QRectF &outer = m_bodies[at(box)].rect;
    const QRectF &inner = m_bodies[at(body)].rect;
    if (box == body ||
        !outer.adjusted(-enclosureTolerance, -enclosureTolerance, enclosureTolerance, enclosureTolerance)
             .contains(inner) ||
        isInside(box, body))
        return false;
    return enclosedArea(outer) > enclosedArea(inner) + enclosureTolerance || isInside(body, box);
}

bool Enclosures::isInside(int body, int box) const
{
    for (int up = m_bodies[at(body)].parent; up >= 0; up = m_bodies[at(up)].parent)
        if (up == box)
            return true;
    return false;
}

std::vector<Misplaced> misplaced(const ViewGraph &graph, const std::vector<QRectF> &rects)
{
    const Enclosures enclosures(bodiesOf(graph, rects));
    std::vector<Misplaced> found;
    for (std::size_t i = 0; i < rects.size(); ++i) {
        const int node = static_cast<int>(i);
        if (const int box = enclosures.boxAround(node); box != graph.nodes()[i].parent)
            found.push_back({node, box});
    }
    return found;
}

} // namespace bulkhead::diagram
