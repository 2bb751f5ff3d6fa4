// SPDX-License-Identifier: Apache-2.0
#include "app/workshop/facilitator/risk_bar.h"

#include <QPainter>

#include <algorithm>

namespace bulkhead::app {

RiskBar::RiskBar(QWidget *parent) : QWidget(parent)
{
    constexpr int leastHeight = 140; // px
    setMinimumHeight(leastHeight);
    setAccessibleName(tr("Open risk after each measure"));
}

void RiskBar::show(std::vector<int> risks, const diagram::Theme &theme)
{
    m_risks = std::move(risks);
    m_theme = theme;
    update();
}

void RiskBar::paintEvent(QPaintEvent *)
{
    if (m_risks.empty())
        return;
    constexpr int columns = 6; // without a measure, and after each of the five
    QPainter painter(this);
    const int text = fontMetrics().height() + 4;
    const double whole = std::max(1, height() - text - 2);
    const double most = std::max(1, *std::max_element(m_risks.begin(), m_risks.end()));
    const double width = static_cast<double>(this->width()) / columns;
    for (std::size_t i = 0; i < m_risks.size(); ++i) {
        const double high = whole * std::max(0, m_risks[i]) / most;
        const QRectF column(static_cast<double>(i) * width + 4, height() - high - 1, width - 8, high);
        painter.setPen(QPen(m_theme.text, 1));
        painter.setBrush(i == 0 ? m_theme.textMuted : m_theme.accent);
        painter.drawRect(column);
        painter.drawText(QRectF(column.left() - 4, column.top() - text, width, text), Qt::AlignCenter,
                         QString::number(m_risks[i]));
    }
}

} // namespace bulkhead::app
