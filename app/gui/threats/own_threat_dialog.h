// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/records.h"

#include <QDialog>

class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QSpinBox;

namespace bulkhead::app {

// Asks for a threat that no rule covers.
class OwnThreatDialog : public QDialog
{
    Q_OBJECT

public:
    OwnThreatDialog(const QString &elementName, QWidget *parent);

    model::ManualThreat threat() const; // its id and subject are the caller's to set

private:
    QLineEdit *m_title;
    QComboBox *m_category;
    QPlainTextEdit *m_description;
    QPlainTextEdit *m_mitigation;
    QSpinBox *m_likelihood;
    QSpinBox *m_impact;
};

} // namespace bulkhead::app
