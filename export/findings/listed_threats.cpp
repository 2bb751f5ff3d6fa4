// SPDX-License-Identifier: Apache-2.0
#include "export/findings/listed_threats.h"

#include "catalog/content/rating_scale.h"

#include <algorithm>
#include <utility>

namespace bulkhead::exporting {

namespace {

std::vector<const model::ManualThreat *> worstFirst(const model::Model &model)
{
    std::vector<const model::ManualThreat *> threats;
    for (const model::ManualThreat &threat : model.manualThreats())
        threats.push_back(&threat);
    std::stable_sort(threats.begin(), threats.end(), [](const auto *a, const auto *b) {
        return catalog::scoreOf(*a) > catalog::scoreOf(*b);
    });
    return threats;
}

// Findings stand by rating, then those confirmed, then by score; what a person added is confirmed.
bool goesBefore(const model::ManualThreat &threat, const catalog::Finding &finding)
{
    const model::Rating rating = catalog::ratingOf(threat);
    if (rating != finding.rating)
        return rating > finding.rating;
    return !model::isConfirmed(finding.basis) || catalog::scoreOf(threat) > finding.score();
}

} // namespace

ListedThreat listed(const catalog::Analysis &analysis, const model::ManualThreat &threat)
{
    ListedThreat row{};
    row.id = threat.id;
    row.title = threat.title;
    row.message = threat.description;
    row.category = threat.category;
    row.rating = catalog::ratingOf(threat);
    row.likelihood = threat.likelihood;
    row.impact = threat.impact;
    row.basis = model::Basis::Stated;
    row.subject = subjectOf(analysis.model(), threat.subject);
    row.place = row.subject.source;
    if (!threat.mitigation.empty())
        row.mitigations.push_back(threat.mitigation);
    row.decision = analysis.decision(threat);
    return row;
}

ListedThreat listed(const catalog::Analysis &analysis, FindingText finding)
{
    ListedThreat row{};
    row.rule = finding.rule;
    row.threat = finding.threat->id;
    row.title = finding.rule->title;
    row.category = finding.threat->category;
    row.rating = finding.rating;
    row.likelihood = finding.likelihood;
    row.impact = finding.impact;
    row.basis = finding.basis;
    row.mender = finding.mender;
    row.place = finding.place();
    for (const catalog::RuleMitigation &of : finding.rule->mitigations)
        row.mitigations.push_back(analysis.catalogs().mitigations()[of.mitigation].title);
    row.decision = finding.decision;
    row.id = std::move(finding.id);
    row.message = std::move(finding.message);
    row.subject = std::move(finding.subject);
    row.evidence = std::move(finding.evidence);
    return row;
}

void eachThreat(const FindingsDocument &document, const std::function<void(const ListedThreat &)> &take)
{
    const catalog::Analysis &analysis = *document.analysis;
    const std::vector<const model::ManualThreat *> added = worstFirst(analysis.model());
    auto next = added.begin();
    const auto takeAdded = [&] {
        ListedThreat row = listed(analysis, **next);
        row.isNew = document.isNew(**next);
        take(row);
        ++next;
    };
    for (const std::uint32_t index : document.shown) {
        const catalog::Finding &finding = analysis.findings()[index];
        while (next != added.end() && goesBefore(**next, finding))
            takeAdded();
        ListedThreat row = listed(analysis, describe(analysis, finding));
        row.isNew = document.isNew(finding);
        take(row);
    }
    while (next != added.end())
        takeAdded();
}

} // namespace bulkhead::exporting
