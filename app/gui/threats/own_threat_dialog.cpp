// SPDX-License-Identifier: Apache-2.0
#include "app/gui/threats/own_threat_dialog.h"

#include "app/document/text.h"
#include "app/gui/look/icons.h"
#include "app/gui/look/label.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>

namespace bulkhead::app {

namespace {

QSpinBox *scale()
{
    auto *box = new QSpinBox;
    box->setRange(1, 5);
    box->setValue(3);
    return box;
}

QPlainTextEdit *prose()
{
    auto *edit = new QPlainTextEdit;
    edit->setTabChangesFocus(true);
    edit->setMaximumHeight(90);
    return edit;
}

} // namespace

OwnThreatDialog::OwnThreatDialog(const QString &elementName, QWidget *parent)
    : QDialog(parent), m_title(new QLineEdit), m_category(new QComboBox), m_description(prose()),
      m_mitigation(prose()), m_likelihood(scale()), m_impact(scale())
{
    setWindowTitle(tr("Threat of your own"));
    setMinimumWidth(480);
    for (int category = 0; category < 6; ++category)
        m_category->addItem(strideWord(static_cast<model::Stride>(category)), category);
    m_likelihood->setToolTip(tr("1: hardly ever; 5: almost certainly"));
    m_impact->setToolTip(tr("1: a nuisance; 5: the business is at stake"));

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    QPushButton *add = buttons->button(QDialogButtonBox::Ok);
    add->setText(tr("Add threat"));
    add->setEnabled(false);
    auto *form = new QFormLayout(this);
    form->addRow(markupLabel(tr("A threat to <b>%1</b>").arg(elementName.toHtmlEscaped())));
    form->addRow(tr("&Title"), m_title);
    form->addRow(tr("&Category"), m_category);
    form->addRow(tr("&Description"), m_description);
    form->addRow(tr("&Mitigation"), m_mitigation);
    form->addRow(tr("&Likelihood (1–5)"), m_likelihood);
    form->addRow(tr("&Impact (1–5)"), m_impact);
    form->addRow(buttons);
    connect(m_title, &QLineEdit::textChanged, this,
            [add](const QString &text) { add->setEnabled(!text.trimmed().isEmpty()); });
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

model::ManualThreat OwnThreatDialog::threat() const
{
    model::ManualThreat threat;
    threat.title = toUtf8(m_title->text().trimmed());
    threat.category = static_cast<model::Stride>(m_category->currentData().toInt());
    threat.description = toUtf8(m_description->toPlainText().trimmed());
    threat.mitigation = toUtf8(m_mitigation->toPlainText().trimmed());
    threat.likelihood = m_likelihood->value();
    threat.impact = m_impact->value();
    return threat;
}

} // namespace bulkhead::app
