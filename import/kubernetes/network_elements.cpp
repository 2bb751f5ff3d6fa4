// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/network_elements.h"

#include "import/kubernetes/cluster.h"
#include "import/kubernetes/endpoints.h"
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

// The party outside that the Endpoints of a Service lead to: whose it is, nothing says.
model::Id partyBehind(Cluster &cluster, const ServiceView &service)
{
    const model::Origin &origin = service.outside.front().origin;
    NewElement wanted;
    wanted.kind = model::Kind::ExternalEntity;
    wanted.name = service.object->name + '.' + service.object->space;
    wanted.id = idPart("external." + wanted.name);
    wanted.platform = model::Platform::Kubernetes;
    wanted.origin = origin;
    model::Element &element = cluster.builder().element(std::move(wanted));
    std::vector<std::string_view> addresses;
    for (const OutsideEndpoint &endpoint : service.outside)
        addresses.push_back(endpoint.address);
    if (audienceOf(addresses) == Audience::PrivateNetwork)
        cluster.builder().facts(element).set(property::external_entity::network_zone,
                                             property::NetworkZone::Corporate, origin);
    return element.id;
}

// Namespaces that every cluster has and that belong to no application: objects put there are misplaced.
bool isCommonSpace(std::string_view space)
{
    return space == "default" || space == "kube-public" || space == "kube-node-lease";
}

// Objects that Kubernetes itself creates in those namespaces.
bool isPlatformObject(const Object &object)
{
    if (object.type == "ServiceAccount")
        return object.name == "default";
    if (object.type == "ConfigMap")
        return object.name == "kube-root-ca.crt" || object.name == "openshift-service-ca.crt" ||
               object.name == "cluster-info";
    if (belongsToApiServer(object))
        return true;
    if (object.type == "Secret" && object.name.starts_with("default-token-"))
        return true;
    return object.space != "default" &&
           (object.name.starts_with("kubeadm:") || object.name.starts_with("system:"));
}

// Records that Kubernetes keeps beside the objects of people.
bool isRecord(const Object &object)
{
    static constexpr std::array records = {std::string_view("Event"), std::string_view("Lease"),
                                           std::string_view("ControllerRevision"),
                                           std::string_view("PodMetrics")};
    return std::find(records.begin(), records.end(), object.type) != records.end();
}

bool isLoose(const Object &object)
{
    return isCommonSpace(object.space) && !isPlatformObject(object) && !isRecord(object);
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
        model::Origin place = object.spaceOrigin.value_or(object.atKey(object.metadata(), "namespace", note));
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
    std::map<model::Id, StatedItems> mounting; // by namespace
    for (const Object *account : cluster.ofKind("ServiceAccount")) {
        const Node &mounts = (*account->node)[key];
        const bool isOn = mounts.isNull() ? account->name == "default" : truth(mounts).value_or(true);
        if (!isOn || used.contains({account->space, account->name}))
            continue;
        mounting[cluster.spaceBoundary(*account)].add(std::string(account->label.view()),
                                                      account->atKey(*account->node, key));
    }
    for (auto &[boundary, accounts] : mounting)
        cluster.builder().factsOf(boundary).addAll(property::trust_boundary::token_mounting_accounts,
                                                   accounts);
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
    if (!service.outside.empty())
        return partyBehind(cluster, service);
    NewElement wanted;
    wanted.kind = model::Kind::Process;
    wanted.id = idPart(object.space + "/Service/" + object.name);
    wanted.name = object.label.view();
    wanted.parent = cluster.spaceBoundary(object);
    wanted.platform = model::Platform::Kubernetes;
    wanted.origin =
        object.at(object.line(), service.hasSelector() ? "its pods are not among the inputs"
                                                       : "where it leads is not among the inputs");
    return cluster.builder().element(std::move(wanted)).id;
}

void addNamespaces(Cluster &cluster)
{
    for (const Object &object : cluster.objects())
        if (!object.space.empty() && !isRecord(object) &&
            !(isCommonSpace(object.space) && isPlatformObject(object)))
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
    const Policy *first = policies.firstOfNetwork();
    if (first && !orchestrator.has(property::orchestrator::network_policy_supported))
        orchestrator.set(
            property::orchestrator::network_policy_supported, true,
            first->object->at(first->object->line(), "assumed, since the inputs hold network policies"));
}

} // namespace bulkhead::import::kubernetes
