// SPDX-License-Identifier: Apache-2.0
#include "catalog/what_if/mitigation_plan.h"

#include "catalog/analysis/analysis_data.h"
#include "catalog/engine/condition.h"
#include "catalog/wording/evidence_collector.h"
#include "model/ids.h"
#include "model/plans.h"
#include "model/properties.h"

#include <algorithm>
#include <iterator>

namespace bulkhead::catalog {

using model::Change;
using model::Id;
using model::Model;
using model::PropertyDef;
using model::PropertyType;
using model::Value;

namespace {

using Targets = std::map<Kind, std::set<Id>>;

std::vector<std::string> without(const Value::TextList &items, const Value::TextList &removed)
{
    std::vector<std::string> rest;
    std::copy_if(items.begin(), items.end(), std::back_inserter(rest), [&](const std::string &item) {
        return std::find(removed.begin(), removed.end(), item) == removed.end();
    });
    return rest;
}

// Works one mitigation into the plan's model.
class Worker
{
public:
    Worker(MitigationPlanner::Plan &plan, model::Date asOf) : m_plan(plan), m_asOf(asOf) {}

    void put(const MitigationSet &set, const std::set<Id> &subjects)
    {
        const PropertyDef *def = m_plan.model.vocabulary().find(set.kind, set.property);
        std::map<std::vector<std::string>, std::vector<Id>> remaining; // of lists: those that end up equal
        std::vector<Id> others;
        for (const Id &id : subjects) {
            if (set.form != MitigationSet::Form::RemoveItems) {
                others.push_back(id);
                continue;
            }
            const Value *now = properties(id).value(set.property);
            if (now && now->asList())
                remaining[without(*now->asList(), *set.value.asList())].push_back(id);
        }
        for (const auto &[items, ids] : remaining)
            apply(ids, set.property, Value(items));
        if (!others.empty())
            apply(others, set.property, valueOf(set, *def));
    }

    void close(const ClosedWays &ways, const Targets &targets)
    {
        std::vector<Id> closed;
        for (const model::Flow &flow : m_plan.model.flows())
            if (flow.kind == model::FlowKind::Data && isThrough(ways, flow) &&
                (entersBy(flow.source, flow.target, targets) ||
                 (flow.bidirectional && entersBy(flow.target, flow.source, targets))))
                closed.push_back(flow.id);
        if (!closed.empty())
            note(model::planRemove(m_plan.model, closed));
    }

private:
    bool entersBy(const Id &from, const Id &to, const Targets &targets) const
    {
        const model::Element *party = m_plan.model.element(from);
        return party && party->kind == Kind::ExternalEntity &&
               std::any_of(targets.begin(), targets.end(), [&](const auto &ofKind) {
                   return isReachedByFlows(ofKind.first) && ofKind.second.count(to);
               });
    }

    static bool isReachedByFlows(Kind kind)
    {
        return kind == Kind::Container || kind == Kind::Process || kind == Kind::DataStore;
    }

    bool isThrough(const ClosedWays &ways, const model::Flow &flow) const
    {
        if (ways.protocols.empty())
            return true;
        const auto key = m_plan.model.vocabulary().key(model::property::data_flow::protocol);
        const Value *value = key ? flow.properties.value(*key) : nullptr;
        const model::EnumValue *protocol = value ? value->asEnum() : nullptr;
        return protocol &&
               std::find(ways.protocols.begin(), ways.protocols.end(), *protocol) != ways.protocols.end();
    }

    const model::PropertyList &properties(const Id &id) const
    {
        const model::Element *element = m_plan.model.element(id);
        return element ? element->properties : m_plan.model.flow(id)->properties;
    }

    Value valueOf(const MitigationSet &set, const PropertyDef &def)
    {
        if (set.form == MitigationSet::Form::DaysBeforeAsOf)
            return Value(model::Date{m_asOf.day - std::chrono::days(*set.value.asInteger())});
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
        if (const model::Element *element = m_plan.model.element(id);
            element && std::find(def.targets.begin(), def.targets.end(), element->kind) != def.targets.end())
            return id;
        model::Element added;
        added.id = id = model::freshId(m_plan.model, name);
        added.kind = def.targets.front();
        added.name = name;
        m_plan.addsElements = note(model::adding(std::move(added))) || m_plan.addsElements;
        return id;
    }

    void apply(const std::vector<Id> &ids, model::PropertyKey key, const Value &value)
    {
        std::vector<Id> changing;
        std::copy_if(ids.begin(), ids.end(), std::back_inserter(changing), [&](const Id &id) {
            const Value *now = properties(id).value(key);
            return !now || !(*now == value);
        });
        if (!changing.empty() && note(model::planSetProperty(m_plan.model, changing, key, value)))
            m_plan.subjects.insert(m_plan.subjects.end(), changing.begin(), changing.end());
    }

