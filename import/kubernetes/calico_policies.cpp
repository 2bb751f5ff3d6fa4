// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/calico_selector.h"
#include "import/kubernetes/cluster.h"
#include "import/kubernetes/policy.h"
#include "import/kubernetes/truth.h"
#include "import/reading/text.h"

#include <algorithm>
#include <array>
#include <charconv>

// NetworkPolicy and GlobalNetworkPolicy of Calico,
// https://docs.tigera.io/calico/latest/reference/resources/networkpolicy.
namespace bulkhead::import::kubernetes {

namespace {

Match matchOf(std::optional<bool> answer)
{
    return answer ? matchIf(*answer) : Match::Unknown;
}

bool isForAll(std::string_view selector)
{
    return trimmed(selector) == "all()";
}

std::int64_t portIn(std::string_view text)
{
    std::int64_t port = -1;
    std::from_chars(text.data(), text.data() + text.size(), port);
    return port;
}

class CalicoPolicyReader
{
public:
    CalicoPolicyReader(const Cluster &cluster, const Object &object) : m_cluster(cluster), m_object(object) {}

    Policy read() const
    {
        const Node &spec = m_object.spec();
        const Node &types = spec["types"];
        const std::string_view selector = spec["selector"].text();
        const std::string_view spaces = spec["namespaceSelector"].text(); // of a global policy
        Policy policy;
        policy.object = &m_object;
        policy.isOrdered = true;
        if (!spec["order"].isNull())
            policy.order = spec["order"].asReal(static_cast<double>(spec["order"].asInteger()));
        policy.selectorLine = m_object.atKey(spec, "selector").line;
        policy.isForWholeSpaces = selector.empty() || isForAll(selector);
        const bool statesAccounts = spec.has("serviceAccountSelector");
        policy.subjects.range = rangeOf(selector, spaces);
        policy.subjects.match = [reader = *this, selector, spaces, statesAccounts](const Workload &workload) {
            const Match match = reader.podMatch(selector, spaces, workload);
            return statesAccounts ? std::min(match, Match::Unknown) : match;
        };
        const bool hasIngress = spec["ingress"].size() > 0;
        const bool hasEgress = spec["egress"].size() > 0;
        policy.closesIngress = types.size() > 0 ? listHolds(types, "Ingress") : hasIngress || !hasEgress;
        policy.closesEgress = types.size() > 0 ? listHolds(types, "Egress") : hasEgress;
        addRules(policy, spec["ingress"], true);
        addRules(policy, spec["egress"], false);
        return policy;
    }

private:
    Match podMatch(std::string_view selector, std::string_view spaces, const Workload &workload) const
    {
        const std::string &space = workload.object->space;
        if (spaces.empty() && !m_object.space.empty() && space != m_object.space)
            return Match::No;
        const Match inSpace = spaces.empty() ? Match::Yes : spaceMatch(spaces, space);
        return std::min(inSpace, matchOf(matchesCalicoSelector(
                                     selector, [&](std::string_view key) -> std::optional<std::string_view> {
                                         if (key == "projectcalico.org/namespace")
                                             return space;
                                         if (key == "projectcalico.org/serviceaccount")
                                             return workload.account();
                                         if (key == "projectcalico.org/orchestrator")
                                             return "k8s";
                                         return workload.labels().has(key)
                                                    ? std::optional(workload.labels()[key].text())
                                                    : std::nullopt;
                                     })));
    }

    SearchRange rangeOf(std::string_view selector, std::string_view spaces) const
    {
        SearchRange range;
        if (spaces.empty() && !m_object.space.empty())
            range.space = m_object.space;
        for (const auto &[key, value] : labelsAskedFor(selector))
            if (!key.starts_with("projectcalico.org/"))
                range.addLabel(key, value);
        return range;
    }

    Match spaceMatch(std::string_view selector, const std::string &space) const
    {
        const Object *object = m_cluster.find("Namespace", {}, space);
        bool isKnown = true;
        const auto answer =
            matchesCalicoSelector(selector, [&](std::string_view key) -> std::optional<std::string_view> {
                if (key == "projectcalico.org/name" || key == "kubernetes.io/metadata.name")
                    return space;
                isKnown &= object != nullptr;
                if (!object || !object->metadata()["labels"].has(key))
                    return std::nullopt;
                return object->metadata()["labels"][key].text();
            });
        return isKnown ? matchOf(answer) : Match::Unknown;
    }

