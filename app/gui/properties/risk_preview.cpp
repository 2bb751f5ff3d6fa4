#include "app/gui/properties/risk_preview.h"

#include "app/gui/look/icons.h"
#include "app/gui/session/session.h"

namespace bulkhead::app {

namespace {

struct Tally
{
    int count = 0;
    model::Rating worst = model::Rating::None;

    void add(model::Rating rating)
    {
        ++count;
        worst = std::max(worst, rating);
    }
};

// What `a` has and `b` has not, and (as `changed`) what both have with another rating.
Tally missing(const catalog::Analysis &a, const catalog::Analysis &b)
{
    Tally tally;
    for (const catalog::Finding &finding : a.findings()) {
        if (!b.find(a.id(finding)))
            tally.add(finding.rating);
    }
    return tally;
}

Tally shifted(const catalog::Analysis &before, const catalog::Analysis &after, bool worse)
{
    Tally tally;
    for (const catalog::Finding &finding : after.findings()) {
        const catalog::Finding *old = before.find(after.id(finding));
        if (old && (worse ? old->score() < finding.score() : old->score() > finding.score()))
            tally.add(finding.rating);
    }
    return tally;
}

} // namespace

RiskPreview::RiskPreview(Session &session, QObject *parent) : QObject(parent), m_session(session)
{
    connect(&m_runner, &AnalysisRunner::assessed, this,
            [this](const AssessmentPtr &assessment) { emit ready(compared(*assessment->analysis)); });
}

void RiskPreview::consider(const model::Change &change)
{
    if (!m_session.assessment() || m_session.isAnalysing())
        return;
    model::Model copy = m_session.model();
    if (!copy.apply(change))
        return;
    if (m_runner.catalogs() != m_session.catalogs())
        m_runner.setCatalogs(m_session.catalogs());
    m_runner.request(copy);
}

void RiskPreview::cancel()
{
    m_runner.cancelPending();
}

QString RiskPreview::compared(const catalog::Analysis &after) const
{
    const catalog::Analysis *before = m_session.analysis();
    if (!before)
        return {};
    const Tally settled = missing(*before, after);
    const Tally raised = missing(after, *before);
    const Tally worse = shifted(*before, after, true);
    const Tally milder = shifted(*before, after, false);
    QStringList parts;
    if (settled.count > 0)
        parts
            << tr("settles %n threat(s) (worst: %1)", nullptr, settled.count).arg(ratingWord(settled.worst));
    if (raised.count > 0)
        parts << tr("raises %n new one(s) (worst: %1)", nullptr, raised.count).arg(ratingWord(raised.worst));
    if (worse.count > 0)
        parts << tr("makes %n worse", nullptr, worse.count);
    if (milder.count > 0)
        parts << tr("makes %n milder", nullptr, milder.count);
    return parts.isEmpty() ? tr("changes no threat") : parts.join(QStringLiteral(", "));
}

} // namespace bulkhead::app
