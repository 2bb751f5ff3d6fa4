// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QElapsedTimer>
#include <QLabel>
#include <QTimer>

#include <map>

namespace bulkhead::app {

// Counts the minutes of a round down, from the first time that it is shown, and then how far it is over.
// Nothing stops with it.
class RoundClock : public QLabel
{
    Q_OBJECT

public:
    explicit RoundClock(QWidget *parent = nullptr);

    void showRound(int round, int minutes);
    void showNone();

private:
    void refresh();

    QTimer m_second;
    std::map<int, QElapsedTimer> m_begun; // by round
    int m_round = -1;
    int m_minutes = 0;
};

} // namespace bulkhead::app
