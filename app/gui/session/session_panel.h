// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/document/assessment_change.h"

#include <QWidget>

namespace bulkhead::app {

class Session;

// A panel or page that shows something of the session's assessment. It does its work only while it is shown:
// what it missed while it was hidden is made up for when it is shown again, at once.
class SessionPanel : public QWidget
{
    Q_OBJECT

public:
    explicit SessionPanel(Session &session, QWidget *parent = nullptr);

    void bringUpToDate(); // also while hidden, for those who are about to show it

protected:
    // Shows the session's assessment. `change` is against what was shown last, or whole where that is not
    // known.
    virtual void refresh(const AssessmentChange &change) = 0;
    void refreshWhenShown(); // what is shown is no longer true, whatever the assessment says

    void showEvent(QShowEvent *event) override;

    Session &m_session;

private:
    void follow(const AssessmentChange &change);

    bool m_missed = true;
};

} // namespace bulkhead::app
