#include "catalog/engine/model_index.h"

#include "catalog/engine/index_builder.h"

#include <bit>

namespace bulkhead::catalog::engine {

Adjacency::Adjacency(std::size_t subjects, const std::vector<Pair> &pairs)
{
    if (pairs.empty())
        return;
    m_starts.assign(subjects + 1, 0);
    for (const auto &[from, to] : pairs)
        ++m_starts[from + 1];
    for (std::size_t i = 1; i <= subjects; ++i)
        m_starts[i] += m_starts[i - 1];
    m_items.resize(pairs.size());
    std::vector<std::uint32_t> next(m_starts.begin(), m_starts.end() - 1);
    for (const auto &[from, to] : pairs)
        m_items[next[from]++] = to;
}

void IdTable::build(std::span<const std::string_view> ids)
{
    m_cells.assign(std::bit_ceil(ids.size() * 2 + 1), nobody);
    const std::size_t mask = m_cells.size() - 1;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        std::size_t cell = std::hash<std::string_view>()(ids[i]) & mask;
        while (m_cells[cell] != nobody)
            cell = (cell + 1) & mask;
        m_cells[cell] = static_cast<Subject>(i);
    }
}

Subject IdTable::find(std::string_view id, std::span<const std::string_view> ids) const
{
    const std::size_t mask = m_cells.size() - 1;
    for (std::size_t cell = std::hash<std::string_view>()(id) & mask; m_cells[cell] != nobody;
         cell = (cell + 1) & mask)
        if (ids[m_cells[cell]] == id)
            return m_cells[cell];
    return nobody;
}

ModelIndex::ModelIndex(const model::Model &model, const Program &program, Date asOf,
                       const std::stop_token &stop)
    : m_program(program), m_model(model), m_asOf(asOf)
{
    IndexBuilder(*this, stop).build();
    ColumnBuilder(*this, stop).build();
}

ModelIndex::ModelIndex(const ModelIndex &base, const model::Model &changed, std::span<const Subject> subjects,
                       const AffectedAnswers &affected, const std::stop_token &stop)
    : ModelIndex(base)
{
    m_model = changed;
    for (const Subject s : subjects) {
        if (isFlow(s)) {
            m_flows[s - m_elements.size()] = m_model.flow(base.m_ids[s]);
            m_ids[s] = flow(s).id;
        } else {
            m_elements[s] = m_model.element(base.m_ids[s]);
            m_ids[s] = element(s).id;
        }
    }
    ColumnBuilder(*this, stop).renew(subjects, affected);
}

std::string ModelIndex::name(Subject s) const
{
    const std::string &own = isFlow(s) ? flow(s).name : element(s).name;
    if (!own.empty())
        return own;
    if (!isFlow(s))
        return std::string(m_ids[s]);
    const model::Flow &unnamed = flow(s);
    const auto nameOf = [this](const model::Id &end) {
        const Subject subject = find(end);
        return subject == nobody ? end : name(subject);
    };
    return nameOf(unnamed.source) + (unnamed.bidirectional ? " ↔ " : " → ") + nameOf(unnamed.target);
}

const model::ImportRecord *ModelIndex::importRecord(Subject s) const
{
    return isFlow(s) ? flow(s).import.get() : element(s).import.get();
}

const model::PropertyList &ModelIndex::properties(Subject s) const
{
    return isFlow(s) ? flow(s).properties : element(s).properties;
}

Ground ModelIndex::groundOfDefault(Subject s, const PropertyDef &def) const
{
    // What a person withdrew is no longer what the artefact says.
    const model::Property *withdrawn = properties(s).find(def.key);
    return withdrawn ? Ground::Assumed : groundOf(m_artefacts[s], def);
}

std::span<const Subject> ModelIndex::inside(Subject s) const
{
    if (isFlow(s))
        return {};
    return std::span(m_preorder).subspan(m_preorderAt[s] + 1, m_insideCount[s]);
}

std::span<const Subject> ModelIndex::direct(Relation relation, Subject s) const
{
    switch (relation) {
    case Relation::RunsOn:
        return single(m_runsOn, s);
    case Relation::Hosts:
        return m_hosts.of(s);
    case Relation::InstanceOf:
        return single(m_instanceOf, s);
    case Relation::Instances:
        return m_instances.of(s);
    case Relation::StoredIn:
        return single(m_storedIn, s);
    case Relation::Stores:
        return m_stores.of(s);
    case Relation::PullsFrom:
        return m_pullsFrom.of(s);
    case Relation::PulledByHosts:
        return m_pulledByHosts.of(s);
    case Relation::ManagedBy:
        return single(m_managedBy, s);
    case Relation::Mounts:
        return m_mounts.of(s);
    case Relation::MountedBy:
        return m_mountedBy.of(s);
    case Relation::InFlows:
        return m_inFlows.of(s);
    case Relation::OutFlows:
        return m_outFlows.of(s);
    case Relation::Source:
        return isFlow(s) ? std::span(&m_sources[s - m_elements.size()], 1) : std::span<const Subject>();
    case Relation::Target:
        return isFlow(s) ? std::span(&m_targets[s - m_elements.size()], 1) : std::span<const Subject>();
    case Relation::Crosses:
        return m_crosses.of(s);
    case Relation::Networks:
        return m_networks.of(s);
    case Relation::Members:
        return m_members.of(s);
    case Relation::TargetsControl:
        return m_targetsControl.of(s);
    case Relation::Contains:
    case Relation::Within:
    case Relation::SameNetwork:
    case Relation::CoResident:
    case Relation::SameCluster:
        break;
    }
    return {};
}

void ModelIndex::groupsOf(Relation relation, Subject s, std::vector<Group> &groups) const
{
    groups.clear();
    if (isFlow(s))
        return;
    if (relation == Relation::SameCluster) {
        if (m_kinds[s] == Kind::Host && m_managedBy[s] != nobody)
            groups.push_back(m_managedBy[s]);
        return;
    }
    const Subject host = m_runsOn[s];
    if (relation == Relation::CoResident) {
        if (m_kinds[s] == Kind::Container && host != nobody)
            groups.push_back(host);
        return;
    }
    const auto networks = m_networks.of(s);
    groups.assign(networks.begin(), networks.end());
    if (host == nobody)
        return;
    const auto users = m_hostNetworkMembers.of(host);
    if (std::binary_search(users.begin(), users.end(), s))
        groups.push_back(host); // the host stands for its own network
}

std::span<const Subject> ModelIndex::membersOf(Relation relation, Group group) const
{
    if (relation == Relation::SameCluster)
        return m_clusterHosts.of(group);
    if (relation == Relation::CoResident)
        return m_hosts.of(group);
    return m_kinds[group] == Kind::Host ? m_hostNetworkMembers.of(group) : m_members.of(group);
}

} // namespace bulkhead::catalog::engine
