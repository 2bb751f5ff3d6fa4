// SPDX-License-Identifier: Apache-2.0
#include "app/gui/diagram/legend.h"

#include "diagram/painting/badge_painter.h"

#include <QFontMetricsF>
#include <QPainter>

namespace bulkhead::app {

namespace {

constexpr int legendSample = 44; // px, of a line
constexpr int legendRows = 7;

double rowHeight(const QFont &font)
{
    return QFontMetricsF(font).height() + 8;
}

} // namespace

Legend::Legend(QWidget *parent) : QWidget(parent)
{
    setAccessibleName(tr("Legend"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void Legend::setTheme(const diagram::Theme &theme)
{
    m_theme = theme;
    update();
}

QSize Legend::sizeHint() const
{
    return {200, static_cast<int>(height(1, font()))};
}

double Legend::height(int columns, const QFont &font)
{
    return (legendRows + columns - 1) / columns * rowHeight(font);
}

void Legend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paint(&painter, rect(), 1, font(), m_theme);
}

void Legend::paint(QPainter *painter, const QRectF &area, int columns, const QFont &font,
                   const diagram::Theme &theme)
{
    painter->setRenderHint(QPainter::Antialiasing);
    const double height = rowHeight(font);
    const double width = area.width() / columns;
    int entry = 0;
    const auto place = [&] {
        const QPointF at(area.left() + entry % columns * width, area.top() + entry / columns * height);
        return QRectF(at, QSizeF(width, height));
    };
    const auto say = [&](const QString &text) {
        painter->setPen(theme.text);
        painter->setFont(font);
        painter->drawText(place().adjusted(legendSample + 12, 0, 0, 0),
                          Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, text);
        ++entry;
    };
    const auto line = [&](const QColor &colour, const QList<qreal> &dashes, const QString &text) {
        QPen pen(colour, 2);
        if (!dashes.isEmpty())
            pen.setDashPattern(dashes);
        painter->setPen(pen);
        const QPointF start(place().left(), place().center().y());
        painter->drawLine(start, start + QPointF(legendSample, 0));
        say(text);
    };
    const auto badge = [&](int confirmed, const QString &text) {
        diagram::paintBadge(painter, QPointF(place().left() + legendSample / 2.0, place().center().y()),
                            {3, confirmed, model::Rating::High}, theme);
        say(text);
    };
    line(theme.flowEncrypted, {}, tr("Data, encrypted"));
    line(theme.flowPlain, {}, tr("Data in clear text"));
    line(theme.flow, {}, tr("Data, encryption unknown"));
    line(theme.flow, {3.5, 2}, tr("Images pulled and pushed"));
    line(theme.boundary, {2.5, 2}, tr("Trust boundary"));
    badge(3, tr("Threats, the worst high"));
    badge(0, tr("Threats, still to verify"));
}

} // namespace bulkhead::app
