#include "catalog/engine/index_builder.h"

#include <algorithm>

namespace bulkhead::catalog::engine {

void IndexBuilder::build()
{
    for (const auto step :
         {&IndexBuilder::number, &IndexBuilder::buildTree, &IndexBuilder::resolveReferences,
          &IndexBuilder::resolveManagement, &IndexBuilder::invertReferences, &IndexBuilder::connectFlows,
          &IndexBuilder::findPulls, &IndexBuilder::findCrossings, &IndexBuilder::decidePlatforms}) {
        throwIfStopped(m_stop);
        (this->*step)();
    }
}

void IndexBuilder::number()
{
    const std::size_t elements = m_index.m_model.elements().size();
    const std::size_t total = elements + m_index.m_model.flows().size();
    m_index.m_elements.reserve(elements);
    m_index.m_flows.reserve(total - elements);
    m_index.m_ids.reserve(total);
    m_index.m_kinds.reserve(total);
    for (const Element &element : m_index.m_model.elements()) {
        m_index.m_elements.push_back(&element);
        m_index.m_ids.push_back(element.id);
        m_index.m_kinds.push_back(element.kind);
    }
    for (const Flow &flow : m_index.m_model.flows()) {
        m_index.m_flows.push_back(&flow);
        m_index.m_ids.push_back(flow.id);
        m_index.m_kinds.push_back(Kind::DataFlow);
    }
    m_index.m_idTable.build(m_index.m_ids);
}

// Parents, depths, and the elements in an order in which those inside one follow it.
void IndexBuilder::buildTree()
{
    const std::size_t count = m_index.m_elements.size();
    m_index.m_parents.assign(count, nobody);
    Pairs children;
    std::vector<Subject> stack;
    for (Subject s = 0; s < count; ++s) {
        const std::string &parent = m_index.m_elements[s]->parent;
        if (!parent.empty())
            m_index.m_parents[s] = m_index.find(parent);
        if (m_index.m_parents[s] != nobody)
            children.emplace_back(m_index.m_parents[s], s);
        else
            stack.push_back(s);
    }
    const Adjacency childrenOf(count, children);
    std::reverse(stack.begin(), stack.end());

    m_depths.assign(count, 0);
    m_index.m_preorder.reserve(count);
    m_index.m_preorderAt.assign(count, 0);
    while (!stack.empty()) {
        const Subject s = stack.back();
        stack.pop_back();
        m_index.m_preorderAt[s] = static_cast<std::uint32_t>(m_index.m_preorder.size());
        m_index.m_preorder.push_back(s);
        if (const Subject parent = m_index.m_parents[s]; parent != nobody)
            m_depths[s] = m_depths[parent] + 1;
        const auto inside = childrenOf.of(s);
        stack.insert(stack.end(), inside.rbegin(), inside.rend());
    }
    m_index.m_insideCount.assign(count, 0);
    for (auto s = m_index.m_preorder.rbegin(); s != m_index.m_preorder.rend(); ++s)
        if (const Subject parent = m_index.m_parents[*s]; parent != nobody)
            m_index.m_insideCount[parent] += m_index.m_insideCount[*s] + 1;
}

Subject IndexBuilder::reference(Subject s, PropertyKey key) const
{
    const Value *value = m_index.stated(s, key);
    const std::string *id = value ? value->asText() : nullptr;
    return id ? m_index.find(*id) : nobody;
}

Subject IndexBuilder::enclosing(Subject s, Kind kind) const
{
    Subject up = m_index.m_parents[s];
    while (up != nobody && m_index.m_kinds[up] != kind)
        up = m_index.m_parents[up];
    return up;
}

bool IndexBuilder::hasChoice(Subject s, PropertyKey key, std::optional<std::uint16_t> choice) const
{
    const Value *value = m_index.stated(s, key);
    const model::EnumValue *stated = value ? value->asEnum() : nullptr;
    return stated && choice && stated->index == *choice;
}

void IndexBuilder::resolveReferences()
{
    const KnownKeys &keys = m_index.m_program.keys;
    const std::size_t count = m_index.m_elements.size();
    m_index.m_runsOn.assign(count, nobody);
    m_index.m_instanceOf.assign(count, nobody);
    m_index.m_storedIn.assign(count, nobody);
    Pairs networks;
    for (Subject s = 0; s < count; ++s) {
        const Kind kind = m_index.m_kinds[s];
        if (kind == Kind::Image)
            m_index.m_storedIn[s] = enclosing(s, Kind::Registry);
        if (kind == Kind::Container)
            m_index.m_instanceOf[s] = reference(s, keys.image);
        if (kind == Kind::Container || kind == Kind::Process) {
            const Subject host = reference(s, keys.runsOn);
            m_index.m_runsOn[s] = host != nobody ? host : enclosing(s, Kind::Host);
        }
        if (!info(Relation::Networks).from.has(kind))
            continue;
        const Value *joined = m_index.stated(s, keys.networks);
        const Value::TextList *ids = joined ? joined->asList() : nullptr;
        if (!ids)
            continue;
        std::vector<Subject> found;
        for (const std::string &id : *ids)
            if (const Subject network = m_index.find(id); network != nobody)
                found.push_back(network);
        std::sort(found.begin(), found.end());
        found.erase(std::unique(found.begin(), found.end()), found.end());
        for (const Subject network : found)
            networks.emplace_back(s, network);
    }
    m_index.m_networks = adjacency(networks);
}

// managed_by: the reference, the orchestrator around it, the orchestrator of the nearest enclosing cluster,
// or that of its host.
void IndexBuilder::resolveManagement()
{
    const KnownKeys &keys = m_index.m_program.keys;
    const KnownValues &values = m_index.m_program.values;
    const std::size_t count = m_index.m_elements.size();
    const auto isCluster = [&](Subject s) {
        return m_index.m_kinds[s] == Kind::TrustBoundary && hasChoice(s, keys.boundaryType, values.cluster);
    };
    std::vector<Subject> manager(count, nobody); // of a cluster
    for (Subject s = 0; s < count; ++s) {
        if (m_index.m_kinds[s] != Kind::Orchestrator)
            continue;
        for (Subject up = m_index.m_parents[s]; up != nobody; up = m_index.m_parents[up]) {
            if (!isCluster(up))
                continue;
            if (manager[up] == nobody)
                manager[up] = s;
            break;
        }
    }
    // Of everything around which a cluster or orchestrator stands, top down.
    std::vector<Subject> around(count, nobody);
    for (const Subject s : m_index.m_preorder) {
        const Subject parent = m_index.m_parents[s];
        if (parent == nobody)
            continue;
        around[s] = around[parent];
        if (m_index.m_kinds[parent] == Kind::Orchestrator)
            around[s] = parent;
        else if (isCluster(parent) && manager[parent] != nobody)
            around[s] = manager[parent];
    }
    m_index.m_managedBy.assign(count, nobody);
    for (Subject s = 0; s < count; ++s) {
        const bool canState = info(Relation::ManagedBy).from.has(m_index.m_kinds[s]);
        const Subject stated = canState ? reference(s, keys.managedBy) : nobody;
        m_index.m_managedBy[s] = stated != nobody ? stated : around[s];
    }
    for (Subject s = 0; s < count; ++s)
        if (const Subject host = m_index.m_runsOn[s]; m_index.m_managedBy[s] == nobody && host != nobody)
            m_index.m_managedBy[s] = m_index.m_managedBy[host];
}

void IndexBuilder::invertReferences()
{
    const KnownKeys &keys = m_index.m_program.keys;
    Pairs hosts, instances, stores, members, hostNetwork, clusterHosts;
    for (Subject s = 0; s < m_index.m_elements.size(); ++s) {
        if (m_index.m_storedIn[s] != nobody)
            stores.emplace_back(m_index.m_storedIn[s], s);
        if (m_index.m_instanceOf[s] != nobody)
            instances.emplace_back(m_index.m_instanceOf[s], s);
        if (m_index.m_kinds[s] == Kind::Host && m_index.m_managedBy[s] != nobody)
            clusterHosts.emplace_back(m_index.m_managedBy[s], s);
        if (m_index.m_kinds[s] != Kind::Container)
            continue;
        for (const Subject network : m_index.m_networks.of(s))
            members.emplace_back(network, s);
        if (m_index.m_runsOn[s] == nobody)
            continue;
        hosts.emplace_back(m_index.m_runsOn[s], s);
        const Value *value = m_index.stated(s, keys.hostNetwork);
        if (const bool *uses = value ? value->asBool() : nullptr; uses && *uses)
            hostNetwork.emplace_back(m_index.m_runsOn[s], s);
    }
    m_index.m_hosts = adjacency(hosts);
    m_index.m_instances = adjacency(instances);
    m_index.m_stores = adjacency(stores);
    m_index.m_members = adjacency(members);
    m_index.m_hostNetworkMembers = adjacency(hostNetwork);
    m_index.m_clusterHosts = adjacency(clusterHosts);
}

namespace {

// Each pair once, where several flows may join the same two.
void keepDistinct(std::vector<Adjacency::Pair> &pairs)
{
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
}

bool isControl(Kind kind)
{
    return kind == Kind::Host || kind == Kind::Registry || kind == Kind::Orchestrator;
}

} // namespace

void IndexBuilder::connectFlows()
{
    Pairs in, out, mounts, mountedBy, control;
    for (std::size_t i = 0; i < m_index.m_flows.size(); ++i) {
        const Flow &flow = *m_index.m_flows[i];
        const auto s = static_cast<Subject>(m_index.m_elements.size() + i);
        const Subject source = m_index.find(flow.source);
        const Subject target = m_index.find(flow.target);
        m_index.m_sources.push_back(source);
        m_index.m_targets.push_back(target);
        Subject from = source;
        Subject to = target;
        if (m_index.m_kinds[to] == Kind::Container)
            std::swap(from, to);
        if (flow.kind == model::FlowKind::Mount) {
            m_index.m_mountFlows.push_back(s);
            if (m_index.m_kinds[from] == Kind::Container && m_index.m_kinds[to] == Kind::DataStore)
                mounts.emplace_back(from, to);
            continue;
        }
        if (flow.kind == model::FlowKind::Pull && m_index.m_kinds[from] == Kind::Container &&
            m_index.m_kinds[to] == Kind::Registry)
            m_pullFlows.emplace_back(from, to);
        in.emplace_back(target, s);
        out.emplace_back(source, s);
        if (flow.bidirectional && source != target) {
            in.emplace_back(source, s);
            out.emplace_back(target, s);
        }
        if (m_index.m_kinds[source] == Kind::ExternalEntity && isControl(m_index.m_kinds[target]))
            control.emplace_back(source, target);
    }
    keepDistinct(mounts);
    keepDistinct(control);
    for (const auto &[container, store] : mounts)
        mountedBy.emplace_back(store, container);
    m_index.m_inFlows = adjacency(in);
    m_index.m_outFlows = adjacency(out);
    m_index.m_mounts = adjacency(mounts);
    m_index.m_mountedBy = adjacency(mountedBy);
    m_index.m_targetsControl = adjacency(control);
}

void IndexBuilder::findPulls()
{
    Pairs pulls = std::move(m_pullFlows);
    for (Subject s = 0; s < m_index.m_elements.size(); ++s)
        if (const Subject image = m_index.m_instanceOf[s];
            image != nobody && m_index.m_storedIn[image] != nobody)
            pulls.emplace_back(s, m_index.m_storedIn[image]);
    keepDistinct(pulls);
    Pairs byHosts;
    for (const auto &[container, registry] : pulls)
        if (m_index.m_runsOn[container] != nobody)
            byHosts.emplace_back(registry, m_index.m_runsOn[container]);
    keepDistinct(byHosts);
    m_index.m_pullsFrom = adjacency(pulls);
    m_index.m_pulledByHosts = adjacency(byHosts);
}

bool IndexBuilder::isPod(Subject s) const
{
    return m_index.m_kinds[s] == Kind::TrustBoundary &&
           hasChoice(s, m_index.m_program.keys.boundaryType, m_index.m_program.values.pod);
}

bool IndexBuilder::isBorder(Subject s) const
{
    return m_index.m_kinds[s] == Kind::Host || (m_index.m_kinds[s] == Kind::TrustBoundary && !isPod(s));
}

void IndexBuilder::findCrossings()
{
    Pairs crossings;
    for (std::size_t i = 0; i < m_index.m_flows.size(); ++i)
        if (m_index.m_flows[i]->kind != model::FlowKind::Mount)
            cross(static_cast<Subject>(m_index.m_elements.size() + i), crossings);
    m_index.m_crosses = adjacency(crossings);
}

// The borders around exactly one end: those on the way up from both ends until the ways meet.
void IndexBuilder::cross(Subject flow, Pairs &crossings) const
{
    const std::size_t i = flow - m_index.m_elements.size();
    const Subject source = m_index.m_sources[i];
    const Subject target = m_index.m_targets[i];
    Subject a = m_index.m_parents[source];
    Subject b = m_index.m_parents[target];
    const auto depth = [this](Subject s) {
        return s == nobody ? -1 : static_cast<std::int64_t>(m_depths[s]);
    };
    while (a != b) {
        Subject &deeper = depth(a) >= depth(b) ? a : b;
        if (isBorder(deeper))
            crossings.emplace_back(flow, deeper);
        deeper = m_index.m_parents[deeper];
    }
    const auto here = m_index.m_networks.of(source);
    const auto there = m_index.m_networks.of(target);
    if (here.empty() || there.empty() ||
        std::find_first_of(here.begin(), here.end(), there.begin(), there.end()) != here.end())
        return;
    for (const Subject network : here)
        crossings.emplace_back(flow, network);
    for (const Subject network : there)
        crossings.emplace_back(flow, network);
}

namespace {

// Told by the artefact's format; formats whose elements state nothing about a platform have none.
Artefact artefactOf(const model::SourceFile *source, Platform platform)
{
    const std::string_view format = source ? std::string_view(source->format) : std::string_view();
    if (platform == Platform::Kubernetes)
        return format.empty() || format == "kubernetes" ? Artefact::Kubernetes : Artefact::None;
    if (format == "compose")
        return Artefact::Compose;
    if (format == "docker-inspect")
        return Artefact::DockerInspect;
    return format.empty() ? Artefact::AnyDocker : Artefact::None;
}

} // namespace

void IndexBuilder::decidePlatforms()
{
    const KnownKeys &keys = m_index.m_program.keys;
    const KnownValues &values = m_index.m_program.values;
    const std::size_t count = m_index.m_elements.size();
    m_index.m_platforms.assign(m_index.size(), Platform::Docker);
    m_index.m_artefacts.assign(m_index.size(), Artefact::None);

    std::vector<bool> inPod(count, false);
    for (const Subject s : m_index.m_preorder)
        if (const Subject parent = m_index.m_parents[s]; parent != nobody)
            inPod[s] = inPod[parent] || isPod(parent);

    const auto isKubernetes = [&](Subject orchestrator) {
        return hasChoice(orchestrator, keys.orchestratorType, values.kubernetes) ||
               hasChoice(orchestrator, keys.orchestratorType, values.openshift);
    };
    const char *lastFile = nullptr;
    const model::SourceFile *source = nullptr;
    for (Subject s = 0; s < m_index.size(); ++s) {
        if (const model::ImportRecord *import = m_index.importRecord(s)) {
            m_index.m_platforms[s] = import->platform;
            if (import->implied)
                continue;
            const std::string_view file = import->origin.file.view();
            if (file.data() != lastFile) {
                source = m_index.m_model.sources().find(file);
                lastFile = file.data();
            }
            m_index.m_artefacts[s] = artefactOf(source, import->platform);
        } else if (!m_index.isFlow(s)) {
            const Subject manager = m_index.m_kinds[s] == Kind::Orchestrator ? s : m_index.m_managedBy[s];
            if (inPod[s] || (manager != nobody && isKubernetes(manager)))
                m_index.m_platforms[s] = Platform::Kubernetes;
        }
    }
}

} // namespace bulkhead::catalog::engine
