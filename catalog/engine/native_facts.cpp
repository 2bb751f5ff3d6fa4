// SPDX-License-Identifier: Apache-2.0
#include "catalog/engine/native_facts.h"

#include "catalog/engine/counted.h"
#include "model/properties.h"

#include <array>

namespace bulkhead::catalog::engine {

namespace {

constexpr std::uint32_t manyContainers = 10;
constexpr std::uint32_t severalHosts = 2;
constexpr std::size_t manyDependents = 3;

constexpr std::array<NativeFactInfo, 6> factTable = {{
    {NativeFact::EffectiveRoot,
     "effective_root",
     {Kind::Container},
     "runs as root",
     "The user (or numeric user id) of the container if stated, otherwise the user of its image if stated, "
     "otherwise unknown: neither a compose service nor a manifest without a user tells."},
    {NativeFact::OnKubernetes,
     "on_kubernetes",
     {Kind::Container},
     "runs on Kubernetes",
     "Imported from a manifest or a Kubernetes API object, or drawn in a pod or in a cluster whose "
     "orchestrator is "
     "Kubernetes or OpenShift. Never unknown."},
    {NativeFact::HostShared,
     "host_shared",
     {Kind::Container, Kind::Process, Kind::Host, Kind::Network, Kind::Orchestrator, Kind::TrustBoundary},
     "stands where many others do",
     "The host of the subject (of a network, orchestrator or boundary: its members) carries containers of "
     "two or "
     "more tenants, or ten or more containers. Never unknown."},
    {NativeFact::FannedOut,
     "fanned_out",
     {Kind::Image, Kind::Registry},
     "has many dependents",
     "Three or more containers run the image or pull from the registry. Never unknown."},
    {NativeFact::ControlsMany,
     "controls_many",
     {Kind::Orchestrator, Kind::Host, Kind::ExternalEntity},
     "controls much",
     "The subject (of an external entity: what it connects to) controls two or more hosts or ten or more "
     "containers. Never unknown."},
    {NativeFact::Reachable,
     "reachable",
     {Kind::Container, Kind::Process, Kind::DataStore, Kind::Host, Kind::Registry, Kind::Orchestrator},
     "can be reached from outside",
     "A chain of flows (mounts excepted) leads from an external entity to the subject. Unknown in a model "
     "without "
     "external entities other than administrators, developers and CI systems, since nothing is known of the "
     "outside."},
}};

} // namespace

std::span<const NativeFactInfo> nativeFacts()
{
    return factTable;
}

Truth effectiveRoot(const ModelIndex &index, Subject s,
                    const std::function<const Value *(Subject, PropertyKey)> &stated)
{
    const KnownKeys &keys = index.program().keys;
    const KnownValues &values = index.program().values;
    const auto isRoot = [](const Value &user, std::optional<std::uint16_t> root) {
        const model::EnumValue *choice = user.asEnum();
        return Truth::of(choice && root && choice->index == *root);
    };
    if (const Value *user = stated(s, keys.user))
        return isRoot(*user, values.containerRoot);
    if (const Value *id = stated(s, keys.userId); id && id->asInteger())
        return Truth::of(*id->asInteger() == 0);
    for (const Subject image : index.direct(Relation::InstanceOf, s))
        if (const Value *user = stated(image, keys.user))
            return isRoot(*user, values.imageRoot);
    return Truth::unknown();
}

Truth NativeFacts::evaluate(NativeFact fact, Subject s)
{
    switch (fact) {
    case NativeFact::EffectiveRoot:
        return effectiveRoot(m_index, s,
                             [this](Subject of, PropertyKey key) { return m_index.stated(of, key); });
    case NativeFact::OnKubernetes:
        return Truth::of(m_index.onKubernetes(s));
    case NativeFact::HostShared:
        return Truth::of(isShared(s));
    case NativeFact::FannedOut:
        return Truth::of(dependents(s) >= manyDependents);
    case NativeFact::ControlsMany:
        return Truth::of(controlsMany(s));
    case NativeFact::Reachable:
        walk();
        return m_hasOutside ? Truth::of(m_reached[s]) : Truth::unknown();
    }
    return Truth::unknown();
}

Subject NativeFacts::crowdOf(Subject s) const
{
    if (m_index.kind(s) != Kind::Container && m_index.kind(s) != Kind::Process)
        return s;
    const auto host = m_index.direct(Relation::RunsOn, s);
    return host.empty() ? nobody : host.front();
}

bool NativeFacts::isShared(Subject s)
{
    count();
    const Subject group = crowdOf(s);
    return group != nobody &&
           (m_crowds[group].severalTenants || m_crowds[group].containers >= manyContainers);
}

std::size_t NativeFacts::dependents(Subject s)
{
    count();
    return m_index.kind(s) == Kind::Registry ? m_pulls[s] : m_index.direct(Relation::Instances, s).size();
}

bool NativeFacts::controlsMany(Subject s)
{
    count();
    if (m_index.kind(s) != Kind::ExternalEntity)
        return m_managedHosts[s] >= severalHosts || m_crowds[s].containers >= manyContainers;
    std::size_t hosts = 0;
    std::size_t containers = 0;
    for (const Subject target : m_index.direct(Relation::TargetsControl, s)) {
        hosts += m_index.kind(target) == Kind::Host ? 1 : m_managedHosts[target];
        containers += m_crowds[target].containers;
    }
    return hosts >= severalHosts || containers >= manyContainers;
}

void NativeFacts::addTo(Subject group, Subject container)
{
    Crowd &crowd = m_crowds[group];
    ++crowd.containers;
    const Value *tenant = m_index.stated(container, m_index.program().keys.tenant);
    if (tenant && crowd.tenant && !(*tenant == *crowd.tenant))
        crowd.severalTenants = true;
    else if (tenant)
        crowd.tenant = tenant;
}

void NativeFacts::count()
{
    if (m_counted)
        return;
    m_counted = true;
    m_crowds.resize(m_index.elementCount());
    m_pulls.resize(m_index.elementCount());
    m_managedHosts.resize(m_index.elementCount());
    for (Subject s = 0; s < m_index.elementCount(); ++s) {
        if (m_index.kind(s) != Kind::Container && m_index.kind(s) != Kind::Host)
            continue;
        for (const Subject manager : m_index.direct(Relation::ManagedBy, s)) {
            if (m_index.kind(s) == Kind::Host)
                ++m_managedHosts[manager];
            else
                addTo(manager, s);
        }
        if (m_index.kind(s) == Kind::Host)
            continue;
        for (const Relation relation : {Relation::RunsOn, Relation::Networks, Relation::Within})
            m_index.forEach(relation, s, [&](Subject group) {
                addTo(group, s);
                return true;
            });
        for (const Subject registry : m_index.direct(Relation::PullsFrom, s))
            ++m_pulls[registry];
    }
}

// Whether the party is one of those who run the system, which says nothing of who else reaches it.
bool NativeFacts::isStaff(Subject party) const
{
    const model::PropertyDef *type = m_index.model().vocabulary().find(
        Kind::ExternalEntity, model::property::external_entity::entity_type);
    const Value *stated = type ? m_index.stated(party, type->key) : nullptr;
    const model::EnumValue *choice = stated ? stated->asEnum() : nullptr;
    const auto is = [&](model::property::EntityType staff) {
        return type->enumValues[choice->index] == model::choiceName(staff);
    };
    return choice &&
           (is(model::property::EntityType::Administrator) || is(model::property::EntityType::Developer) ||
            is(model::property::EntityType::CiSystem));
}

// Everything that a chain of flows leads to from an external entity.
void NativeFacts::walk()
{
    if (m_walked)
        return;
    m_walked = true;
    m_reached.assign(m_index.elementCount(), false);
    std::vector<Subject> open;
    for (Subject s = 0; s < m_index.elementCount(); ++s) {
        if (m_index.kind(s) != Kind::ExternalEntity)
            continue;
        m_hasOutside = m_hasOutside || !isStaff(s);
        m_reached[s] = true;
        open.push_back(s);
    }
    while (!open.empty()) {
        const Subject s = open.back();
        open.pop_back();
        for (const Subject flow : m_index.direct(Relation::OutFlows, s)) {
            const Subject source = m_index.direct(Relation::Source, flow).front();
            const Subject target = m_index.direct(Relation::Target, flow).front();
            const Subject next = source == s ? target : source;
            if (m_reached[next])
                continue;
            m_reached[next] = true;
            open.push_back(next);
        }
    }
}

FactReason NativeFacts::reason(NativeFact fact, Subject s)
{
    const KnownKeys &keys = m_index.program().keys;
    const auto ofUser = [&](Subject of, PropertyKey key) -> std::optional<FactReason> {
        const model::Property *property = m_index.properties(of).find(key);
        if (!property || property->value.isUnset())
            return std::nullopt;
        const model::Vocabulary &vocabulary = m_index.model().vocabulary();
        const PropertyDef *def = vocabulary.find(m_index.kind(of), key);
        const std::string image = of == s ? std::string() : "image " + m_index.name(of);
        return FactReason{(image.empty() ? "" : image + ": ") + def->name + " is " +
                              model::displayValue(*def, property->value),
                          property->origin, of,
                          (image.empty() ? "" : image + " – ") + def->title + ": " +
                              model::displayWords(*def, property->value)};
    };
    switch (fact) {
    case NativeFact::EffectiveRoot:
        if (auto reason = ofUser(s, keys.user))
            return *reason;
        if (auto reason = ofUser(s, keys.userId))
            return *reason;
        for (const Subject image : m_index.direct(Relation::InstanceOf, s))
            if (auto reason = ofUser(image, keys.user))
                return *reason;
        return {"the user it runs as is stated neither for the container nor for its image", nullptr, s};
    case NativeFact::OnKubernetes:
        return {m_index.onKubernetes(s) ? "its platform is Kubernetes" : "its platform is Docker", nullptr,
                nobody};
    case NativeFact::HostShared: {
        count();
        const Subject group = crowdOf(s);
        if (group == nobody)
            return {"no host is known", nullptr, nobody};
        const Crowd &crowd = m_crowds[group];
        return {m_index.name(group) + " carries " + counted(crowd.containers, "container") +
                    (crowd.severalTenants ? " of several tenants" : ""),
                nullptr, nobody};
    }
    case NativeFact::FannedOut:
        return {counted(dependents(s), "container") +
                    (dependents(s) == 1 ? " depends on it" : " depend on it"),
                nullptr, nobody};
    case NativeFact::ControlsMany:
        return {controlsMany(s) ? "it controls several hosts or many containers" : "it controls little",
                nullptr, nobody};
    case NativeFact::Reachable:
        walk();
        if (!m_hasOutside)
            return {"the model has no external entity", nullptr, nobody};
        return {m_reached[s] ? "a chain of flows leads to it from an external entity"
                             : "no chain of flows leads to it from an external entity",
                nullptr, nobody};
    }
    return {};
}

} // namespace bulkhead::catalog::engine
