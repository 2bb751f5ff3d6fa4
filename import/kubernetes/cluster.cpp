// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/cluster.h"

#include "import/kubernetes/selector.h"
#include "import/shared/builder.h"
#include "model/generic_name.h"

#include <algorithm>
#include <iterator>

namespace bulkhead::import::kubernetes {

namespace {

std::string identity(std::string_view type, std::string_view space, std::string_view name)
{
    return std::string(type) + "/" + std::string(space) + "/" + std::string(name);
}

} // namespace

Cluster::Cluster(std::vector<Object> objects, PodTemplates templates, Builder &builder)
    : m_objects(std::move(objects)), m_templates(std::move(templates)), m_builder(builder),
      m_workloads(readObjects()), m_index(m_workloads)
{
    makeClusterElements();
}

std::vector<Workload> Cluster::readObjects()
{
    std::vector<Workload> workloads;
    std::map<model::Id, int> seen;
    for (const Object &object : m_objects) {
        m_byKind[object.type].push_back(&object);
        m_byName.emplace(identity(object.type, object.space, object.name), &object);
        for (Workload &workload : workloadsOf(object, m_templates)) {
            if (const int count = ++seen[workload.id]; count > 1) // the API server makes a name for each
                renameWorkload(workload, workload.id + "~" + std::to_string(count));
            workloads.push_back(std::move(workload));
        }
    }
    return workloads;
}

const Object *Cluster::find(std::string_view type, std::string_view space, std::string_view name) const
{
    const auto found = m_byName.find(identity(type, space, name));
    return found == m_byName.end() ? nullptr : found->second;
}

const std::vector<const Object *> &Cluster::ofKind(std::string_view type) const
{
    static const std::vector<const Object *> none;
    const auto found = m_byKind.find(type);
    return found == m_byKind.end() ? none : found->second;
}

std::vector<const Object *> Cluster::ofKind(std::string_view kind, std::string_view group) const
{
    std::vector<const Object *> found;
    for (const Object *object : ofKind(typeName(kind, group)))
        if (object->group == group)
            found.push_back(object);
    return found;
}

const model::Id &Cluster::spaceBoundary(const Object &member)
{
    const std::string &space = member.space;
    if (space.empty())
        return m_boundary;
    const auto known = m_spaces.find(space);
    if (known != m_spaces.end())
        return known->second;
    const Object *object = find("Namespace", {}, space);
    NewElement wanted;
    wanted.kind = model::Kind::TrustBoundary;
    wanted.id = "namespace." + idPart(space);
    wanted.name = space;
    wanted.parent = m_boundary;
    wanted.platform = model::Platform::Kubernetes;
    wanted.origin = object ? object->at(object->line())
                           : member.spaceOrigin.value_or(member.atKey(member.metadata(), "namespace"));
    model::Element &element = m_builder.element(wanted);
    Facts facts = m_builder.facts(element);
    facts.set(property::trust_boundary::boundary_type, property::BoundaryType::Namespace, wanted.origin);
    const bool isStated = object || member.spaceOrigin || member.metadata().has("namespace");
    model::Origin named = wanted.origin;
    if (!isStated)
        named = member.at(member.line(), "the object names no namespace");
    facts.set(property::trust_boundary::namespace_name, space, std::move(named));
    return m_spaces.emplace(space, element.id).first->second;
}

model::Id Cluster::nodeOf(const Workload &workload)
{
    const std::vector<std::string> &found = workload.object->podNodes;
    std::string name(workload.podSpec()["nodeName"].text());
    if (name.empty() && found.size() == 1)
        name = found.front();
    if (name.empty() || found.size() > 1)
        return m_nodes;
    NewElement wanted;
    wanted.kind = model::Kind::Host;
    wanted.id = "node." + idPart(name);
    wanted.name = name;
    wanted.parent = m_boundary;
    wanted.platform = model::Platform::Kubernetes;
    wanted.origin = workload.object->atKey(workload.podSpec(), "nodeName");
    wanted.implied = true;
    const model::Origin origin = wanted.origin;
    model::Element &node = m_builder.element(std::move(wanted));
    m_builder.facts(node).set(property::container::managed_by, m_orchestrator, origin);
    return node.id;
}

void Cluster::makeClusterElements()
{
    const model::Origin origin =
        m_objects.empty() ? model::Origin() : m_objects.front().at(m_objects.front().line());
    const auto make = [&](model::Kind kind, const char *id, std::string_view name,
                          const model::Id &parent) -> model::Element & {
        NewElement wanted;
        wanted.kind = kind;
        wanted.id = id;
        wanted.name = name;
        wanted.parent = parent;
        wanted.platform = model::Platform::Kubernetes;
        wanted.origin = origin;
        wanted.implied = true;
        return m_builder.element(std::move(wanted));
    };
    model::Origin implied = origin;
    implied.note = model::SharedText("implied by Kubernetes objects");

    model::Element &boundary = make(model::Kind::TrustBoundary, "cluster", "Kubernetes cluster", {});
    m_builder.facts(boundary).set(property::trust_boundary::boundary_type, property::BoundaryType::Cluster,
                                  implied);
    m_boundary = boundary.id;

    const auto found = std::find_if(m_objects.begin(), m_objects.end(), [](const Object &object) {
        return object.group.ends_with(".openshift.io");
    });
    const Object *ownOfOpenShift = found == m_objects.end() ? nullptr : &*found;
    model::Element &orchestrator =
        make(model::Kind::Orchestrator, "cluster/control-plane", model::controlPlane.name, m_boundary);
    m_builder.facts(orchestrator)
        .set(property::orchestrator::orchestrator_type,
             ownOfOpenShift ? property::OrchestratorType::Openshift : property::OrchestratorType::Kubernetes,
             ownOfOpenShift ? ownOfOpenShift->at(ownOfOpenShift->line(), "an object that OpenShift alone has")
                            : implied);
    m_orchestrator = orchestrator.id;

    static constexpr const char *ofNodes[] = {"KubeletConfiguration", "InitConfiguration",
                                              "JoinConfiguration"};
    if (m_workloads.empty() && std::all_of(std::begin(ofNodes), std::end(ofNodes),
                                           [this](const char *kind) { return ofKind(kind).empty(); }))
        return;
    model::Element &nodes = make(model::Kind::Host, "cluster/nodes", model::kubernetesNodes.name, m_boundary);
    m_builder.facts(nodes).set(property::container::managed_by, m_orchestrator, implied);
    m_nodes = nodes.id;

    model::Element &network = make(model::Kind::Network, "cluster/pod-network", "Pod network", {});
    m_builder.facts(network).set(property::network::driver, property::Driver::Cni, implied);
    m_podNetwork = network.id;

    NewFlow control;
    control.kind = model::FlowKind::Control;
    control.source = m_orchestrator;
    control.target = m_nodes;
    control.name = "Runs pods";
    control.platform = model::Platform::Kubernetes;
    control.origin = implied;
    m_builder.facts(m_builder.flow(std::move(control)))
        .set(property::data_flow::protocol, property::Protocol::KubernetesApi, implied);
}

} // namespace bulkhead::import::kubernetes
