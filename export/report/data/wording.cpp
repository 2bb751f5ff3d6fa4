// SPDX-License-Identifier: Apache-2.0
#include "export/report/data/wording.h"

#include "export/text/words.h"

namespace bulkhead::exporting {

std::string verdictText(const ReportSummary &summary)
{
    const catalog::Summary &count = summary.count;
    const std::string decided = count.decided == 0 ? std::string()
                                                   : " " + counted(count.decided, "finding") +
                                                         (count.decided == 1 ? " is" : " are") + " decided.";
    if (count.open() == 0)
        return "No open finding is known." + decided;
    const std::size_t critical = count.byRating[static_cast<std::size_t>(model::Rating::Critical)];
    const std::size_t high = count.byRating[static_cast<std::size_t>(model::Rating::High)];
    std::string text = counted(count.open(), "finding") + (count.open() == 1 ? " is" : " are") + " open";
    if (critical + high > 0)
        text += ", " + std::to_string(critical) + " critical and " + std::to_string(high) + " high";
    text += ": " + std::to_string(count.confirmed) + " confirmed, in " + counted(summary.issues, "issue") +
            ", and " + std::to_string(count.toVerify) + " to verify." + decided;
    if (summary.residual != summary.inherent)
        text += " By what was decided, " + std::to_string(summary.residual) + " of a risk of " +
                std::to_string(summary.inherent) + " remains.";
    return text;
}

std::string actsText(catalog::Mender mender)
{
    switch (mender) {
    case catalog::Mender::Workload:
        return "who writes the workload";
    case catalog::Mender::Platform:
        return "who keeps the platform";
    case catalog::Mender::Image:
        break;
    }
    return "who keeps image and registry";
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

std::string comparisonText(const ReportComparison &comparison)
{
    const auto share = [&]() -> std::string {
        if (comparison.riskBefore <= 0 || comparison.riskNow == comparison.riskBefore)
            return {};
        const double change =
            static_cast<double>(comparison.riskNow - comparison.riskBefore) / comparison.riskBefore;
        return std::string(" (") + (change < 0 ? "−" : "+") + percentText(change < 0 ? -change : change) +
               ")";
    };
    return "Of the issues of “" + comparison.title + "”, " + std::to_string(comparison.closedIssues) +
           (comparison.closedIssues == 1 ? " is" : " are") + " no longer open and " +
           std::to_string(comparison.stayed) + (comparison.stayed == 1 ? " stays" : " stay") + "; " +
           std::to_string(comparison.openedIssues) + (comparison.openedIssues == 1 ? " is new" : " are new") +
           ". Risk " + std::to_string(comparison.riskBefore) + " → " + std::to_string(comparison.riskNow) +
           share() + ".";
}

std::string comparedText(const ComparedCause &cause)
{
    return nameList(cause.where, 8) + (cause.note.empty() ? "" : " (" + cause.note + ")");
}

} // namespace bulkhead::exporting
