// SPDX-License-Identifier: Apache-2.0
#include "app/gui/what_if/what_if_work.h"

#include "app/document/text.h"
#include "model/merge/compare.h"
#include "model/stop.h"

#include <QCoreApplication>

#include <algorithm>

namespace bulkhead::app {

namespace {

std::vector<RankedMeasure> offeredMeasures(const catalog::Analysis &analysis)
{
    std::vector<RankedMeasure> offered;
    const catalog::Mitigation *first = analysis.catalogs().mitigations().data();
    for (const catalog::Measure &measure : catalog::measures(analysis)) {
        RankedMeasure ranked{static_cast<std::uint32_t>(measure.mitigation - first), measure.findings.size(),
                             0};
        for (const std::uint32_t finding : measure.findings)
            ranked.score += analysis.findings()[finding].score();
        offered.push_back(ranked);
    }
    std::stable_sort(offered.begin(), offered.end(),
                     [](const RankedMeasure &a, const RankedMeasure &b) { return a.score > b.score; });
    return offered;
}

// The analysis with one more mitigation in place; the same one where nothing is left for it to do.
std::shared_ptr<const catalog::Analysis> withMitigation(const std::shared_ptr<const catalog::Analysis> &now,
                                                        std::uint32_t number, const std::stop_token &stop)
{
    const catalog::Mitigation &mitigation = now->catalogs().mitigations()[number];
    auto then = catalog::withMitigation(*now, mitigation, stop);
    return then && *then ? std::make_shared<const catalog::Analysis>(**std::move(then)) : now;
}

} // namespace

Result<std::shared_ptr<const Ranking>> rankMeasures(AssessmentPtr base, const Running &running)
{
    const std::string what = toUtf8(QCoreApplication::translate("WhatIf", "Working out what to do first"));
    running.progress(what, 0);
    auto ranking = std::make_shared<Ranking>();
    ranking->measures = offeredMeasures(*base->analysis);
    auto steps = catalog::whatFirst(*base->analysis, 10, running.stop(),
                                    [&](double part) { running.progress(what, part); });
    if (!steps)
        return std::move(steps.error());
    ranking->steps = *std::move(steps);
    ranking->base = std::move(base);
    return std::shared_ptr<const Ranking>(std::move(ranking));
}

Result<std::shared_ptr<const TrialResult>> tryMeasures(TrialRequest request, const Running &running)
{
    auto now = request.base->analysis;
    for (const std::uint32_t number : request.mitigations) {
        now = withMitigation(now, number, running.stop());
        if (running.isStopped())
            return stoppedError();
    }
    auto paths = catalog::attackPaths(*now, running.stop());
    if (!paths)
        return std::move(paths.error());
    auto result = std::make_shared<TrialResult>();
    const catalog::Analysis &base = *request.base->analysis;
    result->change = model::diff(base.model(), now->model());
    result->paths = std::make_shared<const catalog::AttackPaths>(*std::move(paths));
    result->difference = exporting::difference(base, *now);
    result->after = riskFigures(*now, now->summary(), *result->paths);
    result->analysis = std::move(now);
    result->base = std::move(request.base);
    return std::shared_ptr<const TrialResult>(std::move(result));
}

} // namespace bulkhead::app
