// SPDX-License-Identifier: Apache-2.0
#include "app/gui/catalog/explain_dialog.h"

#include "app/document/text.h"
#include "app/gui/catalog/verdicts_view.h"
#include "app/gui/look/label.h"
#include "app/gui/session/session.h"

#include <QComboBox>
#include <QCompleter>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace bulkhead::app {

ExplainDialog::ExplainDialog(Session &session, const std::string &rule, const model::Id &subject,
                             QWidget *parent)
    : QDialog(parent), m_session(session), m_rule(new QComboBox), m_words(plainLabel()),
      m_verdicts(new VerdictsView(session))
{
    setWindowTitle(tr("Why does a rule fire?"));
    resize(820, 680);
    m_rule->setEditable(true); // so that one can type what to find
    m_rule->setInsertPolicy(QComboBox::NoInsert);
    m_rule->setMaxVisibleItems(20);
    m_rule->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_rule->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_rule->completer()->setFilterMode(Qt::MatchContains);
    m_words->setWordWrap(true);
    auto *label = plainLabel(tr("&Rule"));
    label->setBuddy(m_rule);
    auto *top = new QHBoxLayout;
    top->addWidget(label);
    top->addWidget(m_rule, 1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(top);
    layout->addWidget(m_words);
    layout->addWidget(m_verdicts, 1);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    fillRules(subject);
    if (const int index = m_rule->findData(toQString(rule)); index >= 0)
        m_rule->setCurrentIndex(index);
    connect(m_rule, &QComboBox::currentIndexChanged, this, &ExplainDialog::showRule);
    connect(&m_session, &Session::assessed, this, &ExplainDialog::showRule);
    showRule();
    m_verdicts->choose(subject);
}

// Those that could be about the subject come first.
void ExplainDialog::fillRules(const model::Id &subject)
{
    const model::Element *element = m_session.model().element(subject);
    const model::Kind kind = element ? element->kind : model::Kind::DataFlow;
    for (const bool suits : {true, false}) {
        for (const catalog::Rule &rule : m_session.catalogs()->rules()) {
            const bool isOfKind = std::find(rule.kinds.begin(), rule.kinds.end(), kind) != rule.kinds.end();
            if ((subject.empty() || isOfKind) == suits)
                m_rule->addItem(QStringLiteral("%1  %2").arg(toQString(rule.id), toQString(rule.title)),
                                toQString(rule.id));
        }
    }
}

void ExplainDialog::showRule()
{
    const std::string id = toUtf8(m_rule->currentData().toString());
    const catalog::Rule *rule = m_session.catalogs()->rule(id);
    if (!rule || !m_session.assessment()) {
        m_verdicts->clear(tr("There is no analysis yet."));
        return;
    }
    m_words->setText(toQString(m_session.catalogs()->conditionText(*rule)));
    m_verdicts->show(m_session.assessment()->analysis, id);
}

} // namespace bulkhead::app
