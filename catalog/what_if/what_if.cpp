// SPDX-License-Identifier: Apache-2.0
#include "catalog/what_if/what_if.h"

#include "catalog/analysis/analysis_data.h"
#include "catalog/what_if/mitigation_plan.h"

#include <algorithm>

namespace bulkhead::catalog {

model::Change planMitigation(const Analysis &analysis, const Mitigation &mitigation,
                             std::span<const std::uint32_t> findings)
{
    return model::batch(MitigationPlanner(analysis).plan(mitigation, findings).changes);
}

std::vector<Measure> measures(const Analysis &analysis)
{
    const auto mitigations = analysis.catalogs().mitigations();
    std::vector<std::vector<std::uint32_t>> offered(mitigations.size());
    const auto findings = analysis.findings();
    for (std::uint32_t i = 0; i < findings.size(); ++i)
        if (analysis.decision(findings[i]).effective == model::DecisionState::Open)
            for (const RuleMitigation &mitigation : analysis.rule(findings[i]).mitigations)
                offered[mitigation.mitigation].push_back(i);
    std::vector<Measure> result;
    for (std::size_t i = 0; i < mitigations.size(); ++i)
        if (!offered[i].empty() && !mitigations[i].sets.empty())
            result.push_back({&mitigations[i], std::move(offered[i])});
    return result;
}

Result<Analysis> whatIf(const Analysis &analysis, const model::Change &change, std::stop_token stop)
{
    model::Model model = analysis.model();
    if (auto applied = model.apply(change); !applied)
        return applied.error();
    return analyze(model, analysis.data().catalogs, analysis.options(), std::move(stop));
}

Result<std::optional<Analysis>> withMitigation(const Analysis &analysis, const Mitigation &mitigation,
                                               std::stop_token stop)
{
    const std::vector<Measure> offered = measures(analysis);
    const auto measure = std::find_if(offered.begin(), offered.end(),
                                      [&](const Measure &of) { return of.mitigation == &mitigation; });
    if (measure == offered.end())
        return std::optional<Analysis>();
    auto after = whatIf(analysis, planMitigation(analysis, mitigation, measure->findings), std::move(stop));
    if (!after)
        return std::move(after.error());
    return std::optional<Analysis>(*std::move(after));
}

} // namespace bulkhead::catalog
