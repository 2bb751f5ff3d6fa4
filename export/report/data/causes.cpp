// SPDX-License-Identifier: Apache-2.0
#include "export/report/data/causes.h"

#include "export/text/anchor.h"

#include <algorithm>
#include <map>
#include <utility>

namespace bulkhead::exporting {

namespace {

template <typename T>
void addNew(std::vector<T> &list, const std::vector<T> &more)
{
    for (const T &item : more)
        if (std::find(list.begin(), list.end(), item) == list.end())
            list.push_back(item);
}

// One text for each mitigation: the one with the snippets of most platforms.
void addMitigationsOf(Cause &cause, const Issue &issue)
{
    for (const ReportMitigation &mitigation : issue.mitigations) {
        const auto known =
            std::find_if(cause.mitigations.begin(), cause.mitigations.end(), [&](const ReportMitigation &m) {
                return m.id == mitigation.id && m.title == mitigation.title;
            });
        if (known == cause.mitigations.end()) {
            cause.mitigations.push_back(mitigation);
            continue;
        }
        known->resolves = known->resolves || mitigation.resolves;
        if (known->snippets.size() < mitigation.snippets.size())
            known->snippets = mitigation.snippets;
    }
}

} // namespace

std::vector<Cause> gatherCauses(const std::vector<Issue> &issues, bool hardening)
{
    std::vector<Cause> causes;
    // A cause may show as another rule's fault elsewhere: each is told under its own title.
    std::map<std::pair<std::string, std::string>, std::size_t> places;
    for (std::size_t number = 0; number < issues.size(); ++number) {
        const Issue &issue = issues[number];
        if (issue.hardening != hardening)
            continue;
        const auto [place, isFirst] = places.try_emplace({issue.cause, issue.title}, causes.size());
        if (isFirst) {
            Cause cause;
            cause.anchor = anchorOf("cause", issue.cause + '/' + issue.title);
            cause.title = issue.title;
            cause.rating = issue.rating;
            cause.open = issue.open;
            causes.push_back(std::move(cause));
        }
        Cause &cause = causes[place->second];
        cause.issues.push_back(number);
        cause.risk += issue.score;
        cause.residual += issue.residual;
        for (std::size_t i = 0; i < issue.categories.size(); ++i)
            cause.categories[i] = cause.categories[i] || issue.categories[i];
        addNew(cause.scenarios, issue.scenarios);
        addNew(cause.references, issue.references);
        addMitigationsOf(cause, issue);
    }
    for (Cause &cause : causes)
        std::stable_partition(cause.mitigations.begin(), cause.mitigations.end(),
                              [](const ReportMitigation &mitigation) { return mitigation.resolves; });
    return causes;
}

} // namespace bulkhead::exporting
