// SPDX-License-Identifier: Apache-2.0
#include "app/workshop/participant/progress_ring.h"

#include <QPainter>

namespace bulkhead::app {

ProgressRing::ProgressRing(QWidget *parent) : QWidget(parent)
{
    setFixedSize(sizeHint());
}

void ProgressRing::setDone(std::size_t done, std::size_t all)
{
    m_done = done;
    m_all = all;
    const QString text = tr("%1 of %2 cells are marked").arg(done).arg(all);
    setToolTip(tr("Cells that are marked, of all that are asked"));
    setAccessibleName(text);
    update();
}

void ProgressRing::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    constexpr double width = 4;
    constexpr int sixteenths = 16; // Qt counts angles in sixteenths of a degree
    const QRectF ring = QRectF(rect()).adjusted(width, width, -width, -width);
    painter.setPen(QPen(palette().color(QPalette::Mid), width));
    painter.drawEllipse(ring);
    if (m_all > 0 && m_done > 0) {
        painter.setPen(QPen(palette().color(QPalette::Highlight), width, Qt::SolidLine, Qt::FlatCap));
        const double share = static_cast<double>(m_done) / static_cast<double>(m_all);
        painter.drawArc(ring, 90 * sixteenths, -static_cast<int>(share * 360 * sixteenths));
    }
    QFont font = painter.font();
    font.setPixelSize(11);
    painter.setFont(font);
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(rect(), Qt::AlignCenter, QStringLiteral("%1/%2").arg(m_done).arg(m_all));
}

} // namespace bulkhead::app
