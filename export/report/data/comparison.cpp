// SPDX-License-Identifier: Apache-2.0
#include "export/report/data/comparison.h"

#include "export/report/data/issues.h"
#include "export/report/data/report_paths.h"
#include "export/report/data/summary.h"
#include "export/text/words.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

namespace bulkhead::exporting {

namespace {

using IssueKey = std::pair<std::string, std::string>; // cause, subject

IssueKey keyOf(const Issue &issue)
{
    return {issue.cause, issue.subject.id};
}

// The issues of one state of the architecture, by how they stand.
struct Standing
{
    std::set<IssueKey> confirmed;
    std::set<IssueKey> toVerify;
    std::set<IssueKey> decided;

    explicit Standing(const std::vector<Issue> &issues)
    {
        for (const Issue &issue : issues)
            (!issue.open ? decided : issue.confirmed ? confirmed : toVerify).insert(keyOf(issue));
    }
};

// Those of `issues` that the other state does not have confirmed and open, cause by cause, with what it has
// instead.
std::vector<ComparedCause> missingFrom(const Standing &other, const std::vector<Issue> &issues,
                                       const std::string &ifToVerify, const std::string &ifDecided)
{
    std::vector<ComparedCause> causes;
    std::map<std::tuple<std::string, std::string, std::string>, std::size_t> places;
    for (const Issue &issue : issues) { // worst first
        const IssueKey key = keyOf(issue);
        if (!issue.open || !issue.confirmed || other.confirmed.contains(key))
            continue;
        const std::string note = other.toVerify.contains(key)  ? ifToVerify
                                 : other.decided.contains(key) ? ifDecided
                                                               : std::string();
        const auto [place, isFirst] = places.try_emplace({issue.cause, issue.title, note}, causes.size());
        if (isFirst)
            causes.push_back({issue.title, issue.rating, {}, 0, note});
        ComparedCause &cause = causes[place->second];
        cause.where.push_back(whereText(issue.subject));
        cause.risk += issue.score;
    }
    return causes;
}

double likeliest(const std::vector<ReportPath> &paths)
{
    double most = 0;
    for (const ReportPath &path : paths)
        most = std::max(most, path.likelihood);
    return most;
}

std::size_t placesIn(const std::vector<ComparedCause> &causes)
{
    std::size_t count = 0;
    for (const ComparedCause &cause : causes)
        count += cause.where.size();
    return count;
}

std::vector<ComparedFigure> figuresOf(const ReportData &then, const ReportData &now)
{
    std::vector<ComparedFigure> figures;
    const auto add = [&](const std::string &title, auto before, auto today) {
        figures.push_back({title, std::to_string(before), std::to_string(today)});
    };
    for (const auto rating :
         {model::Rating::Critical, model::Rating::High, model::Rating::Medium, model::Rating::Low}) {
        const auto index = static_cast<std::size_t>(rating);
        add(ratingTitle(rating) + " findings", then.summary.count.byRating[index],
            now.summary.count.byRating[index]);
    }
    add("Risk of the confirmed issues", then.summary.residual, now.summary.residual);
    add("Points to verify", then.summary.count.toVerify, now.summary.count.toVerify);
    add("Attack paths", then.paths.size(), now.paths.size());
    figures.push_back(
        {"The likeliest of them", percentText(likeliest(then.paths)), percentText(likeliest(now.paths))});
    return figures;
}

} // namespace

ReportComparison compareWith(const catalog::Analysis &earlier, const std::vector<Issue> &issuesNow,
                             const ReportData &now)
{
    const std::vector<Issue> issuesThen = gatherIssues(earlier);
    ReportData then;
    then.summary = summarise(issuesThen, earlier);
    addAttackPaths(then, catalog::attackPaths(earlier));

    ReportComparison comparison;
    const std::string &title = earlier.model().metadata().title;
    comparison.title = title.empty() ? "the earlier state" : title;
    comparison.figures = figuresOf(then, now);
    comparison.riskBefore = then.summary.residual;
    comparison.riskNow = now.summary.residual;
    const Standing standingThen(issuesThen);
    const Standing standingNow(issuesNow);
    comparison.closed = missingFrom(standingNow, issuesThen, "now to verify", "decided since");
    comparison.opened = missingFrom(standingThen, issuesNow, "was to verify", "was decided");
    comparison.closedPlaces = placesIn(comparison.closed);
    comparison.openedPlaces = placesIn(comparison.opened);
    comparison.stayed = now.summary.places - comparison.openedPlaces;
    return comparison;
}

} // namespace bulkhead::exporting