    void addRules(Policy &policy, const Node &rules, bool ingress) const
    {
        for (const Node &stated : rules.items()) {
            const std::string action = lowerCase(stated["action"].text());
            if (action == "log")
                continue;
            PolicyRule rule;
            rule.verdict = action == "deny"   ? Verdict::Deny
                           : action == "pass" ? Verdict::Pass
                                              : Verdict::Allow;
            rule.isIngress = ingress;
            rule.line = stated.line();
            addPeer(rule, stated[ingress ? "source" : "destination"]);
            addPorts(rule, stated);
            policy.rules.push_back(std::move(rule));
        }
    }

    void addPeer(PolicyRule &rule, const Node &entity) const
    {
        static constexpr std::array<std::string_view, 7> keys = {
            "selector", "namespaceSelector", "nets", "serviceAccounts", "services", "domains", "notSelector"};
        const bool namesNobody = std::none_of(keys.begin(), keys.end(),
                                              [&entity](std::string_view key) { return entity.has(key); }) &&
                                 !entity.has("notNets");
        rule.isForEveryone = namesNobody;
        if (namesNobody)
            return;
        std::vector<std::string_view> nets;
        for (const Node &net : entity["nets"].items())
            nets.push_back(net.text());
        std::vector<std::string_view> exceptions;
        for (const Node &net : entity["notNets"].items())
            exceptions.push_back(net.text());
        if (!nets.empty()) {
            rule.peers.push_back(peerOfRanges(nets, exceptions));
            rule.peers.back().isEveryPod = rule.peers.back().isEverywhere;
            return;
        }
        const std::string_view selector = entity["selector"].text();
        const std::string_view spaces = entity["namespaceSelector"].text();
        const bool isPartlyRead = !exceptions.empty() || entity.has("notSelector") ||
                                  entity.has("serviceAccounts") || entity.has("services") ||
                                  entity.has("domains");
        Peer peer;
        peer.isEveryPod = !isPartlyRead && (selector.empty() || isForAll(selector)) &&
                          (isForAll(spaces) || (spaces.empty() && m_object.space.empty()));
        peer.namesPods = !selector.empty() && !isForAll(selector);
        peer.pods.range = rangeOf(selector, spaces);
        peer.pods.match = [reader = *this, selector, spaces, isPartlyRead](const Workload &workload) {
            const Match match = reader.podMatch(selector, spaces, workload);
            return isPartlyRead ? std::min(match, Match::Unknown) : match;
        };
        rule.peers.push_back(std::move(peer));
    }

    static void addPorts(PolicyRule &rule, const Node &stated)
    {
        const Node &ports = stated["destination"]["ports"];
        const std::string protocol = lowerCase(stated["protocol"].text());
        const std::string transport = protocol.empty()                          ? ""
                                      : protocol == "tcp" || protocol == "6"    ? "TCP"
                                      : protocol == "udp" || protocol == "17"   ? "UDP"
                                      : protocol == "sctp" || protocol == "132" ? "SCTP"
                                                                                : protocol;
        const bool isOtherProtocol = !transport.empty() && transport != "TCP";
        rule.isForAllPorts = ports.size() == 0 && !isOtherProtocol && !stated["destination"].has("notPorts");
        for (const Node &port : ports.items()) {
            const std::string_view text = port.text();
            const std::size_t colon = text.find(':');
            if (portIn(text) < 0)
                rule.ports.push_back({0, 0, std::string(text), transport});
            else
                rule.ports.push_back({portIn(text),
                                      colon == std::string_view::npos ? 0 : portIn(text.substr(colon + 1)),
                                      {},
                                      transport});
        }
        if (isOtherProtocol && ports.size() == 0 && !stated["destination"].has("notPorts"))
            rule.ports.push_back({1, 65535, {}, transport});
    }

    const Cluster &m_cluster;
    const Object &m_object;
};

} // namespace

std::vector<Policy> readCalicoPolicies(const Cluster &cluster)
{
    std::vector<Policy> policies;
    for (const char *group : {"projectcalico.org", "crd.projectcalico.org"})
        for (const char *kind : {"NetworkPolicy", "GlobalNetworkPolicy"})
            for (const Object *object : cluster.ofKind(kind, group))
                if (!truth(object->spec()["preDNAT"]).value_or(false)) // those are for hosts
                    policies.push_back(CalicoPolicyReader(cluster, *object).read());
    return policies;
}

} // namespace bulkhead::import::kubernetes
