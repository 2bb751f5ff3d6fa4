// SPDX-License-Identifier: Apache-2.0
#include "app/gui/session/session_panel.h"

#include "app/gui/session/session.h"

#include <utility>

namespace bulkhead::app {

SessionPanel::SessionPanel(Session &session, QWidget *parent) : QWidget(parent), m_session(session)
{
    connect(&m_session, &Session::assessed, this, &SessionPanel::follow);
}

void SessionPanel::follow(const AssessmentChange &change)
{
    if (!isVisible())
        m_missed = true;
    else
        refresh(std::exchange(m_missed, false) ? AssessmentChange{} : change);
}

void SessionPanel::bringUpToDate()
{
    if (std::exchange(m_missed, false))
        refresh({});
}

void SessionPanel::refreshWhenShown()
{
    m_missed = true;
    if (isVisible())
        bringUpToDate();
}

void SessionPanel::showEvent(QShowEvent *event)
{
    bringUpToDate();
    QWidget::showEvent(event);
}

} // namespace bulkhead::app
