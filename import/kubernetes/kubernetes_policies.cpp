// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/cluster.h"
#include "import/kubernetes/policy.h"
#include "import/kubernetes/selector.h"

#include <algorithm>
#include <utility>

// NetworkPolicy, https://kubernetes.io/docs/concepts/services-networking/network-policies/, and the policies
// of administrators, https://network-policy-api.sigs.k8s.io/reference/spec/.
namespace bulkhead::import::kubernetes {

namespace {

constexpr std::int64_t lastPort = 65535;

std::vector<std::string_view> textsOf(const Node &list)
{
    std::vector<std::string_view> texts;
    for (const Node &item : list.items())
        texts.push_back(item.text());
    return texts;
}

// Pods by selectors of namespaces and of pods; a missing selector of namespaces stands for one namespace.
Peer podsBy(const Cluster &cluster, const Node &spaces, const Node &pods, std::string_view ownSpace)
{
    Peer peer;
    peer.isEveryPod = spaces.isMap() && selectsEverything(spaces) && selectsEverything(pods);
    peer.namesPods = !selectsEverything(pods);
    peer.pods.range.space = spaces.isMap() ? namespaceNamed(spaces) : std::string(ownSpace);
    peer.pods.range.addLabels(pods["matchLabels"]);
    peer.pods.match = [&cluster, &spaces, &pods, ownSpace](const Workload &workload) {
        if (!matchesSelector(pods, workload.labels()))
            return Match::No;
        const std::string &space = workload.object->space;
        return spaces.isMap() ? namespaceMatch(cluster, spaces, space) : matchIf(space == ownSpace);
    };
    return peer;
}

class NetworkPolicyReader
{
public:
    NetworkPolicyReader(const Cluster &cluster, const Object &object) : m_cluster(cluster), m_object(object)
    {}

    Policy read() const
    {
        const Node &spec = m_object.spec();
        const Node &types = spec["policyTypes"];
        const Node &selector = spec["podSelector"];
        Policy policy;
        policy.object = &m_object;
        policy.selectorLine = m_object.atKey(spec, "podSelector").line;
        // Without types, ingress is closed always and egress where there are egress rules.
        policy.closesIngress = types.size() == 0 || listHolds(types, "Ingress");
        policy.closesEgress = types.size() == 0 ? spec["egress"].size() > 0 : listHolds(types, "Egress");
        policy.isMeaningless = !spec.has("podSelector") && !spec.has("ingress") && !spec.has("egress") &&
                               !spec.has("policyTypes");
        policy.isForWholeSpaces = selectsEverything(selector);
        policy.podSelector = &selector;
        addRules(policy, spec["ingress"], "from", true);
        addRules(policy, spec["egress"], "to", false);
        return policy;
    }

private:
    void addRules(Policy &policy, const Node &rules, std::string_view peerKey, bool ingress) const
    {
        for (const Node &stated : rules.items()) {
            PolicyRule rule;
            rule.isIngress = ingress;
            rule.line = stated.line();
            rule.isForEveryone = stated[peerKey].size() == 0;
            std::vector<std::string_view> whole; // ranges that are let in without an exception
            for (const Node &peer : stated[peerKey].items()) {
                const Node &block = peer["ipBlock"];
                if (!block.isMap())
                    rule.peers.push_back(
                        podsBy(m_cluster, peer["namespaceSelector"], peer["podSelector"], m_object.space));
                else if (block["except"].size() == 0)
                    whole.push_back(block["cidr"].text());
                else
                    rule.peers.push_back(peerOfRanges({block["cidr"].text()}, textsOf(block["except"])));
            }
            if (!whole.empty())
                rule.peers.push_back(peerOfRanges(whole, {}));
            for (Peer &peer : rule.peers)
                peer.isEveryPod |= peer.isEverywhere; // their addresses are among all
            addPorts(rule, stated["ports"]);
            policy.rules.push_back(std::move(rule));
        }
    }

    static void addPorts(PolicyRule &rule, const Node &ports)
    {
        rule.isForAllPorts = ports.size() == 0;
        for (const Node &port : ports.items()) {
            const std::string_view protocol = port["protocol"].text();
            const Node &number = port["port"];
            const bool isAll =
                number.isNull() || (number.asInteger() == 1 && port["endPort"].asInteger() == lastPort);
            const std::string transport(protocol.empty() ? "TCP" : protocol);
            if (isAll && transport == "TCP")
                rule.isForAllPorts = true;
            if (number.isNull())
                rule.ports.push_back({1, lastPort, {}, transport});
            else if (number.type() == Node::Type::Integer)
                rule.ports.push_back({number.asInteger(), port["endPort"].asInteger(), {}, transport});
            else
                rule.ports.push_back({0, 0, std::string(number.text()), transport});
        }
    }

    const Cluster &m_cluster;
    const Object &m_object;
};

// AdminNetworkPolicy and BaselineAdminNetworkPolicy, and ClusterNetworkPolicy, which takes the place of both.
class AdminPolicyReader
{
public:
    AdminPolicyReader(const Cluster &cluster, const Object &object, Turn turn)
        : m_cluster(cluster), m_object(object), m_turn(turn)
    {}

