// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/gui/session/session_panel.h"
#include "model/element.h"
#include "model/records.h"

#include <optional>

class QLabel;
class QStackedWidget;
class QTabBar;
class QTableView;

namespace bulkhead::app {

class HardeningPage;
class MatrixModel;
class Session;

// The matrices: where which sort of threat is open (STRIDE), whose cells list their threats; and what
// containers lack of what each should have.
class MatrixPage : public SessionPanel
{
    Q_OBJECT

public:
    explicit MatrixPage(Session &session, QWidget *parent = nullptr);

    QTableView *view() const { return m_view; }
    HardeningPage *hardening() const { return m_hardening; }
    void showHardening();

signals:
    void threatsRequested(const bulkhead::model::Id &subject,
                          std::optional<bulkhead::model::Stride> category);

protected:
    void refresh(const AssessmentChange &change) override;

private:
    QWidget *strideMatrix();

    MatrixModel *m_model;
    QTableView *m_view;
    QLabel *m_empty;
    QTabBar *m_choice;
    QStackedWidget *m_pages;
    HardeningPage *m_hardening;
};

} // namespace bulkhead::app
