// SPDX-License-Identifier: Apache-2.0
#include "app/workshop/facilitator/votes_bar.h"

#include "app/workshop/words/workshop_words.h"

#include <QPainter>

#include <algorithm>

namespace bulkhead::app {

namespace ws = catalog::workshop;

namespace {

constexpr int votesRows = 3;

} // namespace

VotesBar::VotesBar(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void VotesBar::show(const catalog::workshop::CellVotes &votes, std::size_t sheets,
                    const diagram::Theme &theme)
{
    m_votes = votes;
    m_sheets = sheets;
    m_theme = theme;
    setAccessibleName(tr("Threat %1, no threat %2, don’t know %3, of %4 sheets")
                          .arg(QString::number(votes.threat), QString::number(votes.none),
                               QString::number(votes.unknown), QString::number(sheets)));
    updateGeometry();
    update();
}

int VotesBar::rowHeight() const
{
    return fontMetrics().height() + 8;
}

QSize VotesBar::sizeHint() const
{
    return {400, votesRows * rowHeight()};
}

void VotesBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QString words[] = {markName(ws::Mark::Threat), markName(ws::Mark::None),
                             markName(ws::Mark::Unknown)};
    const std::size_t counts[] = {m_votes.threat, m_votes.none, m_votes.unknown};
    const QBrush fills[] = {m_theme.rating(model::Rating::High).fill, m_theme.accent,
                            QBrush(m_theme.toVerifyStroke, Qt::BDiagPattern)};
    int wordWidth = 0;
    for (const QString &word : words)
        wordWidth = std::max(wordWidth, fontMetrics().horizontalAdvance(word));
    const int figureWidth = fontMetrics().horizontalAdvance(QStringLiteral("000")) + 8;
    const int left = wordWidth + figureWidth + 16;
    const double whole = std::max(1, width() - left - 4);
    for (int row = 0; row < votesRows; ++row) {
        const int top = row * rowHeight();
        painter.setPen(m_theme.text);
        painter.drawText(QRect(0, top, wordWidth, rowHeight()), Qt::AlignLeft | Qt::AlignVCenter, words[row]);
        painter.drawText(QRect(wordWidth + 4, top, figureWidth, rowHeight()),
                         Qt::AlignRight | Qt::AlignVCenter, QString::number(counts[row]));
        const double share =
            m_sheets > 0 ? std::min(1.0, static_cast<double>(counts[row]) / static_cast<double>(m_sheets))
                         : 0;
        const QRectF track(left, top + 5, whole, rowHeight() - 10);
        painter.setPen(QPen(m_theme.border, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(track);
        painter.setBrush(fills[row]);
        painter.setPen(QPen(m_theme.text, 1));
        if (share > 0)
            painter.drawRect(QRectF(track.left(), track.top(), whole * share, track.height()));
    }
}

} // namespace bulkhead::app
