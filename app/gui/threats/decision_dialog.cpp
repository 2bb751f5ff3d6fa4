// SPDX-License-Identifier: Apache-2.0
#include "app/gui/threats/decision_dialog.h"

#include "app/document/text.h"
#include "app/gui/look/icons.h"
#include "app/gui/look/label.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

#include <array>

namespace bulkhead::app {

namespace {

constexpr std::array states = {model::DecisionState::Open, model::DecisionState::Mitigated,
                               model::DecisionState::Accepted, model::DecisionState::Transferred,
                               model::DecisionState::NotApplicable};

} // namespace

DecisionDialog::DecisionDialog(const QString &what, const model::Decision &current, QWidget *parent)
    : QDialog(parent), m_current(current), m_state(new QComboBox), m_rationale(new QPlainTextEdit),
      m_owner(new QLineEdit(toQString(current.owner))), m_ticket(new QLineEdit(toQString(current.ticket))),
      m_expires(new QCheckBox(tr("Accepted &until"))), m_expiry(new QDateEdit)
{
    setWindowTitle(tr("Decide"));
    setMinimumWidth(480);
    for (const model::DecisionState state : states)
        m_state->addItem(stateWord(state), static_cast<int>(state));
    m_state->setCurrentIndex(static_cast<int>(current.state));
    m_rationale->setPlainText(toQString(current.rationale));
    m_rationale->setTabChangesFocus(true);
    m_rationale->setPlaceholderText(tr("Why this is the right decision; reviewers will read it"));
    m_ticket->setPlaceholderText(tr("Link or number"));
    m_expiry->setAccessibleName(tr("Accepted until"));
    m_expiry->setCalendarPopup(true);
    m_expiry->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
    m_expiry->setDate(current.expiry ? toQDate(*current.expiry) : QDate::currentDate().addMonths(6));
    m_expires->setChecked(current.expiry.has_value());

    auto *about = plainLabel(what);
    about->setWordWrap(true);
    auto *expiryRow = new QHBoxLayout;
    expiryRow->addWidget(m_expires);
    expiryRow->addWidget(m_expiry);
    expiryRow->addStretch();
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    buttons->button(QDialogButtonBox::Ok)->setText(tr("Record decision"));

    auto *form = new QFormLayout(this);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->addRow(about);
    form->addRow(tr("&State"), m_state);
    form->addRow(tr("&Rationale"), m_rationale);
    form->addRow(tr("&Owner"), m_owner);
    form->addRow(tr("&Ticket"), m_ticket);
    form->addRow(QString(), expiryRow);
    form->addRow(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_state, &QComboBox::currentIndexChanged, this, &DecisionDialog::updateFields);
    connect(m_expires, &QCheckBox::toggled, this, &DecisionDialog::updateFields);
    updateFields();
}

void DecisionDialog::updateFields()
{
    const bool accepts = m_state->currentData().toInt() == static_cast<int>(model::DecisionState::Accepted);
    m_expires->setEnabled(accepts);
    m_expiry->setEnabled(accepts && m_expires->isChecked());
}

model::Decision DecisionDialog::decision() const
{
    model::Decision decision = m_current;
    decision.state = static_cast<model::DecisionState>(m_state->currentData().toInt());
    decision.rationale = toUtf8(m_rationale->toPlainText().trimmed());
    decision.owner = toUtf8(m_owner->text().trimmed());
    decision.ticket = toUtf8(m_ticket->text().trimmed());
    decision.date = toDate(QDate::currentDate());
    decision.expiry = m_expiry->isEnabled() ? std::optional(toDate(m_expiry->date())) : std::nullopt;
    return decision;
}

} // namespace bulkhead::app
