// SPDX-License-Identifier: Apache-2.0
#include "diagram/scene/room.h"

#include "diagram/index.h"
#include "diagram/labels.h"

#include <algorithm>

namespace bulkhead::diagram {
namespace {

constexpr double roomGap = 20;
constexpr int mostRoomTries = 60; // in each direction

bool isRoom(const QRectF &rect, const std::vector<QRectF> &taken)
{
    const QRectF wanted = rect.adjusted(-roomGap + 1, -roomGap + 1, roomGap - 1, roomGap - 1);
    return std::none_of(taken.begin(), taken.end(),
                        [&](const QRectF &other) { return other.intersects(wanted); });
}

// What stands in the box beside `except`; -1: at the top.
std::vector<QRectF> standingIn(const ViewGraph &graph, const std::vector<QRectF> &rects, int box,
                               std::span<const int> except)
{
    std::vector<QRectF> taken;
    for (std::size_t i = 0; i < rects.size(); ++i)
        if (graph.nodes()[i].parent == box &&
            std::find(except.begin(), except.end(), static_cast<int>(i)) == except.end())
            taken.push_back(rects[i]);
    return taken;
}

// How many elements outside the box it would reach over with that rectangle.
std::ptrdiff_t inTheWay(const ViewGraph &graph, const std::vector<QRectF> &rects, int box,
                        const QRectF &grown, std::span<const int> except)
{
    std::ptrdiff_t count = 0;
    for (std::size_t i = 0; i < rects.size(); ++i) {
        const int node = static_cast<int>(i);
        const bool belongs = node == box || graph.isInside(node, box) || graph.isInside(box, node) ||
                             std::find(except.begin(), except.end(), node) != except.end();
        count += !belongs && rects[i].intersects(grown) ? 1 : 0;
    }
    return count;
}

} // namespace

QPointF roomIn(const ViewGraph &graph, const std::vector<QRectF> &rects, int box, const QSizeF &size,
               std::span<const int> except)
{
    const std::vector<QRectF> taken = standingIn(graph, rects, box, except);
    const QRectF &outer = rects[at(box)];
    const QPointF start = outer.topLeft() + QPointF(boxPadding, boxHeaderHeight + roomGap / 2);
    const QRectF inside(start, outer.bottomRight() - QPointF(10, 10));
    for (int row = 0; row < mostRoomTries; ++row)
        for (int column = 0; column < mostRoomTries; ++column) {
            const QRectF tried(start + QPointF(column, row) * roomGap, size);
            if (tried.right() > inside.right())
                break;
            if (tried.bottom() <= inside.bottom() && isRoom(tried, taken))
                return tried.topLeft();
        }
    QRectF contents;
    for (const QRectF &rect : taken)
        contents |= rect;
    if (contents.isNull())
        return start;
    const QPointF below(start.x(), std::max(contents.bottom() + roomGap, start.y()));
    const QPointF right(std::max(contents.right() + roomGap, start.x()), start.y());
    const auto cost = [&](const QPointF &corner) {
        return inTheWay(graph, rects, box, outer | QRectF(corner, size).adjusted(-10, 0, 10, 10), except);
    };
    return cost(right) < cost(below) ? right : below;
}

QPointF roomBeside(const ViewGraph &graph, const std::vector<QRectF> &rects, int box, const QRectF &from)
{
    const std::vector<QRectF> taken = standingIn(graph, rects, graph.nodes()[at(box)].parent, {});
    QPointF corner(rects[at(box)].right() + 2 * roomGap, from.top());
    for (int step = 0; step < mostRoomTries && !isRoom(QRectF(corner, from.size()), taken); ++step)
        corner.ry() += roomGap;
    return corner;
}

QPointF roomNear(const ViewGraph &graph, const std::vector<QRectF> &rects, const QRectF &place)
{
    const std::vector<QRectF> taken = standingIn(graph, rects, -1, {});
    QRectF tried = place;
    for (int step = 0; step < mostRoomTries && !isRoom(tried, taken); ++step)
        for (const QRectF &other : taken) // past what is in the way
            if (other.intersects(tried.adjusted(-roomGap + 1, -roomGap + 1, roomGap - 1, roomGap - 1)))
                tried.moveLeft(other.right() + roomGap);
    return tried.topLeft();
}

} // namespace bulkhead::diagram
