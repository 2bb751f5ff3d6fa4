// SPDX-License-Identifier: Apache-2.0
#include "app/gui/threats/decide.h"

#include "app/document/text.h"
#include "app/gui/session/session.h"
#include "app/gui/threats/decision_dialog.h"
#include "app/gui/threats/own_threat_dialog.h"
#include "app/gui/threats/threat_list.h"
#include "model/change.h"

#include <QCoreApplication>

namespace bulkhead::app {

namespace {

struct DecideText
{
    Q_DECLARE_TR_FUNCTIONS(DecideText)
};

QString described(const ThreatList &list, const std::vector<ChosenThreat> &threats)
{
    if (threats.size() > 1)
        return DecideText::tr("%n findings are decided together.", nullptr, static_cast<int>(threats.size()));
    const std::size_t threat = *list.find(toQString(threats.front().id));
    return QStringLiteral("%1 %2 – %3").arg(list.code(threat), list.title(threat), list.subjectName(threat));
}

bool isInModel(const model::Model &model, const model::Id &subject)
{
    return model.element(subject) || model.flow(subject);
}

QString decidedText(model::DecisionState state, const QString &what)
{
    switch (state) {
    case model::DecisionState::Open:
        return DecideText::tr("Decide: reopen %1").arg(what);
    case model::DecisionState::Mitigated:
        return DecideText::tr("Decide: %1 is mitigated").arg(what);
    case model::DecisionState::Accepted:
        return DecideText::tr("Decide: accept %1").arg(what);
    case model::DecisionState::Transferred:
        return DecideText::tr("Decide: transfer %1").arg(what);
    case model::DecisionState::NotApplicable:
        return DecideText::tr("Decide: %1 does not apply").arg(what);
    }
    return {};
}

// "Privileged container on web", "3 findings".
QString namesOf(const Session &session, std::span<const ChosenThreat> threats)
{
    if (threats.size() != 1)
        return DecideText::tr("%n finding(s)", nullptr, static_cast<int>(threats.size()));
    const ThreatList list(session.assessment());
    const QString id = toQString(threats.front().id);
    const auto threat = list.find(id);
    return threat ? DecideText::tr("%1 on %2").arg(list.title(*threat), list.subjectName(*threat)) : id;
}

// Takes out what has vanished from the model or the assessment since it was chosen, and reports it.
void dropVanished(Session &session, std::vector<ChosenThreat> &threats)
{
    const ThreatList list(session.assessment());
    QStringList gone;
    std::erase_if(threats, [&](const ChosenThreat &threat) {
        const bool there = isInModel(session.model(), threat.subject) && list.find(toQString(threat.id));
        if (!there)
            gone << toQString(threat.id);
        return !there;
    });
    if (gone.isEmpty())
        return;
    constexpr qsizetype listedAtMost = 20;
    QString text = DecideText::tr("These findings vanished meanwhile; no decision was recorded on them:") +
                   QStringLiteral("\n\n") + gone.mid(0, listedAtMost).join('\n');
    if (gone.size() > listedAtMost)
        text += QStringLiteral("\n…");
    emit session.problemOccurred(DecideText::tr("The finding is no longer there"), text);
}

std::string freeThreatId(const model::Model &model)
{
    for (int number = 1;; ++number) {
        std::string id = "manual." + std::to_string(number);
        if (!model.manualThreats().find(id))
            return id;
    }
}

} // namespace

std::vector<ChosenThreat> chosenThreats(const Session &session, const QStringList &ids)
{
    const ThreatList list(session.assessment());
    std::vector<ChosenThreat> threats;
    for (const QString &id : ids) {
        if (const auto threat = list.find(id))
            threats.push_back(
                {toUtf8(id), std::string(list.subject(*threat)), list.rating(*threat), list.basis(*threat)});
    }
    return threats;
}

void decide(Session &session, const QStringList &ids, QWidget *parent)
{
    std::vector<ChosenThreat> threats = chosenThreats(session, ids);
    if (threats.empty())
        return;
    const model::Decision *current = session.model().decisions().find(threats.front().id);
    DecisionDialog dialog(described(ThreatList(session.assessment()), threats),
                          current ? *current : model::Decision{}, parent);
    if (dialog.exec() != QDialog::Accepted)
        return;
    dropVanished(session, threats);
    if (!threats.empty())
        recordDecision(session, threats, dialog.decision());
}

void recordDecision(Session &session, std::span<const ChosenThreat> threats, const model::Decision &decision)
{
    std::vector<model::Change> changes;
    for (const ChosenThreat &threat : threats) {
        model::Decision own = decision;
        own.finding = threat.id;
        own.rating = threat.rating;
        own.basis = threat.basis;
        auto before = session.model().decisions().shared(own.finding);
        if (!before)
            changes.push_back(model::adding(std::move(own)));
        else if (!(*before == own))
            changes.push_back(model::editing(std::move(before), std::move(own)));
    }
    session.document().perform(model::batch(std::move(changes)),
                               decidedText(decision.state, namesOf(session, threats)));
}

void addOwnThreat(Session &session, const model::Id &subject, QWidget *parent)
{
    // The selection that it may come from changes while the dialog is open.
    const model::Id chosen = subject; // NOLINT(performance-unnecessary-copy-initialization)
    const QString name = session.nameOf(chosen);
    OwnThreatDialog dialog(name, parent);
    if (dialog.exec() != QDialog::Accepted)
        return;
    if (!isInModel(session.model(), chosen)) {
        emit session.problemOccurred(
            DecideText::tr("The threat was not added"),
            DecideText::tr("“%1” was removed while the threat was being described.").arg(name));
        return;
    }
    model::ManualThreat threat = dialog.threat();
    threat.id = freeThreatId(session.model());
    threat.subject = chosen;
    const QString text = DecideText::tr("Add threat “%1”").arg(toQString(threat.title));
    session.document().perform(model::adding(std::move(threat)), text);
}

} // namespace bulkhead::app
