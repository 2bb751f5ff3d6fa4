#include "export/report/summary.h"

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

std::string verdictText(const ReportSummary &summary)
{
    if (summary.issues == 0)
        return summary.toVerify == 0
                   ? "No open issue is known."
                   : "No issue is confirmed; " + counted(summary.toVerify, "point") + " to verify.";
    const std::size_t critical = summary.byRating[static_cast<std::size_t>(model::Rating::Critical)];
    const std::size_t high = summary.byRating[static_cast<std::size_t>(model::Rating::High)];
    std::string text = counted(summary.issues, "issue") + (summary.issues == 1 ? " is" : " are") + " open";
    if (critical + high > 0)
        text += ", " + std::to_string(critical) + " critical and " + std::to_string(high) + " high";
    text +=
        " (from " + counted(summary.findings, "finding") + " of the engine; those of one cause count once).";
    if (summary.residual != summary.inherent)
        text += " By what was decided, " + std::to_string(summary.residual) + " of a risk of " +
                std::to_string(summary.inherent) + " remains.";
    if (summary.toVerify > 0)
        text += " " + counted(summary.toVerify, "more point") + " cannot be told until somebody answers.";
    return text;
}

std::string effectText(const ReportAction &action)
{
    std::string text = "closes " + counted(action.findingsClosed, "finding");
    if (action.assetsClosed > 0)
        text += ", puts " + counted(action.assetsClosed, "asset") + " out of reach";
    return text + "; open risk " + std::to_string(action.riskBefore) + " → " +
           std::to_string(action.riskAfter);
}

std::string riskText(int inherent, int residual)
{
    return inherent == residual
               ? "risk " + std::to_string(inherent)
               : "risk " + std::to_string(inherent) + ", of which " + std::to_string(residual) + " remains";
}

std::string settlesText(std::size_t settles, std::size_t maySettle)
{
    return settles == maySettle ? std::to_string(settles)
                                : std::to_string(settles) + "–" + std::to_string(maySettle);
}

std::string outcomeText(const ReportPath &path)
{
    return "In the end the attacker " + path.hold + " " + path.to +
           (path.asset.empty() ? "" : " (" + path.asset + ")") + ". Likelihood " +
           percentText(path.likelihood) + ".";
}

} // namespace bulkhead::exporting
