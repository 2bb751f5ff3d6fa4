// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/gui/threats/finding_html.h"

#include <QTextBrowser>

namespace bulkhead::app {

class Session;

// Shows one threat in full, and does what its links say.
class FindingView : public QTextBrowser
{
    Q_OBJECT

public:
    explicit FindingView(Session &session, QWidget *parent = nullptr);

    void showThreat(const ThreatList &list, std::size_t threat);
    void showNothing(const QString &why);

signals:
    void decisionRequested();
    void explanationRequested(); // why the rule fired on this

private:
    void follow(const QUrl &url);
    void applyMitigation(std::uint32_t mitigation);

    Session &m_session;
    ThreatList m_list;
    std::size_t m_threat = 0;
    QStringList m_shown; // id and state, to keep the place when the same threat is shown anew
    std::vector<QString> m_snippets;
};

} // namespace bulkhead::app
