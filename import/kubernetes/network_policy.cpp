// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/network_policy.h"

#include "import/kubernetes/cluster.h"
#include "import/kubernetes/selector.h"

#include <algorithm>

namespace bulkhead::import::kubernetes {

namespace {

// A rule without peers and ports lets everything through.
bool opensAll(const Node &rules, std::string_view peerKey)
{
    const auto items = rules.items();
    return std::any_of(items.begin(), items.end(), [peerKey](const Node &rule) {
        return rule[peerKey].size() == 0 && rule["ports"].size() == 0;
    });
}

// The number behind a named port of a container; 0 when there is no such name.
std::int64_t namedPort(const Workload &workload, std::string_view name)
{
    for (const Container &container : workload.containers)
        for (const Node &port : (*container.node)["ports"].items())
            if (port["name"].text() == name)
                return port["containerPort"].asInteger();
    return 0;
}

// Whether a rule's ports hold the port; port 0 stands for any.
bool portsMatch(const Node &ports, const Workload &target, int port)
{
    if (ports.size() == 0 || port == 0)
        return true;
    for (const Node &range : ports.items()) {
        const Node &wanted = range["port"];
        if (wanted.isNull())
            return true;
        const std::int64_t first =
            wanted.type() == Node::Type::Integer ? wanted.asInteger() : namedPort(target, wanted.text());
        const std::int64_t last = std::max(first, range["endPort"].asInteger());
        if (first <= port && port <= last)
            return true;
    }
    return false;
}

} // namespace

NetworkPolicies::NetworkPolicies(const Cluster &cluster) : m_cluster(cluster)
{
    for (const Object *object : cluster.ofKind("NetworkPolicy"))
        if (object->group == "networking.k8s.io" || object->group == "extensions" || object->group.empty())
            m_policies.push_back(read(*object));
    for (const Policy &policy : m_policies) {
        if (isMeaningless(policy))
            continue;
        for (const Workload *workload :
             cluster.index().matching(policy.object->space, policy.object->spec()["podSelector"]))
            if (!workload->isOnHostNetwork())
                m_selecting[workload].push_back(&policy);
    }
}

NetworkPolicies::Policy NetworkPolicies::read(const Object &object)
{
    const Node &spec = object.spec();
    const Node &types = spec["policyTypes"];
    Policy policy;
    policy.object = &object;
    // Without types, ingress is closed always and egress where there are egress rules.
    policy.closesIngress = types.size() == 0 || listHolds(types, "Ingress");
    policy.closesEgress = types.size() == 0 ? spec["egress"].size() > 0 : listHolds(types, "Egress");
    policy.opensIngress = opensAll(spec["ingress"], "from");
    policy.opensEgress = opensAll(spec["egress"], "to");
    return policy;
}

const std::vector<const NetworkPolicies::Policy *> &NetworkPolicies::selecting(const Workload &workload) const
{
    static const std::vector<const Policy *> none;
    const auto found = m_selecting.find(&workload);
    return found == m_selecting.end() ? none : found->second;
}

// Neither a selector nor a rule: a slip of the pen, not a policy for all pods.
bool NetworkPolicies::isMeaningless(const Policy &policy)
{
    const Node &spec = policy.object->spec();
    return !spec.has("podSelector") && !spec.has("ingress") && !spec.has("egress") &&
           !spec.has("policyTypes");
}

void NetworkPolicies::stateFor(const Workload &workload, Facts &container) const
{
    const Policy *ingress = nullptr;
    const Policy *egress = nullptr;
    bool ingressOpened = false;
    bool egressOpened = false;
    for (const Policy *policy : selecting(workload)) {
        if (policy->closesIngress && !ingress)
            ingress = policy;
        if (policy->closesEgress && !egress)
            egress = policy;
        ingressOpened |= policy->closesIngress && policy->opensIngress;
        egressOpened |= policy->closesEgress && policy->opensEgress;
    }
    const bool ingressClosed = ingress && !ingressOpened;
    const bool egressClosed = egress && !egressOpened;
    const Policy *source = ingress ? ingress : egress;
    if (!source)
        return; // another file may hold a policy for it
    using enum property::NetworkPolicy;
    const property::NetworkPolicy state =
        ingressClosed ? (egressClosed ? DefaultDeny : IngressOnly) : (egressClosed ? EgressOnly : None);
    container.set(property::container::network_policy, state,
                  source->object->atKey(source->object->spec(), "podSelector"));
    if (egressClosed)
        container.set(property::container::egress_restricted, true,
                      egress->object->atKey(egress->object->spec(), "egress"));
}

void NetworkPolicies::stateForNamespace(std::string_view space, Facts &boundary) const
{
    const Policy *ingress = nullptr;
    bool egress = false;
    for (const Policy &policy : m_policies) {
        if (policy.object->space != space)
            continue;
        const Node &selector = policy.object->spec()["podSelector"];
        if (selectsEverything(selector) && !isMeaningless(policy)) {
            if (policy.closesIngress && !policy.opensIngress && !ingress)
                ingress = &policy;
            egress |= policy.closesEgress && !policy.opensEgress;
            continue;
        }
        if (isMeaningless(policy) || m_cluster.index().matching(space, selector).empty())
            boundary.add(property::trust_boundary::idle_policies, std::string(policy.object->label.view()),
                         policy.object->atKey(policy.object->spec(), "podSelector",
                                              "selects no workload of the inputs"));
    }
    if (ingress)
        boundary.set(property::trust_boundary::network_policy_default,
                     egress ? property::NetworkPolicyDefault::DenyAll
                            : property::NetworkPolicyDefault::DenyIngress,
                     ingress->object->atKey(ingress->object->spec(), "podSelector"));
}

bool NetworkPolicies::peersMatch(const Policy &policy, const Node &peers, const Workload &workload) const
{
    if (peers.size() == 0)
        return true;
    for (const Node &peer : peers.items()) {
        const Node &spaces = peer["namespaceSelector"];
        if (peer.has("ipBlock"))
            continue; // the addresses of pods are not in manifests
        const bool spaceMatches = spaces.isMap() ? m_cluster.namespaceMatches(spaces, workload.object->space)
                                                 : workload.object->space == policy.object->space;
        if (spaceMatches && matchesSelector(peer["podSelector"], workload.labels()))
            return true;
    }
    return false;
}

std::optional<bool> NetworkPolicies::passes(const Workload &at, const Workload &peer, bool ingress,
                                            const Workload &target, int port) const
{
    bool closed = false;
    for (const Policy *policy : selecting(at)) {
        if (!(ingress ? policy->closesIngress : policy->closesEgress))
            continue;
        closed = true;
        for (const Node &rule : policy->object->spec()[ingress ? "ingress" : "egress"].items())
            if (peersMatch(*policy, rule[ingress ? "from" : "to"], peer) &&
                portsMatch(rule["ports"], target, port))
                return true;
    }
    return closed ? std::optional(false) : std::nullopt;
}

std::optional<bool> NetworkPolicies::allows(const Workload &from, const Workload &to, int port) const
{
    if (from.isOnHostNetwork() || to.isOnHostNetwork())
        return std::nullopt;
    const std::optional<bool> out = passes(from, to, false, to, port);
    const std::optional<bool> in = passes(to, from, true, to, port);
    if (out == false || in == false)
        return false;
    if (!out && !in)
        return std::nullopt;
    return true;
}

} // namespace bulkhead::import::kubernetes
