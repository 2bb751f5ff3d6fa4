#pragma once

#include "diagram/theme.h"
#include "export/report/report_data.h"

#include <QPainter>

// The small drawings of the printed report.
namespace bulkhead::exporting {

// A rating as shape, colour and word; gives its width. `height` in units.
double paintRating(QPainter &painter, const diagram::Theme &theme, const QFont &font, model::Rating rating,
                   const QPointF &topLeft, double height, bool unsure = false);

// The open issues of each likelihood and impact; `side` is that of one cell.
void paintHeatMap(QPainter &painter, const diagram::Theme &theme, const QFont &font,
                  const ReportSummary &summary, double side);
double heatMapHeight(double side);

// The open issues of each STRIDE category as bars.
void paintCategories(QPainter &painter, const diagram::Theme &theme, const QFont &font,
                     const ReportSummary &summary, const QRectF &area);

// The open risk as it is and after each step: bars with their figures.
void paintBurnDown(QPainter &painter, const diagram::Theme &theme, const QFont &font,
                   const std::vector<ReportAction> &actions, const QRectF &area);

} // namespace bulkhead::exporting
