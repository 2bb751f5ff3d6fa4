#include "app/gui/what_if/what_if_runner.h"

#include "catalog/analysis/risk.h"
#include "model/merge/compare.h"

#include <algorithm>

namespace bulkhead::app {

namespace {

std::shared_ptr<const Ranking> ranking(AssessmentPtr base)
{
    auto result = std::make_shared<Ranking>();
    const catalog::Analysis &analysis = *base->analysis;
    const catalog::Mitigation *first = analysis.catalogs().mitigations().data();
    for (const catalog::Measure &measure : catalog::measures(analysis)) {
        RankedMeasure ranked{static_cast<std::uint32_t>(measure.mitigation - first), measure.findings.size(),
                             0};
        for (const std::uint32_t finding : measure.findings)
            ranked.score += analysis.findings()[finding].score();
        result->measures.push_back(ranked);
    }
    std::stable_sort(result->measures.begin(), result->measures.end(),
                     [](const RankedMeasure &a, const RankedMeasure &b) { return a.score > b.score; });
    result->steps = catalog::whatFirst(analysis);
    result->base = std::move(base);
    return result;
}

// Each mitigation is worked out on what those before it left.
std::shared_ptr<const TrialResult> trial(AssessmentPtr base, const std::vector<std::uint32_t> &mitigations)
{
    auto result = std::make_shared<TrialResult>();
    auto now = base->analysis;
    for (const std::uint32_t number : mitigations) {
        const catalog::Mitigation &mitigation = now->catalogs().mitigations()[number];
        const auto measures = catalog::measures(*now);
        const auto measure = std::find_if(measures.begin(), measures.end(), [&](const catalog::Measure &m) {
            return m.mitigation == &mitigation;
        });
        if (measure == measures.end())
            continue; // those before it have settled all that it is for
        auto then = catalog::whatIf(*now, catalog::planMitigation(*now, mitigation, measure->findings));
        if (then)
            now = std::make_shared<const catalog::Analysis>(std::move(*then));
    }
    result->change = model::diff(base->analysis->model(), now->model());
    result->paths = std::make_shared<const catalog::AttackPaths>(catalog::attackPaths(*now));
    result->difference = exporting::difference(*base->analysis, *now);
    result->before = riskFigures(*base->analysis, *base->paths);
    result->after = riskFigures(*now, *result->paths);
    result->analysis = std::move(now);
    result->base = std::move(base);
    return result;
}

} // namespace

RiskFigures riskFigures(const catalog::Analysis &analysis, const catalog::AttackPaths &paths)
{
    RiskFigures figures;
    for (const catalog::Finding &finding : analysis.findings()) {
        if (analysis.decision(finding).effective != model::DecisionState::Open)
            continue;
        ++figures.findings;
        figures.severe += finding.rating >= model::Rating::High ? 1 : 0;
    }
    figures.openRisk = catalog::openRisk(analysis);
    const catalog::RiskTotal total = catalog::riskTotal(analysis);
    figures.inherent = total.inherent;
    figures.residual = total.residual;
    figures.assets = paths.assetsInReach();
    figures.pathRisk = paths.risk();
    return figures;
}

WhatIfRunner::WhatIfRunner(QObject *parent) : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
}

WhatIfRunner::~WhatIfRunner()
{
    m_pool.clear();
    m_pool.waitForDone(); // the jobs post to this object
}

void WhatIfRunner::forget()
{
    ++m_ranking;
    ++m_trial;
    m_pool.clear();
}

void WhatIfRunner::rank(AssessmentPtr base)
{
    const int run = ++m_ranking;
    m_pool.start([this, run, base = std::move(base)] {
        auto result = ranking(base);
        QMetaObject::invokeMethod(
            this,
            [this, run, result = std::move(result)] {
                if (run == m_ranking)
                    emit ranked(result);
            },
            Qt::QueuedConnection);
    });
}

void WhatIfRunner::tryOut(AssessmentPtr base, std::vector<std::uint32_t> mitigations)
{
    const int run = ++m_trial;
    m_pool.start([this, run, base = std::move(base), mitigations = std::move(mitigations)] {
        auto result = trial(base, mitigations);
        QMetaObject::invokeMethod(
            this,
            [this, run, result = std::move(result)] {
                if (run == m_trial)
                    emit tried(result);
            },
            Qt::QueuedConnection);
    });
}

} // namespace bulkhead::app
