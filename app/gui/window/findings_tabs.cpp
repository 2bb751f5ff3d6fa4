// SPDX-License-Identifier: Apache-2.0
#include "app/gui/window/findings_tabs.h"

#include "app/gui/questions/questions_panel.h"
#include "app/gui/threats/threats_panel.h"

namespace bulkhead::app {

FindingsTabs::FindingsTabs(Session &session, QWidget *parent)
    : QTabWidget(parent), m_findings(new ThreatsPanel(session, ThreatsPanel::Scope::FollowSelection)),
      m_questions(new QuestionsPanel(session))
{
    setDocumentMode(true);
    addTab(m_findings, tr("Findings"));
    addTab(m_questions, tr("Questions"));
    connect(m_questions, &QuestionsPanel::countChanged, this, [this](int count) {
        setTabText(indexOf(m_questions), count > 0 ? tr("Questions (%1)").arg(count) : tr("Questions"));
    });
}

void FindingsTabs::showFindings()
{
    setCurrentWidget(m_findings);
}

} // namespace bulkhead::app
