// SPDX-License-Identifier: Apache-2.0
#include "catalog/attack/walk_evaluator.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace bulkhead::catalog::attack {

using engine::nobody;
using engine::Relation;

namespace {

constexpr std::size_t involvedShown = 20; // of a result: its text tells how many there are

} // namespace

WalkEvaluator::WalkEvaluator(AttackPaths::Data &data, const std::stop_token &stop)
    : m_data(data), m_stop(stop), m_index(data.index), m_graph(data.graph), m_fromOutside(data.fromOutside),
      m_sensitivity(m_index, property::data_store::data_sensitivity),
      m_trust(m_index, property::container::trust_level),
      m_networkPolicy(m_index, property::container::network_policy)
{}

void evaluateWalks(AttackPaths::Data &data, const std::stop_token &stop)
{
    WalkEvaluator evaluator(data, stop);
    evaluator.internetToData();
    evaluator.breakoutRadius();
    evaluator.registryToWorkloads();
    evaluator.tokenToAdmin();
    evaluator.nodeToCluster();
    evaluator.containerToCloud();
    evaluator.secretReach();
    evaluator.lateralMovement();
    evaluator.uncontrolledCrossings();
    evaluator.exhaustion();
    evaluator.registryOutage();
    evaluator.evidenceSurvival();
    evaluator.identities();
    const auto number = [](std::string_view walk) { return std::stoi(std::string(walk.substr(1))); };
    std::sort(data.walks.begin(), data.walks.end(), [&](const WalkResult &a, const WalkResult &b) {
        return std::tuple(-static_cast<int>(a.rating), -a.likelihood * a.impact, number(a.walk), -a.weight,
                          a.subject) < std::tuple(-static_cast<int>(b.rating), -b.likelihood * b.impact,
                                                  number(b.walk), -b.weight, b.subject);
    });
}

void WalkEvaluator::add(Answer answer)
{
    throwIfStopped(m_stop);
    const Walk *walk = m_data.analysis.catalogs().attack().walk(answer.walk);
    if (!walk || m_index.outOfScope(answer.subject))
        return;
    WalkResult result;
    result.walk = walk->id;
    result.title = walk->title;
    result.bestCut = walk->bestCut;
    result.text = std::move(answer.text);
    result.subject = m_index.id(answer.subject);
    result.from = answer.from;
    result.likelihood = answer.likelihood;
    result.impact = std::min(answer.impact, 5);
    result.rating = m_data.analysis.catalogs().ratingScale().rating(result.likelihood, result.impact);
    result.weight = answer.weight;
    const std::vector<bool> &rules = m_data.ruleSets.of(walk->rules);
    addFindings(m_data.analysis, answer.subject, rules, result.findings);
    for (const Subject s : answer.involved) {
        if (s == answer.subject || result.involved.size() == involvedShown)
            continue;
        result.involved.push_back(m_index.id(s));
        addFindings(m_data.analysis, s, rules, result.findings);
    }
    sortOnce(result.findings);
    m_data.walks.push_back(std::move(result));
}

double WalkEvaluator::reach(Subject s, Foothold hold) const
{
    return reachOf(m_graph.state(s, hold));
}

double WalkEvaluator::likelihoodOfEdges(State from, State to) const
{
    double best = 0;
    if (from == noState || to == noState)
        return best;
    for (std::uint32_t i = m_graph.first(from); i < m_graph.first(from + 1); ++i)
        if (m_graph.edges()[i].to == to)
            best = std::max(best, m_graph.edges()[i].probability);
    return best;
}

double WalkEvaluator::breakout(Subject container)
{
    const Subject host = hostOf(container);
    if (host == nobody)
        return 0;
    const State top = m_graph.state(host, Foothold::Root);
    const State code = m_graph.state(container, Foothold::Code);
    const State root = m_graph.state(container, Foothold::Root);
    return std::max(likelihoodOfEdges(code, top),
                    likelihoodOfEdges(code, root) * likelihoodOfEdges(root, top));
}

double WalkEvaluator::tokenTo(Subject workload, Foothold hold) const
{
    double best = 0;
    for (const Subject orchestrator : related(Relation::ManagedBy, workload))
        best = std::max(best, likelihoodOfEdges(m_graph.state(workload, Foothold::Code),
                                                m_graph.state(orchestrator, hold)));
    return best;
}

