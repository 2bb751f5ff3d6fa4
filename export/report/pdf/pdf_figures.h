// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagram/theme.h"
#include "export/report/blocks/blocks.h"
#include "export/report/pdf/laid_text.h"

#include <QPainter>

// The small drawings of the printed report.
namespace bulkhead::exporting {

// A rating as shape, colour and word; gives its width. `height` in units.
double paintRating(QPainter &painter, const diagram::Theme &theme, const QFont &font, model::Rating rating,
                   const QPointF &topLeft, double height, bool unsure = false);

void paintHeatMap(QPainter &painter, const diagram::Theme &theme, const QFont &font, const HeatMap &map,
                  double side); // of one cell, in units
double heatMapHeight(double side);

void paintBars(QPainter &painter, const diagram::Theme &theme, const QFont &font, const Bars &bars,
               const QRectF &area);

void paintBurnDown(QPainter &painter, const diagram::Theme &theme, const QFont &font,
                   const BurnDown &burnDown, const QRectF &area);

void paintTiles(QPainter &painter, const PrintStyle &style, const Tiles &tiles, double width, double height);

} // namespace bulkhead::exporting