    bool note(Change change)
    {
        if (!m_plan.model.apply(change))
            return false;
        m_plan.changes.push_back(std::move(change));
        return true;
    }

    MitigationPlanner::Plan &m_plan;
    model::Date m_asOf;
};

bool comparesPeers(const engine::Program &program, std::uint32_t root)
{
    return engine::anyNode(program.nodes, root,
                           engine::FormVisitor{[](const engine::DiffersNode &) { return true; },
                                               [](const auto &) { return false; }});
}

} // namespace

std::vector<engine::Subject> MitigationPlanner::Plan::subjectsIn(const engine::ModelIndex &before) const
{
    std::vector<engine::Subject> numbers;
    for (const model::Id &id : subjects)
        numbers.push_back(before.find(id));
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    return numbers;
}

MitigationPlanner::MitigationPlanner(const Analysis &analysis, std::stop_token stop)
    : m_analysis(analysis), m_stop(std::move(stop)), m_tracer(analysis.data().index)
{
    const Catalogs &catalogs = analysis.catalogs();
    for (std::size_t number = 0; number < catalogs.rules().size(); ++number) {
        m_comparesPeers.push_back(comparesPeers(catalogs.program(), catalogs.program().roots[number]));
        m_reads.push_back(m_comparesPeers.back() ? catalogs.reads(catalogs.rules()[number])
                                                 : std::vector<PropertyRead>());
    }
}

MitigationPlanner::Plan MitigationPlanner::plan(const Mitigation &mitigation,
                                                std::span<const std::uint32_t> findings)
{
    Plan plan{m_analysis.model(), {}, {}, false};
    const Targets targets = targetsOf(mitigation, findings);
    Worker worker(plan, m_analysis.options().asOf);
    for (const MitigationSet &set : mitigation.sets) {
        throwIfStopped(m_stop);
        if (const auto ofKind = targets.find(set.kind); ofKind != targets.end())
            worker.put(set, ofKind->second);
    }
    if (mitigation.closesWaysIn)
        worker.close(*mitigation.closesWaysIn, targets);
    return plan;
}

// Whether the rule compares the subject with others in a property that the mitigation sets: all of them then
// have to get the same value.
bool MitigationPlanner::alignsPeers(const Mitigation &mitigation, std::uint32_t rule) const
{
    if (!m_comparesPeers[rule])
        return false;
    return std::any_of(mitigation.sets.begin(), mitigation.sets.end(), [&](const MitigationSet &set) {
        return set.placeholder && set.value.asText() &&
               std::find(m_reads[rule].begin(), m_reads[rule].end(), PropertyRead{set.kind, set.property}) !=
                   m_reads[rule].end();
    });
}

// The subjects of the findings, and of what else is involved those of other kinds that the mitigation names.
Targets MitigationPlanner::targetsOf(const Mitigation &mitigation, std::span<const std::uint32_t> findings)
{
    const engine::ModelIndex &index = m_analysis.data().index;
    std::set<Kind> named;
    for (const MitigationSet &set : mitigation.sets)
        named.insert(set.kind);
    Targets targets;
    for (const std::uint32_t number : findings) {
        throwIfStopped(m_stop);
        const Finding &finding = m_analysis.findings()[number];
        const Kind kind = index.kind(finding.subject);
        if (named.count(kind))
            targets[kind].emplace(index.id(finding.subject));
        const bool peersToo = alignsPeers(mitigation, finding.rule);
        if (!peersToo && named.size() == named.count(kind))
            continue; // nothing else is of a kind that counts
        for (const engine::Subject related : relatedTo(number))
            if (const Kind other = index.kind(related); named.count(other) && (other != kind || peersToo))
                targets[other].emplace(index.id(related));
    }
    return targets;
}

const std::vector<engine::Subject> &MitigationPlanner::relatedTo(std::uint32_t number)
{
    const auto [known, isNew] = m_related.try_emplace(number);
    if (isNew) {
        const Finding &finding = m_analysis.findings()[number];
        engine::EvidenceCollector collector(m_analysis.data().index, finding.basis, finding.subject);
        collector.collect(
            m_tracer.trace(m_analysis.catalogs().program().roots[finding.rule], finding.subject));
        known->second = collector.related();
    }
    return known->second;
}

engine::AffectedAnswers answersAffectedBy(const Mitigation &mitigation, const Catalogs &catalogs)
{
    std::vector<model::PropertyKey> keys;
    for (const MitigationSet &set : mitigation.sets)
        keys.push_back(set.property);
    return {catalogs.program(), keys, mitigation.closesWaysIn.has_value()};
}

} // namespace bulkhead::catalog
