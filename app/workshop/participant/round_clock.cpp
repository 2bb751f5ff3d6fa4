// SPDX-License-Identifier: Apache-2.0
#include "app/workshop/participant/round_clock.h"

#include "app/workshop/words/workshop_words.h"

namespace bulkhead::app {

RoundClock::RoundClock(QWidget *parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setObjectName(QStringLiteral("roundClock"));
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.5);
    large.setBold(true);
    setFont(large);
    setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    setMinimumWidth(fontMetrics().horizontalAdvance(QStringLiteral("−88:88")));
    setToolTip(tr("Your own clock: what is left of this round since you opened it. The facilitator’s clock "
                  "ends the round; nothing stops here."));
    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, this, &RoundClock::refresh);
}

void RoundClock::showRound(int round, int minutes)
{
    m_round = round;
    m_minutes = minutes;
    if (QElapsedTimer &begun = m_begun[round]; !begun.isValid())
        begun.start();
    m_second.start();
    refresh();
    show();
}

void RoundClock::showNone()
{
    m_second.stop();
    hide();
}

void RoundClock::refresh()
{
    const qint64 left = qint64{m_minutes} * 60 - m_begun[m_round].elapsed() / 1000;
    setText(clockText(left));
    setAccessibleName(left < 0 ? tr("The round has been over for %1").arg(clockText(-left))
                               : tr("%1 left of the round").arg(clockText(left)));
    setEnabled(left >= 0); // what is over is faded
}

} // namespace bulkhead::app
