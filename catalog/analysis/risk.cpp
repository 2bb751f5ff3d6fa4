// SPDX-License-Identifier: Apache-2.0
#include "catalog/analysis/risk.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace bulkhead::catalog {

namespace {

Risk inherentRisk(const Finding &finding)
{
    return {finding.likelihood, finding.impact, finding.rating};
}

Risk reduced(const Analysis &analysis, const Finding &finding, double likelihoodFactor, double impactFactor)
{
    const auto scaled = [](int value, double factor) {
        return std::max(1, static_cast<int>(std::lround(value * factor)));
    };
    Risk risk;
    risk.likelihood = scaled(finding.likelihood, likelihoodFactor);
    risk.impact = scaled(finding.impact, impactFactor);
    risk.rating =
        std::min(finding.rating, analysis.catalogs().ratingScale().rating(risk.likelihood, risk.impact));
    return risk;
}

} // namespace

std::vector<Issue> issues(const Analysis &analysis)
{
    std::vector<Issue> result;
    std::map<std::pair<std::uint32_t, std::string_view>, std::size_t> known;
    const auto findings = analysis.findings();
    for (std::uint32_t i = 0; i < findings.size(); ++i) {
        const Finding &finding = findings[i];
        const std::string_view cause = analysis.rule(finding).rootCause;
        const auto [entry, added] = known.try_emplace({finding.subject, cause}, result.size());
        if (added) {
            Issue issue;
            issue.subject = analysis.subjectId(finding);
            issue.rootCause = cause;
            issue.rating = finding.rating;
            issue.score = finding.score();
            result.push_back(std::move(issue));
        }
        Issue &issue = result[entry->second];
        issue.findings.push_back(i);
        issue.confirmed = issue.confirmed || model::isConfirmed(finding.basis);
    }
    return result;
}

Risk residualRisk(const Analysis &analysis, const Finding &finding,
                  std::span<const std::uint32_t> mitigations)
{
    double likelihood = 1;
    double impact = 1;
    for (const RuleMitigation &named : analysis.rule(finding).mitigations) {
        if (std::find(mitigations.begin(), mitigations.end(), named.mitigation) == mitigations.end())
            continue;
        if (named.resolves)
            return {};
        likelihood *= named.residualLikelihoodFactor;
        impact *= analysis.catalogs().mitigations()[named.mitigation].residualImpactFactor;
    }
    return reduced(analysis, finding, likelihood, impact);
}

Risk residualRisk(const Analysis &analysis, const Finding &finding)
{
    switch (analysis.decision(finding).effective) {
    case model::DecisionState::Open:
    case model::DecisionState::Accepted:
        return inherentRisk(finding);
    case model::DecisionState::Transferred:
    case model::DecisionState::NotApplicable:
        return {};
    case model::DecisionState::Mitigated:
        break;
    }
    double likelihood = 1;
    for (const RuleMitigation &named : analysis.rule(finding).mitigations)
        likelihood = std::min(likelihood, named.partialLikelihoodFactor);
    return reduced(analysis, finding, likelihood, 1);
}

RiskTotal riskTotal(const Analysis &analysis)
{
    RiskTotal total;
    for (const Issue &issue : issues(analysis)) {
        total.inherent += issue.score;
        int remains = 0;
        for (const std::uint32_t number : issue.findings)
            remains = std::max(remains, residualRisk(analysis, analysis.findings()[number]).score());
        total.residual += remains;
    }
    return total;
}

int openRisk(const Analysis &analysis)
{
    int total = 0;
    for (const Issue &issue : issues(analysis)) {
        int worst = 0;
        for (const std::uint32_t number : issue.findings) {
            const Finding &finding = analysis.findings()[number];
            if (analysis.decision(finding).effective == model::DecisionState::Open)
                worst = std::max(worst, finding.score());
        }
        total += worst;
    }
    return total;
}

} // namespace bulkhead::catalog
