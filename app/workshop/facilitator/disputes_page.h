// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/workshop/facilitator/desk_page.h"

class QLabel;
class QTableWidget;

namespace bulkhead::app {

// The cells that the room disagrees on, most divided first.
class DisputesPage : public DeskPage
{
    Q_OBJECT

public:
    explicit DisputesPage(DeskView &view);

    QString title() const override;
    QString keys() const override;
    void refresh() override;
    bool pressed(const QKeyEvent &event) override;

private:
    QLabel *m_note;
    QTableWidget *m_table;
    std::vector<catalog::workshop::StrideCell> m_cells; // of the rows
};

} // namespace bulkhead::app
