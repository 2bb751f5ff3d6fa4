// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/gui/session/session_panel.h"
#include "model/element.h"
#include "model/records.h"

#include <optional>

class QLabel;
class QTableView;

namespace bulkhead::app {

class MatrixModel;
class Session;

// The STRIDE matrix: where which sort of threat is open. Activating a cell lists its threats.
class MatrixPage : public SessionPanel
{
    Q_OBJECT

public:
    explicit MatrixPage(Session &session, QWidget *parent = nullptr);

    QTableView *view() const { return m_view; }

signals:
    void threatsRequested(const bulkhead::model::Id &subject,
                          std::optional<bulkhead::model::Stride> category);

protected:
    void refresh(const AssessmentChange &change) override;

private:
    MatrixModel *m_model;
    QTableView *m_view;
    QLabel *m_empty;
};

} // namespace bulkhead::app
