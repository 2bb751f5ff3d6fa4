// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <QLineF>
#include <QPointF>
#include <QRectF>
#include <vector>

// Pure geometry of tidying up: aligning, distributing, snapping.
namespace bulkhead::diagram {

enum class Alignment : std::uint8_t { Left, HorizontalCentre, Right, Top, VerticalCentre, Bottom };

// The rectangles moved so that the named edge or centre line is that of their common bounds.
std::vector<QRectF> aligned(std::vector<QRectF> rects, Alignment alignment);

// The rectangles moved so that the gaps between neighbours are equal; the outermost two stay.
std::vector<QRectF> distributed(std::vector<QRectF> rects, Qt::Orientation direction);

QPointF snappedToGrid(QPointF point, double step);

// Where a moving rectangle catches on the edges and centre lines of others, and the lines to show for it.
struct SmartGuides
{
    QPointF correction;
    bool horizontal = false; // caught in x
    bool vertical = false;   // caught in y
    std::vector<QLineF> lines;
};
SmartGuides smartGuides(const QRectF &moving, const std::vector<QRectF> &others, double reach);

} // namespace bulkhead::diagram
