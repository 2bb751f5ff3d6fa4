// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/background/latest.h"
#include "app/gui/catalog/verdicts.h"

#include <QWidget>

class QLabel;
class QTreeWidget;

namespace bulkhead::app {

class Session;

// What a rule says of each element or flow that it could be about: it fires, does not, or cannot tell; and
// below that why, as the tree of its condition with every value and where that came from. What it says is
// found in the background.
class VerdictsView : public QWidget
{
    Q_OBJECT

public:
    explicit VerdictsView(Session &session, QWidget *parent = nullptr);

    void show(AnalysisPtr analysis, const std::string &rule);
    void choose(model::IdView subject); // at once, or when it is there
    void clear(const QString &why);

    QTreeWidget *subjects() const { return m_subjects; }
    QTreeWidget *reasons() const { return m_reasons; }

private:
    void take(const Verdicts &verdicts);
    void explainCurrent();

    Session &m_session;
    QLabel *m_summary;
    QTreeWidget *m_subjects;
    QTreeWidget *m_reasons;
    Latest<VerdictsRequest, Verdicts> m_work;
    AnalysisPtr m_analysis; // of what is shown
    std::string m_rule;
    model::Id m_chosen;
};

} // namespace bulkhead::app
