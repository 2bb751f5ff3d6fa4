// SPDX-License-Identifier: Apache-2.0
#include "diagram/arrange.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace bulkhead::diagram {
namespace {

QRectF commonBounds(const std::vector<QRectF> &rects)
{
    return std::accumulate(rects.begin(), rects.end(), QRectF(),
                           [](const QRectF &sum, const QRectF &rect) { return sum.united(rect); });
}

void align(QRectF &rect, const QRectF &bounds, Alignment alignment)
{
    switch (alignment) {
    case Alignment::Left:
        rect.moveLeft(bounds.left());
        break;
    case Alignment::Right:
        rect.moveRight(bounds.right());
        break;
    case Alignment::Top:
        rect.moveTop(bounds.top());
        break;
    case Alignment::Bottom:
        rect.moveBottom(bounds.bottom());
        break;
    case Alignment::HorizontalCentre:
        rect.moveCenter({bounds.center().x(), rect.center().y()});
        break;
    case Alignment::VerticalCentre:
        rect.moveCenter({rect.center().x(), bounds.center().y()});
        break;
    }
}

// One axis of a rectangle: its two edges and its middle.
struct Span
{
    double low, middle, high;
};

Span spanX(const QRectF &rect)
{
    return {rect.left(), rect.center().x(), rect.right()};
}

Span spanY(const QRectF &rect)
{
    return {rect.top(), rect.center().y(), rect.bottom()};
}

// The smallest move within reach that brings an edge onto an edge, or a middle onto a middle.
struct Catch
{
    double move = 0;
    double line = 0;
    bool found = false;
};

void consider(Catch &best, double from, double to, double reach)
{
    const double move = to - from;
    if (std::abs(move) <= reach && (!best.found || std::abs(move) < std::abs(best.move)))
        best = {move, to, true};
}

Catch nearest(const Span &moving, const std::vector<Span> &others, double reach)
{
    Catch best;
    for (const Span &other : others) {
        consider(best, moving.middle, other.middle, reach);
        for (const double edge : {moving.low, moving.high}) {
            consider(best, edge, other.low, reach);
            consider(best, edge, other.high, reach);
        }
    }
    return best;
}

std::vector<Span> spans(const std::vector<QRectF> &rects, Span (*span)(const QRectF &))
{
    std::vector<Span> result(rects.size());
    std::transform(rects.begin(), rects.end(), result.begin(), span);
    return result;
}

bool touches(const Span &span, double line)
{
    return std::abs(span.low - line) < 0.5 || std::abs(span.middle - line) < 0.5 ||
           std::abs(span.high - line) < 0.5;
}

} // namespace

std::vector<QRectF> aligned(std::vector<QRectF> rects, Alignment alignment)
{
    const QRectF bounds = commonBounds(rects);
    for (QRectF &rect : rects)
        align(rect, bounds, alignment);
    return rects;
}

std::vector<QRectF> distributed(std::vector<QRectF> rects, Qt::Orientation direction)
{
    if (rects.size() < 3)
        return rects;
    const bool across = direction == Qt::Horizontal;
    const auto start = [&](const QRectF &rect) { return across ? rect.left() : rect.top(); };
    const auto extent = [&](const QRectF &rect) { return across ? rect.width() : rect.height(); };

    std::vector<std::size_t> order(rects.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return start(rects[a]) < start(rects[b]); });

    const QRectF &last = rects[order.back()];
    double gap = start(last) - start(rects[order.front()]);
    for (std::size_t i = 0; i + 1 < order.size(); ++i)
        gap -= extent(rects[order[i]]);
    gap /= static_cast<double>(order.size() - 1);

    double at = start(rects[order.front()]);
    for (const std::size_t index : order) {
        QRectF &rect = rects[index];
        across ? rect.moveLeft(at) : rect.moveTop(at);
        at += extent(rect) + gap;
    }
    return rects;
}

QPointF snappedToGrid(QPointF point, double step)
{
    return {std::round(point.x() / step) * step, std::round(point.y() / step) * step};
}

SmartGuides smartGuides(const QRectF &moving, const std::vector<QRectF> &others, double reach)
{
    const Catch x = nearest(spanX(moving), spans(others, spanX), reach);
    const Catch y = nearest(spanY(moving), spans(others, spanY), reach);

    SmartGuides guides;
    guides.correction = {x.move, y.move};
    guides.horizontal = x.found;
    guides.vertical = y.found;

    // A line runs through all that it aligns, so that the eye sees with whom.
    const QRectF moved = moving.translated(guides.correction);
    QRectF columns = moved;
    QRectF rows = moved;
    for (const QRectF &other : others) {
        if (x.found && touches(spanX(other), x.line))
            columns |= other;
        if (y.found && touches(spanY(other), y.line))
            rows |= other;
    }
    if (x.found)
        guides.lines.emplace_back(x.line, columns.top(), x.line, columns.bottom());
    if (y.found)
        guides.lines.emplace_back(rows.left(), y.line, rows.right(), y.line);
    return guides;
}

} // namespace bulkhead::diagram
