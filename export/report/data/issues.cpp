// SPDX-License-Identifier: Apache-2.0
#include "export/report/data/issues.h"

#include "catalog/advice/hardening.h"
#include "catalog/analysis/risk.h"
#include "catalog/content/snippet_choice.h"
#include "export/text/anchor.h"
#include "export/text/words.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>
#include <utility>

namespace bulkhead::exporting {

namespace {

template <typename T>
void addOnce(std::vector<T> &list, const T &item)
{
    if (std::find(list.begin(), list.end(), item) == list.end())
        list.push_back(item);
}

Issue beginIssue(const FindingText &worst)
{
    Issue issue;
    issue.title = worst.rule->title;
    issue.subject = worst.subject;
    issue.rating = worst.rating;
    issue.likelihood = worst.likelihood;
    issue.impact = worst.impact;
    issue.score = worst.score;
    issue.confirmed = worst.isConfirmed();
    issue.hardening = true; // while all of its findings are
    issue.open = false;     // until one of its findings is
    issue.residual = 0;
    issue.residualRating = model::Rating::None;
    issue.basis = basisText(worst.basis);
    issue.factors = worst.factors;
    issue.scenario = worst.scenario;
    issue.mender = worst.mender;
    return issue;
}

void addFacts(Issue &issue, const FindingText &finding)
{
    for (const Subject &subject : finding.related) {
        const bool known = std::any_of(issue.related.begin(), issue.related.end(),
                                       [&](const Subject &other) { return other.id == subject.id; });
        if (!known)
            issue.related.push_back(subject);
    }
    for (const EvidenceText &fact : finding.evidence) {
        const bool known =
            std::any_of(issue.evidence.begin(), issue.evidence.end(), [&](const EvidenceText &other) {
                return other.text == fact.text && other.place == fact.place;
            });
        if (!known)
            issue.evidence.push_back(fact);
    }
}

void addMitigations(Issue &issue, const FindingText &finding, const catalog::Analysis &analysis)
{
    const model::ImportRecordPtr import = catalog::importOf(analysis.model(), finding.subject.id);
    for (const catalog::RuleMitigation &of : finding.rule->mitigations) {
        const catalog::Mitigation &mitigation = analysis.catalogs().mitigations()[of.mitigation];
        const auto known = std::find_if(issue.mitigations.begin(), issue.mitigations.end(),
                                        [&](const ReportMitigation &m) { return m.id == mitigation.id; });
        if (known != issue.mitigations.end()) {
            known->resolves = known->resolves || of.resolves;
            continue;
        }
        ReportMitigation shown{mitigation.id, mitigation.title, mitigation.howTo, {}, of.resolves};
        std::copy_if(mitigation.snippets.begin(), mitigation.snippets.end(),
                     std::back_inserter(shown.snippets),
                     [&](const catalog::Snippet &snippet) { return catalog::suits(snippet, import); });
        issue.mitigations.push_back(std::move(shown));
    }
}

// What remains is that of the finding of which most does.
void addResidual(Issue &issue, const catalog::Risk &remains)
{
    issue.residual = std::max(issue.residual, remains.score());
    issue.residualRating = std::max(issue.residualRating, remains.rating);
}

void addFinding(Issue &issue, const FindingText &finding, const catalog::Analysis &analysis, bool isHardening)
{
    const std::string threat = finding.threat->id + " " + finding.threat->title;
    issue.findings.push_back(
        {finding.id, threat, finding.rule->title, finding.message, finding.rating, finding.score});
    issue.categories[static_cast<std::size_t>(finding.threat->category)] = true;
    issue.open = issue.open || finding.isOpen();
    issue.hardening = issue.hardening && isHardening;
    addFacts(issue, finding);
    if (!finding.threat->scenario.empty())
        addOnce(issue.scenarios, Scenario{threat, finding.threat->scenario});
    addMitigations(issue, finding, analysis);
    for (const std::string &reference : finding.rule->references)
        addOnce(issue.references, linkOf(analysis.catalogs(), reference));
    if (finding.decision.decision)
        issue.decisions.push_back({finding.id, finding.rule->title, finding.subject,
                                   *finding.decision.decision, finding.decision.reopened});
}

Issue manualIssue(const model::ManualThreat &threat, const catalog::Analysis &analysis)
{
    Issue issue;
    issue.title = threat.title;
    issue.subject = subjectOf(analysis.model(), threat.subject);
    issue.likelihood = threat.likelihood;
    issue.impact = threat.impact;
    issue.score = catalog::scoreOf(threat);
    issue.rating = catalog::ratingOf(threat);
    issue.manual = true;
    issue.cause = threat.id;
    issue.residual = issue.score;
    issue.residualRating = issue.rating;
    issue.basis = "added by a person";
    issue.description = threat.description;
    issue.categories[static_cast<std::size_t>(threat.category)] = true;
    if (!threat.mitigation.empty())
        issue.mitigations.push_back({{}, threat.mitigation, {}, {}, true});
    if (const catalog::DecisionStatus status = analysis.decision(threat); status.decision) {
        issue.open = status.effective == model::DecisionState::Open;
        // Nobody knows what a repair leaves of a threat that a person added: they said it is dealt with.
        if (!issue.open && status.effective != model::DecisionState::Accepted) {
            issue.residual = 0;
            issue.residualRating = model::Rating::None;
        }
        issue.decisions.push_back(
            {threat.id, threat.title, issue.subject, *status.decision, status.reopened});
    }
    return issue;
}

void order(std::vector<Issue> &issues)
{
    const auto key = [](const Issue &issue) {
        return std::tuple(!issue.open, -static_cast<int>(issue.rating), -issue.score);
    };
    std::stable_sort(issues.begin(), issues.end(),
                     [&](const Issue &a, const Issue &b) { return key(a) < key(b); });
    for (Issue &issue : issues)
        std::stable_partition(issue.mitigations.begin(), issue.mitigations.end(),
                              [](const ReportMitigation &mitigation) { return mitigation.resolves; });
}

} // namespace

Link linkOf(const catalog::Catalogs &catalogs, const std::string &reference)
{
    const catalog::Reference *known = catalogs.reference(reference);
    if (!known)
        return {reference, reference, {}};
    // A custom catalog may write anything here; only what a browser merely shows becomes a link.
    const bool isWeb = known->url.starts_with("https://") || known->url.starts_with("http://");
    return {reference, known->title.empty() ? reference : known->title, isWeb ? known->url : std::string()};
}

std::vector<Issue> gatherIssues(const catalog::Analysis &analysis)
{
    // What is to verify never hides behind a confirmed finding of the same cause, nor makes it look unsure.
    std::map<std::tuple<std::string, std::string, bool>, std::size_t> places;
    std::vector<Issue> issues;
    for (const catalog::Finding &found : analysis.findings()) { // worst first
        const FindingText finding = describe(analysis, found);
        const std::string &cause =
            finding.rule->rootCause.empty() ? finding.rule->id : finding.rule->rootCause;
        const auto [place, isFirst] =
            places.try_emplace({finding.subject.id, cause, finding.isConfirmed()}, issues.size());
        if (isFirst) {
            issues.push_back(beginIssue(finding));
            issues.back().anchor = anchorOf("issue", finding.id);
            issues.back().cause = cause;
        }
        addFinding(issues[place->second], finding, analysis, catalog::isHardening(analysis, found));
        addResidual(issues[place->second], catalog::residualRisk(analysis, found));
    }
    for (const model::ManualThreat &threat : analysis.model().manualThreats()) {
        issues.push_back(manualIssue(threat, analysis));
        issues.back().anchor = anchorOf("issue", threat.id);
    }
    order(issues);
    return issues;
}

} // namespace bulkhead::exporting
