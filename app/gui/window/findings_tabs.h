// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTabWidget>

namespace bulkhead::app {

class QuestionsPanel;
class Session;
class ThreatsPanel;

// The panel below the diagram: the findings of what is selected, and the open questions with their number.
class FindingsTabs : public QTabWidget
{
    Q_OBJECT

public:
    explicit FindingsTabs(Session &session, QWidget *parent = nullptr);

    ThreatsPanel &findings() const { return *m_findings; }
    QuestionsPanel &questions() const { return *m_questions; }
    void showFindings();

private:
    ThreatsPanel *m_findings;
    QuestionsPanel *m_questions;
};

} // namespace bulkhead::app
