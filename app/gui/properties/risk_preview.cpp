// SPDX-License-Identifier: Apache-2.0
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

// The findings of `a` that `b` lacks.
Tally missing(const catalog::Analysis &a, const catalog::Analysis &b)
{
    Tally tally;
    for (const catalog::Finding &finding : a.findings()) {
        if (!b.find(a.id(finding)))
            tally.add(finding.rating);
    }
    return tally;
}

// The findings of both that are rated worse, or milder, after than before.
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

QString sentence(const catalog::Analysis &before, const catalog::Analysis &after)
{
    const Tally settled = missing(before, after);
    const Tally raised = missing(after, before);
    const Tally worse = shifted(before, after, true);
    const Tally milder = shifted(before, after, false);
    QStringList parts;
    if (settled.count > 0)
        parts << RiskPreview::tr("settles %n threat(s) (worst: %1)", nullptr, settled.count)
                     .arg(ratingWord(settled.worst));
    if (raised.count > 0)
        parts << RiskPreview::tr("raises %n new one(s) (worst: %1)", nullptr, raised.count)
                     .arg(ratingWord(raised.worst));
    if (worse.count > 0)
        parts << RiskPreview::tr("makes %n worse", nullptr, worse.count);
    if (milder.count > 0)
        parts << RiskPreview::tr("makes %n milder", nullptr, milder.count);
    return parts.isEmpty() ? RiskPreview::tr("changes no threat") : parts.join(QStringLiteral(", "));
}

} // namespace

RiskPreview::RiskPreview(Session &session, QObject *parent)
    : QObject(parent), m_session(session), m_work(answer, [this](const Result<QString> &sentence) {
          if (sentence)
              emit ready(*sentence);
      })
{}

void RiskPreview::consider(const model::Change &change)
{
    if (m_session.assessment() && !m_session.isAnalysing())
        m_work.request({m_session.model(), m_session.assessment()->analysis, m_session.catalogs(), change});
}

void RiskPreview::cancel()
{
    m_work.forget();
}

Result<QString> RiskPreview::answer(Question question, const Running &running)
{
    if (const auto applied = question.model.apply(question.change); !applied)
        return applied.error();
    const auto after = catalog::analyze(question.model, std::move(question.catalogs), question.now->options(),
                                        running.stop());
    return after ? Result<QString>(sentence(*question.now, *after)) : after.error();
}

} // namespace bulkhead::app
