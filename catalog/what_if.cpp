#include "catalog/what_if.h"

#include "catalog/analysis_data.h"
#include "model/ids.h"
#include "model/plans.h"

#include <algorithm>
#include <map>
#include <set>

namespace bulkhead::catalog {

using model::Change;
using model::Id;
using model::Model;
using model::PropertyDef;
using model::PropertyType;
using model::Value;

namespace {

// Works a mitigation into a copy of the model and notes each change on the way.
class MitigationPlan
{
public:
    MitigationPlan(const Analysis &analysis, const Mitigation &mitigation)
        : m_analysis(analysis), m_mitigation(mitigation), m_model(analysis.model())
    {}

    Change make(std::span<const std::uint32_t> findings)
    {
        const std::map<Kind, std::set<Id>> targets = targetsOf(findings);
        for (const MitigationSet &set : m_mitigation.sets)
            if (const auto ofKind = targets.find(set.kind); ofKind != targets.end())
                put(set, ofKind->second);
        return model::batch(std::move(m_changes));
    }

private:
    Kind kindOf(std::string_view id) const
    {
        const model::Element *element = m_model.element(id);
        return element ? element->kind : Kind::DataFlow;
    }

    // Whether the rule compares the subject with others in a property that the mitigation sets: all of them
    // then have to get the same value.
    bool alignsPeers(const Rule &rule) const
    {
        const auto reads = m_analysis.catalogs().reads(rule);
        return std::any_of(m_mitigation.sets.begin(), m_mitigation.sets.end(), [&](const MitigationSet &set) {
            return set.placeholder && set.value.asText() && comparesPeers(rule) &&
                   std::find(reads.begin(), reads.end(), Catalogs::Read{set.kind, set.property}) !=
                       reads.end();
        });
    }

    bool comparesPeers(const Rule &rule) const
    {
        const engine::Program &program = m_analysis.catalogs().program();
        const std::uint32_t root =
            program.roots[static_cast<std::size_t>(&rule - m_analysis.catalogs().rules().data())];
        const auto first = program.nodes.begin() + root;
        return std::any_of(first, program.nodes.begin() + first->end,
                           [](const engine::Node &node) { return node.type == engine::NodeType::Differs; });
    }

    // The subjects of the findings, and of what else is involved those of other kinds.
    std::map<Kind, std::set<Id>> targetsOf(std::span<const std::uint32_t> findings) const
    {
        std::set<Kind> named;
        for (const MitigationSet &set : m_mitigation.sets)
            named.insert(set.kind);
        std::map<Kind, std::set<Id>> targets;
        for (const std::uint32_t index : findings) {
            const Finding &finding = m_analysis.findings()[index];
            const std::string_view subject = m_analysis.subjectId(finding);
            const Kind kind = kindOf(subject);
            targets[kind].emplace(subject);
            const bool peersToo = alignsPeers(m_analysis.rule(finding));
            for (const std::string_view related : m_analysis.related(finding))
                if (const Kind other = kindOf(related); named.count(other) && (other != kind || peersToo))
                    targets[other].emplace(related);
        }
        return targets;
    }

    void put(const MitigationSet &set, const std::set<Id> &subjects)
    {
        const PropertyDef *def = m_model.vocabulary().find(set.kind, set.property);
        std::map<std::vector<std::string>, std::vector<Id>> remaining; // of lists: those that end up equal
        std::vector<Id> others;
        for (const Id &id : subjects) {
            const model::PropertyList &properties =
                set.kind == Kind::DataFlow ? m_model.flow(id)->properties : m_model.element(id)->properties;
            const Value *now = properties.value(set.property);
            if (set.form == MitigationSet::Form::RemoveItems) {
                if (now && now->asList())
                    remaining[without(*now->asList(), *set.value.asList())].push_back(id);
            } else {
                others.push_back(id);
            }
        }
        for (const auto &[items, ids] : remaining)
            apply(ids, set.property, Value(items));
        if (!others.empty())
            apply(others, set.property, valueOf(set, *def));
    }

    static std::vector<std::string> without(const Value::TextList &items, const Value::TextList &removed)
    {
        std::vector<std::string> rest;
        std::copy_if(items.begin(), items.end(), std::back_inserter(rest), [&](const std::string &item) {
            return std::find(removed.begin(), removed.end(), item) == removed.end();
        });
        return rest;
    }

    Value valueOf(const MitigationSet &set, const PropertyDef &def)
    {
        if (set.form == MitigationSet::Form::DaysBeforeAsOf)
            return Value(
                model::Date{m_analysis.options().asOf.day - std::chrono::days(*set.value.asInteger())});
        if (def.type != PropertyType::ReferenceList)
            return set.value;
        std::vector<std::string> ids;
        for (const std::string &name : *set.value.asList())
            ids.push_back(existing(name, def));
        return Value(ids);
    }

    // The element of that name, added where the model has none.
    Id existing(const std::string &name, const PropertyDef &def)
    {
        Id id = model::slug(name);
        if (const model::Element *element = m_model.element(id);
            element && std::find(def.targets.begin(), def.targets.end(), element->kind) != def.targets.end())
            return id;
        model::Element added;
        added.id = id = model::freshId(m_model, name);
        added.kind = def.targets.front();
        added.name = name;
        note(model::adding(std::move(added)));
        return id;
    }

