// SPDX-License-Identifier: Apache-2.0
#include "export/report/pdf/pdf_figures.h"

#include "catalog/analysis/risk.h"
#include "diagram/painting/badge_painter.h"
#include "export/text/words.h"

#include <algorithm>
#include <QFontMetricsF>
#include <QPainterPath>

namespace bulkhead::exporting {

namespace {

constexpr double cellGap = 8;
constexpr double axisWidth = 90; // for the numbers beside the map

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QPen outline(const diagram::RatingLook &look)
{
    return look.stroke.isValid() ? QPen(look.stroke, 2.4) : QPen(Qt::NoPen);
}

// A text in one line, in smaller letters where it does not fit.
void paintFitted(QPainter &painter, const QFont &font, const QRectF &area, const QString &words)
{
    const double width = QFontMetricsF(font).horizontalAdvance(words);
    QFont fitted = font;
    if (width > area.width())
        fitted.setPixelSize(std::max(1, static_cast<int>(font.pixelSize() * area.width() / width)));
    painter.setFont(fitted);
    painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter, words);
}

} // namespace

double paintRating(QPainter &painter, const diagram::Theme &theme, const QFont &font, model::Rating rating,
                   const QPointF &topLeft, double height, bool unsure)
{
    const diagram::RatingLook &look = theme.rating(rating);
    const QString word = text(ratingTitle(rating));
    const QFontMetricsF metrics(font);
    const double shape = height * 0.5;
    const double width = height * 0.5 + shape + height * 0.3 + metrics.horizontalAdvance(word) + height * 0.5;
    const QRectF pill(topLeft, QSizeF(width, height));

    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(unsure ? QPen(theme.toVerifyStroke, 2.4, Qt::DashLine) : outline(look));
    painter.setBrush(unsure ? theme.toVerifyFill : look.fill);
    painter.drawRoundedRect(pill, height / 2, height / 2);
    const QColor ink = unsure ? theme.text : look.onFill;
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink);
    const QRectF mark(topLeft.x() + height * 0.5, topLeft.y() + (height - shape) / 2, shape, shape);
    painter.drawPath(diagram::badgeOutline(look.shape, mark));
    painter.setPen(ink);
    painter.setFont(font);
    const double baseline = topLeft.y() + (height + metrics.ascent() - metrics.descent()) / 2;
    painter.drawText(QPointF(mark.right() + height * 0.3, baseline), word);
    painter.restore();
    return width;
}

double heatMapHeight(double side)
{
    return 5 * (side + cellGap) + 100;
}

void paintHeatMap(QPainter &painter, const diagram::Theme &theme, const QFont &font, const HeatMap &map,
                  double side)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(font);
    const double step = side + cellGap;
    for (int likelihood = 1; likelihood <= 5; ++likelihood) {
        const double top = (5 - likelihood) * step;
        painter.setPen(theme.textMuted);
        painter.drawText(QRectF(0, top, axisWidth - 16, side), Qt::AlignRight | Qt::AlignVCenter,
                         QString::number(likelihood));
        for (int impact = 1; impact <= 5; ++impact) {
            const std::size_t count =
                map.counts[static_cast<std::size_t>(likelihood - 1)][static_cast<std::size_t>(impact - 1)];
            const diagram::RatingLook &look = theme.rating(catalog::ratingOf(likelihood * impact));
            const QRectF cell(axisWidth + (impact - 1) * step, top, side, side);
            painter.setOpacity(count == 0 ? 0.22 : 1);
            painter.setPen(Qt::NoPen);
            painter.setBrush(look.fill);
            painter.drawRoundedRect(cell, 12, 12);
            painter.setOpacity(1);
            if (count > 0) {
                painter.setPen(look.onFill);
                painter.drawText(cell, Qt::AlignCenter, QString::number(count));
            }
        }
    }
    painter.setPen(theme.textMuted);
    for (int impact = 1; impact <= 5; ++impact)
        painter.drawText(QRectF(axisWidth + (impact - 1) * step, 5 * step, side, 44), Qt::AlignCenter,
                         QString::number(impact));
    painter.drawText(QRectF(axisWidth, 5 * step + 44, 5 * step, 44), Qt::AlignCenter,
                     QStringLiteral("Impact"));
    painter.translate(-6, 5 * step / 2);
    painter.rotate(-90);
    painter.drawText(QRectF(-300, 0, 600, 44), Qt::AlignCenter, QStringLiteral("Likelihood"));
    painter.restore();
}

