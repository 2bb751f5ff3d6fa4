// SPDX-License-Identifier: Apache-2.0
#include "app/gui/what_if/burn_down.h"

#include "app/gui/session/session.h"
#include "diagram/literal_text.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace bulkhead::app {

namespace {

constexpr double captionHeight = 18; // px, above and below the bars
constexpr double margin = 10;

} // namespace

BurnDown::BurnDown(Session &session, QWidget *parent) : QWidget(parent), m_session(session)
{
    setAccessibleName(tr("Burn-down of risk"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void BurnDown::setBars(std::vector<Bar> bars)
{
    m_bars = std::move(bars);
    QStringList told;
    for (const Bar &bar : m_bars)
        told << tr("%1: risk %2").arg(bar.title).arg(bar.risk);
    setAccessibleDescription(told.join(QStringLiteral("; ")));
    update();
}

QRectF BurnDown::slot(std::size_t bar) const
{
    const double step = (width() - 2 * margin) / static_cast<double>(std::max<std::size_t>(m_bars.size(), 1));
    return {margin + step * static_cast<double>(bar), 0, step, static_cast<double>(height())};
}

void BurnDown::paintEvent(QPaintEvent *)
{
    const diagram::Theme &theme = m_session.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), theme.surface);
    if (m_bars.empty())
        return;
    int highest = 1;
    for (const Bar &bar : m_bars)
        highest = std::max(highest, bar.risk);
    const double room = height() - 2 * captionHeight - 4;
    painter.setPen(theme.border);
    painter.drawLine(QPointF(margin, height() - captionHeight),
                     QPointF(width() - margin, height() - captionHeight));
    for (std::size_t i = 0; i < m_bars.size(); ++i) {
        const QRectF at = slot(i);
        const double tall = room * m_bars[i].risk / highest;
        const QRectF bar(at.x() + at.width() * 0.15, height() - captionHeight - tall, at.width() * 0.7, tall);
        painter.setPen(m_bars[i].taken ? Qt::NoPen : QPen(theme.accent, 1.2, Qt::DashLine));
        painter.setBrush(m_bars[i].taken ? QBrush(theme.accent) : QBrush(theme.surface));
        painter.drawRect(bar);
        painter.setPen(theme.text);
        painter.drawText(QRectF(at.x(), bar.top() - captionHeight, at.width(), captionHeight),
                         Qt::AlignCenter, QString::number(m_bars[i].risk));
        painter.setPen(theme.textMuted);
        painter.drawText(QRectF(at.x(), height() - captionHeight, at.width(), captionHeight), Qt::AlignCenter,
                         i == 0 ? tr("now") : QString::number(i));
    }
}

bool BurnDown::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        for (std::size_t i = 0; i < m_bars.size(); ++i) {
            if (slot(i).contains(help->pos()))
                QToolTip::showText(
                    help->globalPos(),
                    diagram::literalText(
                        tr("%1: risk %2").arg(m_bars[i].title, QString::number(m_bars[i].risk))),
                    this);
        }
        return true;
    }
    return QWidget::event(event);
}

} // namespace bulkhead::app
