// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagram/overlay.h"
#include "diagram/theme.h"

#include <QPainterPath>
#include <QPointF>
#include <QRectF>

class QPainter;

namespace bulkhead::diagram {

// The outline of a rating's shape, filling the rectangle.
QPainterPath badgeOutline(BadgeShape shape, const QRectF &rect);

// How much room a badge takes around its centre.
QSizeF badgeSize(const Badge &badge);

// Number and worst rating; hollow when nothing of it is confirmed.
void paintBadge(QPainter *painter, const QPointF &centre, const Badge &badge, const Theme &theme);

// The number of a step of an attack path.
void paintStep(QPainter *painter, const QPointF &centre, int number, const Theme &theme);

} // namespace bulkhead::diagram
