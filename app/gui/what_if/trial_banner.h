// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/document/risk_figures.h"

#include <QFrame>

#include <optional>

class QLabel;

namespace bulkhead::app {

class Session;
class Trial;

// Keeps what is tried out as one step, whose text names what it changes.
void keepTrial(Trial &trial);

// While changes are tried out: what they do to the risk, and the way to keep or discard them.
class TrialBanner : public QFrame
{
    Q_OBJECT

public:
    TrialBanner(Session &session, Trial &trial, QWidget *parent = nullptr);

private:
    void begin(bool on);
    void refresh();

    Session &m_session;
    Trial &m_trial;
    QLabel *m_text;
    std::optional<RiskFigures> m_before;
};

} // namespace bulkhead::app
