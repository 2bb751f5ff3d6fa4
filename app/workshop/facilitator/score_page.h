// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/workshop/facilitator/desk_page.h"

class QLabel;
class QTableWidget;

namespace bulkhead::app {

// The score with its parts: of the room as a whole, and on asking the places of the groups. Who stood out.
class ScorePage : public DeskPage
{
    Q_OBJECT

public:
    explicit ScorePage(DeskView &view);

    QString title() const override;
    QString keys() const override;
    void refresh() override;
    bool pressed(const QKeyEvent &event) override;

    bool isLeaderboard() const { return m_isLeaderboard; }

private:
    void showRow(int row, const QString &name, const catalog::workshop::Score &score);
    QString praise() const;

    QLabel *m_note;
    QTableWidget *m_table;
    QLabel *m_weights;
    QLabel *m_praise;
    bool m_isLeaderboard = false;
};

} // namespace bulkhead::app
