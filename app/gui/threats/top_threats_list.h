// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/document/analysis_runner.h"

#include <QWidget>

class QLabel;
class QListWidget;

namespace bulkhead::app {

class Session;

// The top threats of the session's assessment in sentences, gravest first; never more than a few dozen.
class TopThreatsList : public QWidget
{
    Q_OBJECT

public:
    explicit TopThreatsList(Session &session, QWidget *parent = nullptr);

    void showAssessment(const AssessmentPtr &assessment); // null: nothing is assessed yet
    QListWidget *view() const { return m_view; }

signals:
    void threatChosen(const QStringList &ids); // the findings of the sentence that was chosen, worst first

private:
    void refreshIcons();

    Session &m_session;
    QLabel *m_heading;
    QListWidget *m_view;
};

} // namespace bulkhead::app
