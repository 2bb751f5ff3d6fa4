// SPDX-License-Identifier: Apache-2.0
#include "diagram/painting/port_painter.h"

#include <QPainter>

namespace bulkhead::diagram {

void paintHubMark(QPainter *painter, const QPointF &middle, int hub, const Theme &theme, bool crossesBoundary)
{
    painter->setBrush(theme.network(static_cast<std::size_t>(hub)));
    painter->setPen(QPen(theme.surface, 1));
    painter->drawEllipse(middle, portRadius, portRadius);
    if (crossesBoundary) {
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(theme.boundary, 1, Qt::DashLine));
        painter->drawEllipse(middle, portRadius + 2, portRadius + 2);
    }
    QFont font = theme.kindFont();
    font.setBold(true);
    painter->setFont(font);
    painter->setPen(theme.surface);
    const QRectF area(middle.x() - portRadius, middle.y() - portRadius, 2 * portRadius, 2 * portRadius);
    painter->drawText(area, Qt::AlignCenter | Qt::TextSingleLine, hubLetter(hub));
}

void paintPort(QPainter *painter, const PortMark &port, const Theme &theme)
{
    if (!port.isNone())
        paintHubMark(painter, port.middle, port.hub, theme, port.crossesBoundary);
}

QRectF portLabelRect(const FlowLook &look, const PortMark &port, const Theme &theme)
{
    const QSizeF size = flowLabelSize(look, theme);
    if (size.width() < 1)
        return {};
    constexpr double room = portRadius + 4;
    const double left = port.isLeft ? port.middle.x() - room - size.width() : port.middle.x() + room;
    return {left, port.middle.y() - size.height() / 2, size.width(), size.height()};
}

} // namespace bulkhead::diagram
