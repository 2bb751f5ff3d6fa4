// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/analysis/analysis.h"

#include <span>
#include <string_view>
#include <vector>

// Risk beyond the single finding: what belongs together, and what remains after something was done.
namespace bulkhead::catalog {

// A place of an issue: the findings of one subject with one root cause. One thing to mend, which may serve
// several threats. Counted once in totals.
struct Issue
{
    std::string_view subject;
    std::string_view rootCause;
    std::vector<std::uint32_t> findings; // into Analysis::findings(), worst first; never empty
    Rating rating = Rating::Low;         // of its worst finding
    int score = 0;
    bool confirmed = false; // whether any of its findings is
};

// Worst first, in the order of their worst findings.
std::vector<Issue> issues(const Analysis &analysis);

struct Risk
{
    int likelihood = 0; // 0: nothing remains
    int impact = 0;
    Rating rating = Rating::None;

    int score() const { return likelihood * impact; }
};

// What remains of a finding when these mitigations (indices into Catalogs::mitigations()) are in place:
// nothing when one of them resolves the rule; otherwise likelihood and impact times the factors of those the
// rule names, and at least 1.
Risk residualRisk(const Analysis &analysis, const Finding &finding,
                  std::span<const std::uint32_t> mitigations);

// What remains of a finding as it was decided: all of it while it is open or accepted; nothing when it does
// not apply or was transferred; of one called mitigated, whose condition still holds in the model, what the
// best of its rule's mitigations leaves when it is in place only in part.
Risk residualRisk(const Analysis &analysis, const Finding &finding);

// Sums of the scores of all issues, each counted once with its worst finding.
struct RiskTotal
{
    int inherent = 0;
    int residual = 0; // by decisions
};
RiskTotal riskTotal(const Analysis &analysis);

// Sum of the scores of what is open: of the findings of one subject and root cause that of the worst.
int openRisk(const Analysis &analysis);

} // namespace bulkhead::catalog