    Policy read() const
    {
        const Node &spec = m_object.spec();
        const Node &subject = spec["subject"];
        Policy policy;
        policy.object = &m_object;
        policy.turn = m_turn;
        policy.isOrdered = true;
        policy.order = spec["priority"].asReal(static_cast<double>(spec["priority"].asInteger(0)));
        policy.selectorLine = m_object.atKey(spec, "subject").line;
        const Peer pods = podsOf(subject);
        policy.subjects = pods.pods;
        policy.isMeaningless = !subject.isMap();
        policy.isForWholeSpaces =
            subject["namespaces"].isMap() || selectsEverything(subject["pods"]["podSelector"]);
        addRules(policy, spec["ingress"], "from", true);
        addRules(policy, spec["egress"], "to", false);
        return policy;
    }

private:
    Peer podsOf(const Node &holder) const
    {
        static const Node nothing{};
        if (holder["pods"].isMap())
            return podsBy(m_cluster, holder["pods"]["namespaceSelector"], holder["pods"]["podSelector"], {});
        return podsBy(m_cluster, holder["namespaces"], nothing, {});
    }

    void addRules(Policy &policy, const Node &rules, std::string_view peerKey, bool ingress) const
    {
        for (const Node &stated : rules.items()) {
            const std::string_view action = stated["action"].text();
            PolicyRule rule;
            rule.verdict = action == "Deny"   ? Verdict::Deny
                           : action == "Pass" ? Verdict::Pass
                                              : Verdict::Allow;
            rule.isIngress = ingress;
            rule.line = stated.line();
            for (const Node &peer : stated[peerKey].items()) {
                if (peer["networks"].isList()) {
                    rule.peers.push_back(peerOfRanges(textsOf(peer["networks"]), {}));
                    rule.peers.back().isEveryPod = rule.peers.back().isEverywhere;
                } else if (peer.has("pods") || peer.has("namespaces"))
                    rule.peers.push_back(podsOf(peer));
            }
            addPorts(rule, stated);
            policy.rules.push_back(std::move(rule));
        }
    }

    static void addPorts(PolicyRule &rule, const Node &stated)
    {
        const Node &ports = stated.has("ports") ? stated["ports"] : stated["protocols"];
        rule.isForAllPorts = ports.size() == 0;
        for (const Node &port : ports.items()) {
            const Node &number = port["portNumber"];
            const Node &range = port["portRange"];
            if (const std::string_view name = port["namedPort"].text(); !name.empty())
                rule.ports.push_back({0, 0, std::string(name)});
            else if (range.isMap())
                rule.ports.push_back(
                    {range["start"].asInteger(), range["end"].asInteger(), {}, transportOf(range)});
            else if (number.isMap())
                rule.ports.push_back({number["port"].asInteger(-1), 0, {}, transportOf(number)});
            else
                addProtocol(rule, port);
        }
    }

    // One of ClusterNetworkPolicy: "udp: {destinationPort: {number: 53}}".
    static void addProtocol(PolicyRule &rule, const Node &stated)
    {
        for (const auto &[key, transport] :
             {std::pair("tcp", "TCP"), std::pair("udp", "UDP"), std::pair("sctp", "SCTP")}) {
            if (!stated.has(key))
                continue;
            const Node &port = stated[key]["destinationPort"];
            const Node &range = port["range"];
            if (range.isMap())
                rule.ports.push_back({range["start"].asInteger(), range["end"].asInteger(), {}, transport});
            else if (port.isMap())
                rule.ports.push_back({port["number"].asInteger(-1), 0, {}, transport});
            else
                rule.ports.push_back({1, lastPort, {}, transport});
        }
        if (const std::string_view name = stated["destinationNamedPort"].text(); !name.empty())
            rule.ports.push_back({0, 0, std::string(name)});
    }

    static std::string transportOf(const Node &port)
    {
        const std::string_view stated = port["protocol"].text();
        return std::string(stated.empty() ? "TCP" : stated);
    }

    const Cluster &m_cluster;
    const Object &m_object;
    Turn m_turn;
};

} // namespace

std::vector<Policy> readKubernetesPolicies(const Cluster &cluster)
{
    std::vector<Policy> policies;
    for (const char *group : {"networking.k8s.io", "extensions", ""})
        for (const Object *object : cluster.ofKind("NetworkPolicy", group))
            policies.push_back(NetworkPolicyReader(cluster, *object).read());
    return policies;
}

std::vector<Policy> readAdminPolicies(const Cluster &cluster)
{
    static constexpr std::string_view group = "policy.networking.k8s.io";
    std::vector<Policy> policies;
    for (const Object *object : cluster.ofKind("AdminNetworkPolicy", group))
        policies.push_back(AdminPolicyReader(cluster, *object, Turn::Admin).read());
    for (const Object *object : cluster.ofKind("ClusterNetworkPolicy", group))
        policies.push_back(
            AdminPolicyReader(cluster, *object,
                              object->spec()["tier"].text() == "Baseline" ? Turn::Baseline : Turn::Admin)
                .read());
    for (const Object *object : cluster.ofKind("BaselineAdminNetworkPolicy", group))
        policies.push_back(AdminPolicyReader(cluster, *object, Turn::Baseline).read());
    return policies;
}

} // namespace bulkhead::import::kubernetes
