// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/records.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QDateEdit;
class QLineEdit;
class QPlainTextEdit;

namespace bulkhead::app {

// Asks what was decided on one or several findings.
class DecisionDialog : public QDialog
{
    Q_OBJECT

public:
    // `current` fills the form; `what` names the findings.
    DecisionDialog(const QString &what, const model::Decision &current, QWidget *parent);

    // The decision as given; its finding, rating and basis are the caller's to set.
    model::Decision decision() const;

private:
    void updateFields();

    model::Decision m_current;
    QComboBox *m_state;
    QPlainTextEdit *m_rationale;
    QLineEdit *m_owner;
    QLineEdit *m_ticket;
    QCheckBox *m_expires;
    QDateEdit *m_expiry;
};

} // namespace bulkhead::app
