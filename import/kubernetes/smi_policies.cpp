// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/cluster.h"
#include "import/kubernetes/mesh.h"

#include <algorithm>
#include <string>
#include <utility>

// TrafficTarget of the Service Mesh Interface, which Open Service Mesh, Consul and Traefik Mesh read: it lets
// service accounts into the pods of another. https://github.com/servicemeshinterface/smi-spec
namespace bulkhead::import::kubernetes {

namespace {

constexpr std::string_view smiAccess = "access.smi-spec.io";
constexpr std::string_view smiRoutes = "specs.smi-spec.io";

// Of Open Service Mesh: whether it lets everybody in, whatever targets say.
bool isPermissive(const Cluster &cluster)
{
    const std::vector<const Object *> settings = cluster.ofKind("MeshConfig", "config.openservicemesh.io");
    return std::any_of(settings.begin(), settings.end(), [](const Object *object) {
        return object->spec()["traffic"]["enablePermissiveTrafficPolicyMode"].asBool(false, true);
    });
}

PodSelection podsUnder(const Object &target, const Node &reference)
{
    const std::string_view stated = reference["namespace"].text();
    const std::string space(stated.empty() ? std::string_view(target.space) : stated);
    PodSelection pods;
    pods.range.space = space;
    if (reference["kind"].text() == "ServiceAccount")
        pods.match = [space, name = std::string(reference["name"].text())](const Workload &workload) {
            return matchIf(workload.object->space == space && workload.account() == name);
        };
    return pods;
}

// The ports of a TCPRoute that a rule names; none where it names another kind, or states none.
void addTcpPorts(PolicyRule &rule, const Cluster &cluster, const Object &target, const Node &named)
{
    for (const Object *route : cluster.ofKind("TCPRoute", smiRoutes))
        if (named["kind"].text() == "TCPRoute" && route->space == target.space &&
            route->name == named["name"].text())
            for (const Node &port : route->spec()["matches"]["ports"].items())
                rule.ports.push_back({port.asInteger(), 0, {}});
}

Policy policyOfTarget(const Cluster &cluster, const Object &target)
{
    const Node &stated = target.spec().has("destination") ? target.spec() : *target.node; // v1alpha1
    Policy policy;
    policy.object = &target;
    policy.selectorLine = stated.keyLine("destination");
    policy.closesIngress = true;
    policy.subjects = podsUnder(target, stated["destination"]);
    PolicyRule rule;
    rule.line = stated.keyLine("sources");
    rule.namesCallers = true;
    for (const Node &source : stated["sources"].items()) {
        rule.peers.emplace_back();
        rule.peers.back().pods = podsUnder(target, source);
    }
    const auto routes = stated["rules"].items();
    for (const Node &named : routes)
        addTcpPorts(rule, cluster, target, named);
    // Of HTTP routes some requests are let in, to any port.
    rule.isForAllPorts = rule.ports.empty() ||
                         std::any_of(routes.begin(), routes.end(),
                                     [](const Node &named) { return named["kind"].text() != "TCPRoute"; });
    policy.rules.push_back(std::move(rule));
    return policy;
}

} // namespace

std::vector<Policy> readSmiPolicies(const Cluster &cluster, const Mesh &)
{
    std::vector<Policy> policies;
    if (isPermissive(cluster))
        return policies;
    for (const Object *target : cluster.ofKind("TrafficTarget", smiAccess))
        policies.push_back(policyOfTarget(cluster, *target));
    return policies;
}

} // namespace bulkhead::import::kubernetes
