// SPDX-License-Identifier: Apache-2.0
#include "export/report/data/summary.h"

#include "export/text/words.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace bulkhead::exporting {

ReportSummary summarise(const std::vector<Issue> &issues, std::size_t findings)
{
    ReportSummary summary;
    summary.findings = findings;
    for (const Issue &issue : issues) {
        summary.inherent += issue.confirmed ? issue.score : 0;
        summary.residual += issue.confirmed ? issue.residual : 0;
        if (!issue.open) {
            ++summary.decided;
            continue;
        }
        if (!issue.confirmed) {
            ++summary.toVerify;
            continue;
        }
        ++summary.issues;
        ++summary.byRating[static_cast<std::size_t>(issue.rating)];
        for (std::size_t i = 0; i < issue.categories.size(); ++i)
            summary.byCategory[i] += issue.categories[i] ? 1 : 0;
        ++summary.heat[static_cast<std::size_t>(issue.likelihood - 1)]
                      [static_cast<std::size_t>(issue.impact - 1)];
    }
    return summary;
}

std::vector<MatrixRow> matrixOf(const std::vector<Issue> &issues)
{
    std::map<std::string, MatrixRow> rows;
    for (const Issue &issue : issues) {
        if (!issue.open)
            continue;
        MatrixRow &row = rows[issue.subject.id];
        row.subject = issue.subject;
        row.risk += issue.confirmed ? issue.score : 0;
        row.worstOfAll = std::max(row.worstOfAll, issue.rating);
        for (std::size_t i = 0; i < issue.categories.size(); ++i) {
            if (!issue.categories[i])
                continue;
            ++row.count[i];
            row.worst[i] = std::max(row.worst[i], issue.rating);
        }
    }
    std::vector<MatrixRow> ordered;
    for (auto &[id, row] : rows)
        ordered.push_back(std::move(row));
    std::stable_sort(ordered.begin(), ordered.end(),
                     [](const MatrixRow &a, const MatrixRow &b) { return a.risk > b.risk; });
    return ordered;
}

} // namespace bulkhead::exporting
