// SPDX-License-Identifier: Apache-2.0
#include "export/report/data/report_coverage.h"

#include <algorithm>
#include <map>

namespace bulkhead::exporting {

namespace {

constexpr std::size_t mostRows = 100; // of elements; more are counted alone
constexpr std::size_t mostReasons = 60;

using FoundReasons = std::map<std::pair<std::size_t, std::string>, CoverageReason>;

void takeMostFrequent(FoundReasons found, ReportCoverage &into)
{
    std::vector<CoverageReason> &reasons = into.reasons;
    for (auto &[key, reason] : found)
        reasons.push_back(std::move(reason));
    std::stable_sort(reasons.begin(), reasons.end(), [](const CoverageReason &a, const CoverageReason &b) {
        return a.where.size() > b.where.size();
    });
    if (reasons.size() > mostReasons) {
        into.reasonsLeft = reasons.size() - mostReasons;
        reasons.resize(mostReasons);
    }
    std::stable_sort(reasons.begin(), reasons.end(), [](const CoverageReason &a, const CoverageReason &b) {
        return a.category < b.category;
    });
}

} // namespace

ReportCoverage gatherCoverage(const catalog::Analysis &analysis, std::span<const catalog::CoverageRow> rows)
{
    ReportCoverage coverage;
    catalog::CoverageReasons reasons(analysis);
    FoundReasons found;
    for (const catalog::CoverageRow &row : rows) {
        for (const catalog::CoverageCell &cell : row.cells)
            ++coverage.byState[static_cast<std::size_t>(cell.state())];
        const bool hasRow = coverage.rows.size() < mostRows;
        CoverageElement element{subjectOf(analysis.model(), row.subject), row.cells, {}};
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            if (row.cells[i].state() != catalog::CoverageState::NotApplicable)
                continue;
            element.why[i] = reasons.why(row.subject, static_cast<model::Stride>(i));
            CoverageReason &reason = found[{i, element.why[i]}];
            reason.category = static_cast<model::Stride>(i);
            reason.why = element.why[i];
            reason.where.push_back(whereText(element.subject));
        }
        if (hasRow)
            coverage.rows.push_back(std::move(element));
        else
            ++coverage.left;
    }
    takeMostFrequent(std::move(found), coverage);
    return coverage;
}

std::vector<MatrixRow> gatherMatrix(const catalog::Analysis &analysis,
                                    std::span<const catalog::CoverageRow> rows)
{
    std::vector<MatrixRow> matrix;
    for (const catalog::CoverageRow &covered : rows) {
        if (covered.all.open == 0)
            continue;
        MatrixRow row;
        row.subject = subjectOf(analysis.model(), covered.subject);
        row.worstOfAll = covered.all.worst;
        for (std::size_t i = 0; i < row.count.size(); ++i) {
            row.count[i] = covered.cells[i].open;
            row.worst[i] = covered.cells[i].worst;
        }
        matrix.push_back(std::move(row));
    }
    return matrix;
}

} // namespace bulkhead::exporting
