// SPDX-License-Identifier: Apache-2.0
#include "app/gui/what_if/trial_banner.h"

#include "app/document/trial.h"
#include "app/gui/look/label.h"
#include "app/gui/session/changed_names.h"
#include "app/gui/session/session.h"
#include "app/gui/what_if/trial_text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace bulkhead::app {

void keepTrial(Trial &trial)
{
    if (trial.isOn())
        trial.keep(withChangedNames(TrialBanner::tr("What was tried out"), trial.base(), trial.changes()));
}

TrialBanner::TrialBanner(Session &session, Trial &trial, QWidget *parent)
    : QFrame(parent), m_session(session), m_trial(trial), m_text(markupLabel())
{
    setObjectName(QStringLiteral("trialBanner"));
    m_text->setWordWrap(true);
    auto *keep = new QPushButton(tr("Keep"));
    keep->setToolTip(tr("Takes the changes over as one step that can be undone"));
    auto *discard = new QPushButton(tr("Discard"));
    discard->setToolTip(tr("Takes everything back that was tried out"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 4, 8, 4);
    layout->addWidget(m_text, 1);
    layout->addWidget(keep);
    layout->addWidget(discard);
    connect(keep, &QPushButton::clicked, this, [this] { keepTrial(m_trial); });
    connect(discard, &QPushButton::clicked, &m_trial, &Trial::discard);
    connect(&m_trial, &Trial::toggled, this, &TrialBanner::begin);
    connect(&m_session, &Session::assessed, this, &TrialBanner::refresh);
    hide();
}

void TrialBanner::begin(bool on)
{
    m_before.reset();
    if (const AssessmentPtr &now = m_session.assessment(); on && now)
        m_before = now->figures;
    refresh();
    setVisible(on);
}

void TrialBanner::refresh()
{
    const AssessmentPtr &now = m_session.assessment();
    if (!m_trial.isOn() || !now)
        return;
    if (!m_before)
        m_before = now->figures;
    m_text->setText(
        m_trial.hasChanges()
            ? tr("<b>What if:</b> %1").arg(figuresText(*m_before, now->figures))
            : tr("<b>What if:</b> change properties or the diagram and see here what that does to "
                 "the risk; nothing is final until you keep it."));
}

} // namespace bulkhead::app
