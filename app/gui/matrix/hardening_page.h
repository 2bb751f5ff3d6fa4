// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/gui/session/session_panel.h"

class QLabel;
class QTableView;

namespace bulkhead::app {

class HardeningModel;

// What every container should have, and which have it not: one matrix, so that what is special stands out.
// A click on a cell shows its worst finding.
class HardeningPage : public SessionPanel
{
    Q_OBJECT

public:
    explicit HardeningPage(Session &session, QWidget *parent = nullptr);

    QTableView *view() const { return m_view; }

protected:
    void refresh(const AssessmentChange &change) override;

private:
    HardeningModel *m_model;
    QTableView *m_view;
    QLabel *m_legend;
};

} // namespace bulkhead::app
