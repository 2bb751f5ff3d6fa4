// SPDX-License-Identifier: Apache-2.0
#include "export/report/data/wording.h"

#include "export/text/words.h"

#include <algorithm>

namespace bulkhead::exporting {

std::string verdictText(const ReportData &data)
{
    const ReportSummary &summary = data.summary;
    const catalog::Summary &count = summary.count;
    const auto isOpen = [](const Cause &cause) { return cause.open; };
    const bool lacksHardening = std::any_of(data.hardeningCauses.begin(), data.hardeningCauses.end(), isOpen);
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
            (lacksHardening ? " and in the hardening of containers" : "") + ", and " +
            std::to_string(count.toVerify) + " to verify." + decided;
    if (summary.residual != summary.inherent)
        text += " By what was decided, " + std::to_string(summary.residual) + " of a risk of " +
                std::to_string(summary.inherent) + " remains.";
    return text;
}

std::string worstText(const ReportData &data)
{
    const auto worst =
        std::find_if(data.causes.begin(), data.causes.end(), [](const Cause &cause) { return cause.open; });
    if (worst == data.causes.end())
        return data.summary.count.toVerify == 0
                   ? "No grave issue is open."
                   : "No grave issue is confirmed: the open points have to be asked.";
    const Issue &issue = data.issues[worst->issues.front()];
    const Place place = placeOf(issue);
    const std::size_t others = worst->issues.size() - 1;
    return "The worst is “" + worst->title + "” at " + pathText(issue.subject) +
           (place.isKnown() ? " (" + place.text() + ")" : "") +
           (others == 0 ? "" : " and " + counted(others, "other place")) + ", rated " +
           std::string(model::ratingName(worst->rating)) + "; " + actsText(issue.mender) + " has to act.";
}

std::string planText(const ReportData &data)
{
    if (data.actions.empty())
        return {};
    const auto urgent = std::count_if(data.actions.begin(), data.actions.end(), [](const ReportAction &step) {
        return step.kind == catalog::StepKind::Now;
    });
    const std::size_t steps = urgent == 0 ? data.actions.size() : static_cast<std::size_t>(urgent);
    std::size_t assets = 0;
    int left = data.actions.front().riskBefore;
    for (const ReportAction &action : data.actions) {
        if (urgent != 0 && action.kind != catalog::StepKind::Now)
            continue;
        assets += action.assetsClosed;
        left -= action.riskBefore - action.riskAfter;
    }
    return (urgent == 0 ? "Nothing presses; " : "Now: ") + counted(steps, "step") +
           (steps == 1 ? " takes" : " take") + " the open risk from " +
           std::to_string(data.actions.front().riskBefore) + " to " + std::to_string(left) +
           (assets == 0 ? "" : " and " + counted(assets, "asset") + " out of an attacker's reach") + ".";
}

std::string actorTitle(catalog::Mender mender)
{
    switch (mender) {
    case catalog::Mender::Workload:
        return "Workload";
    case catalog::Mender::Platform:
        return "Platform";
    case catalog::Mender::Image:
        break;
    }
    return "Image and registry";
}

std::string placeText(const ReportData &data, const Place &place)
{
    return data.sources.size() == 1 && place.line > 0 && place.file == data.sources.front()
               ? "line " + std::to_string(place.line)
               : place.text();
}

Place placeOf(const Issue &issue)
{
    for (const EvidenceText &fact : issue.evidence)
        if (fact.place.isKnown())
            return fact.place;
    return issue.subject.source;
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
    return "Of the places that have an issue in “" + comparison.title + "”, " +
           std::to_string(comparison.closedPlaces) + (comparison.closedPlaces == 1 ? " has" : " have") +
           " it no longer and " + std::to_string(comparison.stayed) +
           (comparison.stayed == 1 ? " still has it" : " still have it") + "; " +
           std::to_string(comparison.openedPlaces) + (comparison.openedPlaces == 1 ? " is new" : " are new") +
           ". Risk " + std::to_string(comparison.riskBefore) + " → " + std::to_string(comparison.riskNow) +
           share() + ".";
}

std::string comparedText(const ComparedCause &cause)
{
    return nameList(cause.where, 8) + (cause.note.empty() ? "" : " (" + cause.note + ")");
}

} // namespace bulkhead::exporting
