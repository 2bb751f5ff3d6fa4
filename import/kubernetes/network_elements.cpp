// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/network_elements.h"

#include "import/kubernetes/cluster.h"
#include "import/kubernetes/exposure.h"
#include "import/kubernetes/network_policy.h"
#include "import/kubernetes/truth.h"
#include "import/reading/text.h"
#include "import/shared/builder.h"
#include "import/shared/outside.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

namespace bulkhead::import::kubernetes {

namespace {

model::Id outsideEntity(Builder &builder, property::ServiceExposure way, const model::Origin &origin)
{
    const bool isInternal = way == property::ServiceExposure::InternalLoadBalancer;
    NewElement wanted;
    wanted.kind = model::Kind::ExternalEntity;
    wanted.id = isInternal ? "internal-network" : "internet";
    wanted.name = isInternal ? "Clients on the internal network" : "Internet";
    wanted.platform = model::Platform::Kubernetes;
    wanted.origin = origin;
    wanted.implied = true;
    model::Element &element = builder.element(std::move(wanted));
    Facts facts = builder.facts(element);
    if (!facts.has(property::external_entity::network_zone)) {
        facts.set(property::external_entity::network_zone,
                  isInternal ? property::NetworkZone::Corporate : property::NetworkZone::Internet, origin);
        facts.set(property::external_entity::entity_type, property::EntityType::EndUser, origin);
    }
    return element.id;
}

std::optional<property::Protocol> protocolOf(int port)
{
    switch (port) {
    case 443:
    case 8443:
        return property::Protocol::Https;
    case 80:
    case 8080:
        return property::Protocol::Http;
    case 22:
        return property::Protocol::Ssh;
    case 6379:
        return property::Protocol::Redis;
    default:
        return std::nullopt;
    }
}

void addOutsideFlow(Cluster &cluster, const Exposure &exposure, const model::Id &target, int port)
{
    Builder &builder = cluster.builder();
    const model::Origin origin = exposure.by->at(exposure.line, "leads in from outside the cluster");
    NewFlow flow;
    flow.source = outsideEntity(builder, exposure.way, origin);
    flow.target = target;
    flow.name = exposure.by->label.view();
    flow.discriminator = port != 0 ? std::to_string(port) : std::string();
    flow.platform = model::Platform::Kubernetes;
    flow.origin = origin;
    Facts facts = builder.facts(builder.flow(std::move(flow)));
    const auto protocol = exposure.protocol ? exposure.protocol : protocolOf(port);
    if (protocol && !facts.has(property::data_flow::protocol))
        facts.set(property::data_flow::protocol, *protocol, origin);
}

// The ports of a Service that an exposure opens.
std::vector<const Node *> openedPorts(const ServiceView &service, const Exposure &exposure)
{
    std::vector<const Node *> opened;
    for (const Node &port : service.object->spec()["ports"].items())
        if (exposure.port == 0 || port["port"].asInteger() == exposure.port)
            opened.push_back(&port);
    return opened;
}

// A node port is a port of every node, on all its addresses.
void publishOnNodes(Cluster &cluster, const Object &service, const Node &port, const Container *listener,
                    int target)
{
    if (!listener)
        return;
    static constexpr const char *anyNodePort = "30000-32767"; // where none is named, the cluster picks one
    const std::string_view stated = port["nodePort"].text();
    const std::string_view protocol = port["protocol"].text();
    Facts facts = cluster.builder().factsOf(listener->id);
    const model::Origin origin = service.atKey(port, "nodePort", "a port of every node");
    facts.add(property::container::published_ports,
              std::string(stated.empty() ? anyNodePort : stated) + ":" + std::to_string(target) + "/" +
                  (protocol.empty() ? "tcp" : lowerCase(protocol)),
              origin);
    facts.set(property::container::bind_interface, property::BindInterface::All, origin);
}

void expose(Cluster &cluster, const ServiceView &service, const Exposure &exposure, const Workload &workload)
{
    Builder &builder = cluster.builder();
    std::set<const Container *> exposed;
    const auto open = [&](int servicePort, int targetPort) {
        const Container *container = listenerOf(workload, targetPort);
        if (!container)
            return;
        if (exposed.insert(container).second)
            builder.factsOf(container->id)
                .add(property::container::service_exposure, exposure.way, exposure.by->at(exposure.line));
        addOutsideFlow(cluster, exposure, container->id, servicePort);
    };
    const std::vector<const Node *> ports = openedPorts(service, exposure);
    for (const Node *port : ports) {
        const int target = service.targetPort(*port, workload);
        open(static_cast<int>((*port)["port"].asInteger()), target);
        if (exposure.way == property::ServiceExposure::NodePort)
            publishOnNodes(cluster, *exposure.by, *port, listenerOf(workload, target), target);
    }
    if (ports.empty())
        open(0, 0);
}

void exposeStandIn(Cluster &cluster, const ServiceView &service)
{
    Builder &builder = cluster.builder();
    const model::Id id = standInFor(cluster, service);
    for (const Exposure &exposure : service.exposures) {
        builder.factsOf(id).add(property::process::service_exposure, exposure.way,
                                exposure.by->at(exposure.line));
        const std::vector<const Node *> ports = openedPorts(service, exposure);
        for (const Node *port : ports)
            addOutsideFlow(cluster, exposure, id, static_cast<int>((*port)["port"].asInteger()));
        if (ports.empty())
            addOutsideFlow(cluster, exposure, id, 0);
    }
}

// Namespaces that every cluster has and that belong to no application: objects put there are misplaced.
bool isCommonSpace(std::string_view space)
{
    return space == "default" || space == "kube-public" || space == "kube-node-lease";
}

// Objects that Kubernetes itself creates in those namespaces.
bool isPlatformObject(const Object &object)
{
    return (object.kind == "Service" && object.name == "kubernetes") ||
           (object.kind == "ConfigMap" &&
            (object.name == "kube-root-ca.crt" || object.name == "cluster-info")) ||
           (object.space != "default" && (object.name == "default" || object.name.starts_with("kubeadm:") ||
                                          object.name.starts_with("system:")));
}

bool isLoose(const Object &object)
{
    static constexpr std::array silent = {std::string_view("Event"), std::string_view("Lease"),
                                          std::string_view("ControllerRevision")};
    return isCommonSpace(object.space) && !isPlatformObject(object) &&
           std::find(silent.begin(), silent.end(), object.kind) == silent.end();
}

// The objects in the common namespaces that are no workloads, as one list a namespace.
void stateLooseObjects(Cluster &cluster)
{
    std::set<const Object *> workloads;
    for (const Workload &workload : cluster.workloads())
        if (!workload.containers.empty())
            workloads.insert(workload.object);
    struct Loose
    {
        model::Value::TextList names;
        model::Origin origin;
    };
    std::map<model::Id, Loose> found;
    for (const Object &object : cluster.objects()) {
        if (!isLoose(object) || workloads.contains(&object))
            continue;
        const std::string_view note = object.metadata().has("namespace") ? "" : "it names no namespace";
        model::Origin place = object.atKey(object.metadata(), "namespace", note);
        Loose &loose = found[cluster.spaceBoundary(object)];
        if (loose.names.empty())
            loose.origin = place;
        else
            loose.origin.also.push_back({place.file, place.line, place.object});
        loose.names.emplace_back(object.label.view());
    }
    for (auto &[boundary, loose] : found)
        cluster.builder().factsOf(boundary).set(property::trust_boundary::loose_objects, loose.names,
                                                loose.origin);
}

// Accounts whose token lies in every pod that does not decline it: the one that a pod gets without asking,
// and those that say so themselves. Where workloads of the inputs run under one, they say what becomes of it.
void stateTokenAccounts(Cluster &cluster)
{
    static constexpr std::string_view key = "automountServiceAccountToken";
    std::set<std::pair<std::string, std::string_view>> used;
    for (const Workload &workload : cluster.workloads())
        used.emplace(workload.object->space, workload.account());
    for (const Object *account : cluster.ofKind("ServiceAccount")) {
        const Node &mounts = (*account->node)[key];
        const bool isOn = mounts.isNull() ? account->name == "default" : truth(mounts).value_or(true);
        if (!isOn || used.contains({account->space, account->name}))
            continue;
        Builder &builder = cluster.builder();
        builder.factsOf(cluster.spaceBoundary(*account))
            .add(property::trust_boundary::token_mounting_accounts, std::string(account->label.view()),
                 account->atKey(*account->node, key));
    }
}

} // namespace

const Container *listenerOf(const Workload &workload, int port)
{
    for (const Container &container : workload.containers)
        for (const Node &opened : (*container.node)["ports"].items())
            if (port != 0 && opened["containerPort"].asInteger() == port)
                return &container;
    const auto main = std::find_if(workload.containers.begin(), workload.containers.end(),
                                   [](const Container &container) { return container.role == Role::Main; });
    return main == workload.containers.end() ? nullptr : &*main;
}

model::Id standInFor(Cluster &cluster, const ServiceView &service)
{
    const Object &object = *service.object;
    if (const std::string host = service.externalName(); !host.empty())
        return outsideParty(cluster.builder(), idPart(host), model::Platform::Kubernetes,
                            object.atKey(object.spec(), "externalName"))
            .id;
    NewElement wanted;
    wanted.kind = model::Kind::Process;
    wanted.id = idPart(object.space + "/Service/" + object.name);
    wanted.name = object.label.view();
    wanted.parent = cluster.spaceBoundary(object);
    wanted.platform = model::Platform::Kubernetes;
    wanted.origin = object.at(object.line(), "its pods are not among the inputs");
    return cluster.builder().element(std::move(wanted)).id;
}

void addExposures(Cluster &cluster, const std::vector<ServiceView> &services)
{
    for (const ServiceView &service : services) {
        if (service.exposures.empty() || !service.externalName().empty())
            continue;
        if (service.targets.empty()) {
            exposeStandIn(cluster, service);
            continue;
        }
        for (const Exposure &exposure : service.exposures)
            for (const Workload *workload : service.targets)
                expose(cluster, service, exposure, *workload);
    }
}

void addNamespaces(Cluster &cluster)
{
    for (const Object &object : cluster.objects())
        if (!object.space.empty() && object.kind != "Event" && object.kind != "Lease")
            cluster.spaceBoundary(object);
    for (const Object *space : cluster.ofKind("Namespace")) {
        Object member = *space;
        member.space = space->name;
        cluster.spaceBoundary(member);
    }
    stateLooseObjects(cluster);
    stateTokenAccounts(cluster);
}

void stateNamespacePolicies(Cluster &cluster, const NetworkPolicies &policies)
{
    Builder &builder = cluster.builder();
    for (const auto &[space, id] : cluster.spaces()) {
        Facts facts = builder.factsOf(id);
        policies.stateForNamespace(space, facts);
    }
    Facts orchestrator = builder.factsOf(cluster.orchestrator());
    for (const Object *configMap : cluster.ofKind("ConfigMap")) {
        const Node &data = (*configMap->node)["data"];
        // flannel alone gives pods addresses and ignores every policy.
        if (data["cni-conf.json"].text().find("\"flannel\"") != std::string_view::npos)
            orchestrator.set(
                property::orchestrator::network_policy_supported, false,
                configMap->atKey(data, "cni-conf.json", "flannel does not enforce network policies"));
    }
    if (!policies.empty() && !orchestrator.has(property::orchestrator::network_policy_supported)) {
        const Object &first = *cluster.ofKind("NetworkPolicy").front();
        orchestrator.set(property::orchestrator::network_policy_supported, true,
                         first.at(first.line(), "assumed, since the inputs hold network policies"));
    }
}

} // namespace bulkhead::import::kubernetes