    void apply(const std::vector<Id> &ids, model::PropertyKey key, const Value &value)
    {
        std::vector<Id> changing;
        for (const Id &id : ids) {
            const model::Element *element = m_model.element(id);
            const model::PropertyList &properties =
                element ? element->properties : m_model.flow(id)->properties;
            const Value *now = properties.value(key);
            if (!now || !(*now == value))
                changing.push_back(id);
        }
        if (!changing.empty())
            note(model::planSetProperty(m_model, changing, key, value));
    }

    void note(Change change)
    {
        if (m_model.apply(change))
            m_changes.push_back(std::move(change));
    }

    const Analysis &m_analysis;
    const Mitigation &m_mitigation;
    Model m_model;
    std::vector<Change> m_changes;
};

bool isOpen(const Analysis &analysis, const Finding &finding)
{
    return analysis.decision(finding).effective == model::DecisionState::Open;
}

int openRisk(const Analysis &analysis)
{
    int risk = 0;
    for (const Finding &finding : analysis.findings())
        risk += isOpen(analysis, finding) ? finding.score() : 0;
    return risk;
}

} // namespace

Change planMitigation(const Analysis &analysis, const Mitigation &mitigation,
                      std::span<const std::uint32_t> findings)
{
    return MitigationPlan(analysis, mitigation).make(findings);
}

std::vector<Measure> measures(const Analysis &analysis)
{
    const auto mitigations = analysis.catalogs().mitigations();
    std::vector<std::vector<std::uint32_t>> offered(mitigations.size());
    const auto findings = analysis.findings();
    for (std::uint32_t i = 0; i < findings.size(); ++i)
        if (isOpen(analysis, findings[i]))
            for (const RuleMitigation &mitigation : analysis.rule(findings[i]).mitigations)
                offered[mitigation.mitigation].push_back(i);
    std::vector<Measure> result;
    for (std::size_t i = 0; i < mitigations.size(); ++i)
        if (!offered[i].empty() && !mitigations[i].sets.empty())
            result.push_back({&mitigations[i], std::move(offered[i])});
    return result;
}

Result<Analysis> whatIf(const Analysis &analysis, const Change &change)
{
    Model model = analysis.model();
    if (auto applied = model.apply(change); !applied)
        return applied.error();
    return analyze(model, analysis.data().catalogs, analysis.options());
}

namespace {

// Paths weigh as findings do: a certain way to the most valued asset like a finding of the highest score.
constexpr double pathWeight = 5;
constexpr std::size_t examined = 4; // of the most promising measures, at each step

struct State
{
    Analysis analysis;
    int risk;
    AttackExposure exposure;

    explicit State(Analysis of)
        : analysis(std::move(of)), risk(openRisk(analysis)), exposure(attackExposure(analysis))
    {}
    double total() const { return risk + pathWeight * exposure.risk; }
};

// What the measure closes for sure: the findings that it resolves.
int promise(const Analysis &analysis, const Measure &measure)
{
    const auto number =
        static_cast<std::uint32_t>(measure.mitigation - analysis.catalogs().mitigations().data());
    int score = 0;
    for (const std::uint32_t index : measure.findings) {
        const Finding &finding = analysis.findings()[index];
        for (const RuleMitigation &offered : analysis.rule(finding).mitigations)
            if (offered.mitigation == number && offered.resolves)
                score += finding.score();
    }
    return score;
}

std::vector<Measure> promising(const Analysis &analysis, const std::set<const Mitigation *> &taken)
{
    std::vector<std::pair<int, Measure>> ranked;
    for (Measure &measure : measures(analysis))
        if (!taken.count(measure.mitigation))
            ranked.emplace_back(promise(analysis, measure), std::move(measure));
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const auto &a, const auto &b) { return a.first > b.first; });
    std::vector<Measure> best;
    for (auto &[score, measure] : ranked)
        if (score > 0 && best.size() < examined)
            best.push_back(std::move(measure));
    return best;
}

} // namespace

std::vector<Step> whatFirst(const Analysis &analysis, std::size_t count)
{
    std::vector<Step> steps;
    std::set<const Mitigation *> taken;
    State now(analysis);
    while (steps.size() < count) {
        std::optional<State> best;
        Measure chosen;
        for (Measure &measure : promising(now.analysis, taken)) {
            const Change change = planMitigation(now.analysis, *measure.mitigation, measure.findings);
            auto after = whatIf(now.analysis, change);
            if (!after)
                continue;
            State then(std::move(after.value()));
            if (then.total() < (best ? best->total() : now.total())) {
                best.emplace(std::move(then));
                chosen = std::move(measure);
            }
        }
        if (!best)
            break;
        taken.insert(chosen.mitigation);
        Step step;
        step.measure = std::move(chosen);
        step.findingsClosed = now.analysis.findings().size() -
                              std::min(now.analysis.findings().size(), best->analysis.findings().size());
        step.pathsClosed = now.exposure.assets - std::min(now.exposure.assets, best->exposure.assets);
        step.riskBefore = now.risk;
        step.riskAfter = best->risk;
        step.pathRiskBefore = now.exposure.risk;
        step.pathRiskAfter = best->exposure.risk;
        steps.push_back(std::move(step));
        now = std::move(*best);
    }
    return steps;
}

} // namespace bulkhead::catalog
