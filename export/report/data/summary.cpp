// SPDX-License-Identifier: Apache-2.0
#include "export/report/data/summary.h"

#include <set>
#include <string_view>
#include <utility>

namespace bulkhead::exporting {

ReportSummary summarise(const std::vector<Issue> &issues, const catalog::Analysis &analysis)
{
    ReportSummary summary;
    summary.count = analysis.summary();
    std::set<std::pair<std::string_view, std::string_view>> causes; // as gatherCauses() has them
    for (const Issue &issue : issues) {
        summary.inherent += issue.confirmed ? issue.score : 0;
        summary.residual += issue.confirmed ? issue.residual : 0;
        if (!issue.open || !issue.confirmed)
            continue;
        ++summary.places;
        if (!issue.hardening)
            causes.emplace(issue.cause, issue.title);
    }
    summary.issues = causes.size();
    const auto add = [&](const catalog::DecisionStatus &status, int likelihood, int impact) {
        if (status.effective == model::DecisionState::Open)
            ++summary.heat[static_cast<std::size_t>(likelihood - 1)][static_cast<std::size_t>(impact - 1)];
    };
    for (const catalog::Finding &finding : analysis.findings())
        add(analysis.decision(finding), finding.likelihood, finding.impact);
    for (const model::ManualThreat &threat : analysis.model().manualThreats())
        add(analysis.decision(threat), threat.likelihood, threat.impact);
    return summary;
}

} // namespace bulkhead::exporting