void paintBars(QPainter &painter, const diagram::Theme &theme, const QFont &font, const Bars &bars,
               const QRectF &area)
{
    std::size_t most = 1;
    for (const auto &[title, count] : bars.bars)
        most = std::max(most, count);
    const double step = area.height() / static_cast<double>(bars.bars.size());
    const double labels = area.width() * 0.48;
    painter.save();
    painter.setFont(font);
    double top = area.top();
    for (const auto &[title, count] : bars.bars) {
        painter.setPen(theme.text);
        painter.drawText(QRectF(area.left(), top, labels, step), Qt::AlignLeft | Qt::AlignVCenter,
                         text(title));
        const double room = area.width() - labels - 90;
        const double length = room * static_cast<double>(count) / static_cast<double>(most);
        const QRectF bar(area.left() + labels, top + step * 0.2, length, step * 0.6);
        painter.fillRect(bar, theme.accent);
        painter.drawText(QRectF(bar.right() + 16, top, 80, step), Qt::AlignLeft | Qt::AlignVCenter,
                         QString::number(count));
        top += step;
    }
    painter.restore();
}

void paintBurnDown(QPainter &painter, const diagram::Theme &theme, const QFont &font,
                   const BurnDown &burnDown, const QRectF &area)
{
    const std::vector<int> &risks = burnDown.risks;
    const double most = std::max(1, *std::max_element(risks.begin(), risks.end()));
    constexpr double line = 40; // for a figure above a bar, and for the number of the step below it
    const double step = area.width() / static_cast<double>(risks.size());
    painter.save();
    painter.setFont(font);
    for (std::size_t i = 0; i < risks.size(); ++i) {
        const double left = area.left() + static_cast<double>(i) * step;
        const double tall = (area.height() - 2 * line) * risks[i] / most;
        const double top = area.bottom() - line - tall;
        painter.fillRect(QRectF(left + step * 0.15, top, step * 0.7, tall), theme.accent);
        painter.setPen(theme.text);
        painter.drawText(QRectF(left, top - line, step, line), Qt::AlignCenter, QString::number(risks[i]));
        painter.setPen(theme.textMuted);
        painter.drawText(QRectF(left, area.bottom() - line, step, line), Qt::AlignCenter,
                         i == 0 ? QStringLiteral("now") : QString::number(i));
    }
    painter.restore();
}

void paintTiles(QPainter &painter, const PrintStyle &style, const Tiles &tiles, double width, double height)
{
    constexpr double tileGap = 24;
    const double count = static_cast<double>(tiles.tiles.size());
    const double tileWidth = (width - (count - 1) * tileGap) / count;
    painter.setRenderHint(QPainter::Antialiasing);
    double left = 0;
    for (const Tiles::Tile &tile : tiles.tiles) {
        const diagram::RatingLook *look = tile.rating ? &style.theme().rating(*tile.rating) : nullptr;
        const QRectF box(left, 0, tileWidth, height);
        painter.setPen(look ? QPen(Qt::NoPen) : QPen(style.theme().border, 2.4));
        painter.setBrush(look ? QBrush(look->fill) : QBrush(Qt::NoBrush));
        painter.drawRoundedRect(box, 20, 20);
        painter.setPen(look ? look->onFill : style.theme().text);
        paintFitted(painter, style.textFont(17, true), box.adjusted(24, 12, -12, -44),
                    QString::number(tile.count));
        paintFitted(painter, style.textFont(8.5), box.adjusted(24, 78, -12, -8), text(tile.label));
        left += tileWidth + tileGap;
    }
}

} // namespace bulkhead::exporting
