// SPDX-License-Identifier: Apache-2.0
#include "catalog/analysis/analysis_data.h"
#include "catalog/engine/classification.h"
#include "catalog/wording/explain.h"
#include "catalog/wording/message.h"

#include <algorithm>
#include <numeric>

namespace bulkhead::catalog {

namespace {

engine::EvidenceCollector collectorOf(const Analysis::Data &data, const Finding &finding)
{
    const engine::Program &program = data.catalogs->program();
    engine::EvidenceCollector collector(data.index, finding.basis, finding.subject);
    collector.collect(engine::Tracer(data.index).trace(program.roots[finding.rule], finding.subject));
    return collector;
}

// The text of the first circumstance that holds on the ground that the finding stands on; null if none does.
const std::string *circumstanceOf(const Analysis::Data &data, const Finding &finding,
                                  const std::vector<std::uint32_t> &conditions,
                                  const std::vector<std::string> &texts)
{
    if (texts.empty())
        return nullptr;
    engine::Evaluator evaluator(data.index);
    const engine::Ground ground = engine::groundOf(finding.basis);
    for (std::size_t i = 0; i < conditions.size(); ++i)
        if (evaluator.evaluate(conditions[i], finding.subject).isYes(ground))
            return &texts[i];
    return nullptr;
}

// The wording of a circumstance, otherwise that of the subject's kind.
const std::string &templateOf(const Analysis::Data &data, const Finding &finding)
{
    const Rule &rule = data.catalogs->rules()[finding.rule];
    if (const std::string *wording =
            circumstanceOf(data, finding, data.catalogs->program().wordings[finding.rule], rule.wordings))
        return *wording;
    return rule.messageFor(data.index.kind(finding.subject), finding.basis == Basis::Unverified);
}

std::string scenarioOf(const Analysis::Data &data, const Finding &finding,
                       const engine::EvidenceCollector &collector)
{
    const Rule &rule = data.catalogs->rules()[finding.rule];
    const std::string *scenario =
        circumstanceOf(data, finding, data.catalogs->program().scenarios[finding.rule], rule.scenarios);
    return rule.scenario.empty()
               ? data.catalogs->threats()[rule.threat].scenario
               : engine::renderMessage(data.index, scenario ? *scenario : rule.scenario, finding.subject,
                                       finding.basis, collector, engine::Names::WithWorkload);
}

std::vector<std::string_view> idsOf(const Analysis::Data &data, const std::vector<engine::Subject> &subjects)
{
    std::vector<std::string_view> ids;
    for (const engine::Subject subject : subjects)
        ids.push_back(data.index.id(subject));
    return ids;
}

} // namespace

Analysis::Analysis(std::shared_ptr<const Data> data) : m_data(std::move(data)) {}

std::span<const Finding> Analysis::findings() const
{
    return m_data->findings;
}

const model::Model &Analysis::model() const
{
    return m_data->index.model();
}

const Catalogs &Analysis::catalogs() const
{
    return *m_data->catalogs;
}

const Options &Analysis::options() const
{
    return m_data->options;
}

Summary Analysis::summary() const
{
    std::vector<std::uint32_t> all(findings().size());
    std::iota(all.begin(), all.end(), 0U);
    return count(*this, all);
}

const Rule &Analysis::rule(const Finding &finding) const
{
    return catalogs().rules()[finding.rule];
}

const Threat &Analysis::threat(const Finding &finding) const
{
    return catalogs().threats()[rule(finding).threat];
}

std::string_view Analysis::subjectId(const Finding &finding) const
{
    return m_data->index.id(finding.subject);
}

std::string Analysis::id(const Finding &finding) const
{
    return rule(finding).id + '@' + std::string(subjectId(finding));
}

std::string Analysis::message(const Finding &finding) const
{
    return engine::renderMessage(m_data->index, templateOf(*m_data, finding), finding.subject, finding.basis,
                                 collectorOf(*m_data, finding));
}

std::vector<Evidence> Analysis::evidence(const Finding &finding) const
{
    return collectorOf(*m_data, finding).evidence();
}

std::vector<Factor> Analysis::factors(const Finding &finding) const
{
    const engine::Program &program = catalogs().program();
    std::vector<Factor> factors;
    const Rule &fired = rule(finding);
    factors.push_back(
        {fired.rationale.empty() ? fired.title : fired.rationale, fired.likelihood, fired.impact});
    engine::Evaluator evaluator(m_data->index);
    for (const std::uint16_t number : program.ruleModifiers[finding.rule]) {
        const engine::Modifier &modifier = program.modifiers[number];
        if (modifier.confirmedOnly && !model::isConfirmed(finding.basis))
            continue;
        if (evaluator.evaluate(modifier.root, finding.subject).isYes(engine::Ground::Assumed))
            factors.push_back({modifier.reason, modifier.likelihood, modifier.impact});
    }
    if (finding.basis == Basis::Unverified)
        factors.push_back({"Not verified", -1, 0});
    const auto sum = [&factors] {
        int likelihood = 0;
        for (const Factor &factor : factors)
            likelihood += factor.likelihood;
        return likelihood;
    };
    if (finding.basis == Basis::Unverified && sum() > fired.unverifiedLikelihood)
        factors.push_back({"Seldom so where nobody speaks of it", finding.likelihood - sum(), 0});
    return factors;
}

std::vector<std::string_view> Analysis::related(const Finding &finding) const
{
    return idsOf(*m_data, collectorOf(*m_data, finding).related());
}

FindingWords Analysis::words(const Finding &finding) const
{
    const engine::EvidenceCollector collector = collectorOf(*m_data, finding);
    return {engine::renderMessage(m_data->index, templateOf(*m_data, finding), finding.subject, finding.basis,
                                  collector),
            scenarioOf(*m_data, finding, collector), collector.evidence(),
            idsOf(*m_data, collector.related())};
}

std::string Analysis::scenario(const Finding &finding) const
{
    return scenarioOf(*m_data, finding, collectorOf(*m_data, finding));
}

Mender Analysis::mender(const Finding &finding) const
{
    return rule(finding).menderFor(m_data->index.kind(finding.subject));
}

DecisionStatus Analysis::decision(const Finding &finding) const
{
    DecisionStatus status;
    if (model().decisions().empty())
        return status;
    status.decision = model().decisions().find(id(finding));
    if (!status.decision || status.decision->state == model::DecisionState::Open)
        return status;
    const model::Decision &decided = *status.decision;
    if (decided.expiry && *decided.expiry < options().asOf)
        status.reopened = "expired on " + decided.expiry->toString();
    else if (decided.rating != Rating::None && finding.rating > decided.rating)
        status.reopened = "the rating rose from " + std::string(model::ratingName(decided.rating)) + " to " +
                          std::string(model::ratingName(finding.rating));
    else if (decided.rating != Rating::None && finding.basis > decided.basis)
        status.reopened = "it rests on firmer ground than when it was decided";
    else
        status.effective = decided.state;
    return status;
}

DecisionStatus Analysis::decision(const model::ManualThreat &threat) const
{
    DecisionStatus status;
    status.decision = model().decisions().find(threat.id);
    if (!status.decision || status.decision->state == model::DecisionState::Open)
        return status;
    if (status.decision->expiry && *status.decision->expiry < options().asOf)
        status.reopened = "expired on " + status.decision->expiry->toString();
    else
        status.effective = status.decision->state;
    return status;
}

const Finding *Analysis::find(std::string_view id) const
{
    const std::size_t at = id.find('@');
    if (at == std::string_view::npos)
        return nullptr;
    const Rule *rule = catalogs().rule(id.substr(0, at));
    if (!rule)
        return nullptr;
    for (const std::uint32_t number : findingsOf(id.substr(at + 1)))
        if (&catalogs().rules()[m_data->findings[number].rule] == rule)
            return &m_data->findings[number];
    return nullptr;
}

std::span<const std::uint32_t> Analysis::findingsOf(std::string_view subject) const
{
    const engine::Subject s = m_data->index.find(subject);
    if (s == engine::nobody)
        return {};
    const std::uint32_t *all = m_data->bySubject.data();
    return {all + m_data->findingStarts[s], all + m_data->findingStarts[s + 1]};
}

Result<Explanation> Analysis::explain(std::string_view ruleId, std::string_view subject) const
{
    const Rule *asked = catalogs().rule(ruleId);
    if (!asked)
        return failure("catalog.unknown-rule", "there is no rule “%1”", {std::string(ruleId)});
    const engine::Subject s = m_data->index.find(subject);
    if (s == engine::nobody)
        return failure("catalog.unknown-subject", "the model has no element or flow “%1”",
                       {std::string(subject)});
    const auto number = static_cast<std::size_t>(asked - catalogs().rules().data());
    return engine::explain(m_data->index, *asked, catalogs().program().roots[number], s);
}

const model::Property *Analysis::derived(std::string_view subject, model::PropertyKey key) const
{
    const engine::Subject s = m_data->index.find(subject);
    const model::Property *property = s == engine::nobody ? nullptr : m_data->index.properties(s).find(key);
    return property && engine::isDerived(property->origin) ? property : nullptr;
}

std::vector<const model::Decision *> Analysis::orphanedDecisions() const
{
    std::vector<const model::Decision *> orphans;
    for (const model::Decision &decision : model().decisions()) {
        const auto isManual = [&] { return model().manualThreats().find(decision.finding) != nullptr; };
        if (!find(decision.finding) && !isManual())
            orphans.push_back(&decision);
    }
    return orphans;
}

namespace {

void add(Summary &summary, const DecisionStatus &status, std::size_t Summary::*sort, model::Stride category,
         Rating rating, bool confirmed)
{
    if (status.effective != model::DecisionState::Open) {
        ++summary.decided;
        return;
    }
    ++(summary.*sort);
    ++(confirmed ? summary.confirmed : summary.toVerify);
    ++summary.byCategory[static_cast<std::size_t>(category)];
    ++summary.byRating[static_cast<std::size_t>(rating)];
}

void add(Summary &summary, const Analysis &analysis, const Finding &finding)
{
    add(summary, analysis.decision(finding), &Summary::findings, analysis.threat(finding).category,
        finding.rating, model::isConfirmed(finding.basis));
}

void add(Summary &summary, const Analysis &analysis, const model::ManualThreat &threat)
{
    add(summary, analysis.decision(threat), &Summary::manual, threat.category, ratingOf(threat), true);
}

} // namespace

Rating Summary::worst() const
{
    for (std::size_t rating = byRating.size(); rating-- > 0;) {
        if (byRating[rating] > 0)
            return static_cast<Rating>(rating);
    }
    return Rating::None;
}

Summary count(const Analysis &analysis, std::span<const std::uint32_t> findings)
{
    Summary summary;
    for (const std::uint32_t number : findings)
        add(summary, analysis, analysis.findings()[number]);
    for (const model::ManualThreat &threat : analysis.model().manualThreats())
        add(summary, analysis, threat);
    return summary;
}

std::map<std::string, Summary, std::less<>> countBySubject(const Analysis &analysis)
{
    std::map<std::string, Summary, std::less<>> counts;
    for (const Finding &finding : analysis.findings())
        add(counts[std::string(analysis.subjectId(finding))], analysis, finding);
    for (const model::ManualThreat &threat : analysis.model().manualThreats())
        add(counts[threat.subject], analysis, threat);
    return counts;
}

} // namespace bulkhead::catalog
