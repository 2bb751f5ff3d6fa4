#include "app/gui/threats/decide.h"

#include "app/document/text.h"
#include "app/gui/session/session.h"
#include "app/gui/threats/decision_dialog.h"
#include "app/gui/threats/own_threat_dialog.h"
#include "model/change.h"

#include <QCoreApplication>

namespace bulkhead::app {

namespace {

struct DecideText
{
    Q_DECLARE_TR_FUNCTIONS(DecideText)
};

QString described(const ThreatList &list, const std::vector<std::size_t> &threats)
{
    if (threats.size() > 1)
        return DecideText::tr("%n findings are decided together.", nullptr, static_cast<int>(threats.size()));
    return QStringLiteral("%1 %2 – %3")
        .arg(list.code(threats.front()), list.title(threats.front()), list.subjectName(threats.front()));
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

void decide(Session &session, const ThreatList &list, const std::vector<std::size_t> &threats,
            QWidget *parent)
{
    if (threats.empty())
        return;
    const model::Decision *current = list.decision(threats.front()).decision;
    DecisionDialog dialog(described(list, threats), current ? *current : model::Decision{}, parent);
    if (dialog.exec() == QDialog::Accepted)
        recordDecision(session, list, threats, dialog.decision());
}

void recordDecision(Session &session, const ThreatList &list, const std::vector<std::size_t> &threats,
                    const model::Decision &decision)
{
    std::vector<model::Change> changes;
    for (const std::size_t threat : threats) {
        model::Decision own = decision;
        own.finding = toUtf8(list.id(threat));
        own.rating = list.rating(threat);
        own.basis = list.basis(threat);
        auto before = session.model().decisions().shared(own.finding);
        if (!before)
            changes.push_back(model::adding(std::move(own)));
        else if (!(*before == own))
            changes.push_back(model::editing(std::move(before), std::move(own)));
    }
    session.document().perform(model::batch(std::move(changes)), DecideText::tr("Decide"));
}

void addOwnThreat(Session &session, const model::Id &subject, QWidget *parent)
{
    OwnThreatDialog dialog(session.nameOf(subject), parent);
    if (dialog.exec() != QDialog::Accepted)
        return;
    model::ManualThreat threat = dialog.threat();
    threat.id = freeThreatId(session.model());
    threat.subject = subject;
    const QString text = DecideText::tr("Add threat “%1”").arg(toQString(threat.title));
    session.document().perform(model::adding(std::move(threat)), text);
}

} // namespace bulkhead::app
