// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/element.h"

#include <QDialog>

class QComboBox;
class QLabel;

namespace bulkhead::app {

class Session;
class VerdictsView;

// Why a rule fired on an element, did not, or cannot tell: for any rule and everything it could be about.
class ExplainDialog : public QDialog
{
    Q_OBJECT

public:
    ExplainDialog(Session &session, const std::string &rule, const model::Id &subject, QWidget *parent);

    const VerdictsView &verdicts() const { return *m_verdicts; }

private:
    void fillRules(const model::Id &subject);
    void showRule();

    Session &m_session;
    QComboBox *m_rule;
    QLabel *m_words;
    VerdictsView *m_verdicts;
};

} // namespace bulkhead::app