double WalkEvaluator::toAdmin(Subject workload)
{
    double best = tokenTo(workload, Foothold::Admin);
    for (const Subject orchestrator : related(Relation::ManagedBy, workload)) {
        for (const Foothold hold : {Foothold::Create, Foothold::Exec}) {
            const double byToken = tokenTo(workload, hold);
            if (byToken == 0)
                continue;
            const State right = m_graph.state(orchestrator, hold);
            auto known = std::find_if(m_toAdmin.begin(), m_toAdmin.end(),
                                      [&](const auto &p) { return p.first == right; });
            if (known == m_toAdmin.end()) {
                PathSearch search(m_graph);
                search.run(std::span(&right, 1));
                m_toAdmin.emplace_back(right,
                                       search.likelihood(m_graph.state(orchestrator, Foothold::Admin)));
                known = std::prev(m_toAdmin.end());
            }
            best = std::max(best, byToken * known->second);
        }
    }
    return best;
}

std::span<const Subject> WalkEvaluator::related(Relation relation, Subject s) const
{
    return m_index.direct(relation, s);
}

Subject WalkEvaluator::hostOf(Subject s) const
{
    const auto hosts = related(Relation::RunsOn, s);
    return hosts.empty() ? nobody : hosts.front();
}

std::vector<Subject> WalkEvaluator::instancesIn(Subject registry) const
{
    std::vector<Subject> containers;
    for (const Subject image : related(Relation::Stores, registry)) {
        const auto instances = related(Relation::Instances, image);
        containers.insert(containers.end(), instances.begin(), instances.end());
    }
    return containers;
}

int WalkEvaluator::sensitivity(Subject s) const
{
    using enum property::DataSensitivity;
    const auto level = m_sensitivity.of(s);
    return level == Restricted ? 3 : level == Confidential ? 2 : level == Internal ? 1 : 0;
}

int WalkEvaluator::trust(Subject s) const
{
    using enum property::TrustLevel;
    const auto level = m_trust.of(s);
    return level == High ? 4 : level == Medium ? 3 : level == Low ? 2 : level == Untrusted ? 1 : 0;
}

bool WalkEvaluator::isStatedTrue(Subject s, const model::TypedProperty<bool> &property) const
{
    const model::PropertyDef *def = m_index.model().vocabulary().find(m_index.kind(s), property);
    const model::Value *value = def ? m_index.stated(s, def->key) : nullptr;
    return value && value->asBool() && *value->asBool();
}

std::size_t WalkEvaluator::tenants(std::span<const Subject> subjects) const
{
    std::set<std::string> names;
    const auto key = m_index.model().vocabulary().key(property::container::tenant);
    for (const Subject s : subjects) {
        const model::Value *value = key ? m_index.stated(s, *key) : nullptr;
        if (value && value->asText())
            names.insert(*value->asText());
    }
    return names.size();
}

WalkEvaluator::Subjects WalkEvaluator::subjectsOf(std::initializer_list<std::string_view> rules) const
{
    const auto all = m_data.analysis.catalogs().rules();
    std::vector<bool> wanted(all.size(), false);
    for (const std::string_view id : rules)
        if (const Rule *rule = m_data.analysis.catalogs().rule(id))
            wanted[static_cast<std::size_t>(rule - all.data())] = true;
    Subjects subjects;
    for (const Finding &finding : m_data.analysis.findings())
        if (wanted[finding.rule])
            subjects.push_back(finding.subject);
    std::sort(subjects.begin(), subjects.end());
    subjects.erase(std::unique(subjects.begin(), subjects.end()), subjects.end());
    return subjects;
}

bool WalkEvaluator::hasFinding(Subject s, std::initializer_list<std::string_view> rules) const
{
    for (const std::uint32_t index : m_data.analysis.findingsOf(m_index.id(s)))
        if (std::find(rules.begin(), rules.end(),
                      m_data.analysis.rule(m_data.analysis.findings()[index]).id) != rules.end())
            return true;
    return false;
}

std::string WalkEvaluator::names(std::span<const Subject> subjects, std::size_t shown) const
{
    std::string text;
    for (std::size_t i = 0; i < std::min(shown, subjects.size()); ++i) {
        const bool isLast = i + 1 == subjects.size();
        text += i == 0 ? "" : isLast ? " and " : ", ";
        text += name(subjects[i]);
    }
    if (subjects.size() > shown)
        text += " and " + std::to_string(subjects.size() - shown) + " more";
    return text;
}

} // namespace bulkhead::catalog::attack
