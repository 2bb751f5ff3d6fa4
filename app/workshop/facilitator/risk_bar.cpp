// SPDX-License-Identifier: Apache-2.0
#include "app/workshop/facilitator/risk_bar.h"

#include <QPainter>

#include <algorithm>

namespace bulkhead::app {

RiskBar::RiskBar(QWidget *parent) : QWidget(parent)
{
    constexpr int leastHeight = 264; // px: a name and a bar for each
    setMinimumHeight(leastHeight);
    setAccessibleName(tr("Open risk after each measure"));
}

void RiskBar::show(std::vector<Bar> bars, const diagram::Theme &theme)
{
    m_bars = std::move(bars);
    m_theme = theme;
    update();
}

void RiskBar::paintEvent(QPaintEvent *)
{
    if (m_bars.empty())
        return;
    constexpr int rows = 6; // without a measure, and after each of the five
    constexpr int gap = 4;
    QPainter painter(this);
    const QFontMetrics metrics = fontMetrics();
    const int row = height() / rows;
    const int high = std::clamp(row - metrics.height() - gap, 8, metrics.height() + gap);
    const int number = metrics.horizontalAdvance(QStringLiteral("0000")) + 2 * gap;
    const int most =
        std::max(1, std::max_element(m_bars.begin(), m_bars.end(), [](const Bar &a, const Bar &b) {
                        return a.risk < b.risk;
                    })->risk);
    for (std::size_t i = 0; i < m_bars.size(); ++i) {
        const int top = static_cast<int>(i) * row;
        painter.setPen(m_theme.text);
        painter.drawText(QRect(0, top, width(), metrics.height()), Qt::AlignLeft | Qt::TextSingleLine,
                         metrics.elidedText(m_bars[i].name, Qt::ElideRight, width()));
        const QRect bar(1, top + metrics.height(), (width() - number) * std::max(0, m_bars[i].risk) / most,
                        high);
        painter.setBrush(i == 0 ? m_theme.textMuted : m_theme.accent);
        painter.drawRect(bar);
        painter.drawText(QRect(bar.right() + gap, bar.top(), number, bar.height()),
                         Qt::AlignLeft | Qt::AlignVCenter, QString::number(m_bars[i].risk));
    }
}

} // namespace bulkhead::app
