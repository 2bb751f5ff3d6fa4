// SPDX-License-Identifier: Apache-2.0
#include "catalog/advice/coverage.h"

#include "catalog/analysis/analysis_data.h"

#include <algorithm>
#include <tuple>

namespace bulkhead::catalog {

namespace {

constexpr std::array<std::string_view, 4> coverageStates = {"finding", "question", "accepted",
                                                            "not_applicable"};

void note(CoverageRow &row, model::Stride category, Rating rating, bool confirmed, bool open)
{
    for (CoverageCell *cell : {&row.cells[static_cast<std::size_t>(category)], &row.all}) {
        if (!open) {
            ++cell->decided;
            continue;
        }
        ++cell->open;
        cell->confirmed += confirmed ? 1 : 0;
        cell->worst = std::max(cell->worst, rating);
    }
}

} // namespace

std::string_view coverageStateName(CoverageState state)
{
    return coverageStates[static_cast<std::size_t>(state)];
}

CoverageState CoverageCell::state() const
{
    if (open > 0)
        return confirmed > 0 ? CoverageState::Finding : CoverageState::Question;
    return decided > 0 ? CoverageState::Accepted : CoverageState::NotApplicable;
}

std::vector<CoverageRow> coverage(const Analysis &analysis)
{
    const engine::ModelIndex &index = analysis.data().index;
    std::vector<CoverageRow> rows(index.size());
    for (engine::Subject s = 0; s < index.size(); ++s)
        rows[s].subject = index.id(s);
    for (const Finding &finding : analysis.findings())
        note(rows[finding.subject], analysis.threat(finding).category, finding.rating,
             model::isConfirmed(finding.basis),
             analysis.decision(finding).effective == model::DecisionState::Open);
    for (const model::ManualThreat &threat : analysis.model().manualThreats())
        if (const engine::Subject s = index.find(threat.subject); s != engine::nobody)
            note(rows[s], threat.category, ratingOf(threat), true,
                 analysis.decision(threat).effective == model::DecisionState::Open);
    std::erase_if(rows, [&](const CoverageRow &row) {
        return row.all.open + row.all.decided == 0 && index.outOfScope(index.find(row.subject));
    });
    std::stable_sort(rows.begin(), rows.end(), [](const CoverageRow &a, const CoverageRow &b) {
        return std::tie(b.all.worst, b.all.confirmed, b.all.open) <
               std::tie(a.all.worst, a.all.confirmed, a.all.open);
    });
    return rows;
}

} // namespace bulkhead::catalog
