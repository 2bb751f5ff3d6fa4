// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/workshop/facilitator/desk_page.h"

class QLabel;
class QTableWidget;

namespace bulkhead::app {

// Threats beside the cells that the room added; the facilitator accepts them.
class ExtrasPage : public DeskPage
{
    Q_OBJECT

public:
    explicit ExtrasPage(DeskView &view);

    QString title() const override;
    QString keys() const override;
    void refresh() override;
    bool pressed(const QKeyEvent &event) override;

private:
    struct Row
    {
        catalog::workshop::ExtraThreat extra; // with the first title that somebody gave
        std::size_t named = 0;                // by so many sheets
        bool isAgreed = false;                // by two thirds of the room
        bool isAccepted = false;              // by the facilitator
    };
    std::vector<Row> rows() const;

    QLabel *m_note;
    QTableWidget *m_table;
    std::vector<Row> m_rows;
};

} // namespace bulkhead::app
