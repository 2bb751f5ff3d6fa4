// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/cluster.h"
#include "import/kubernetes/policy.h"
#include "import/kubernetes/selector.h"
#include "import/kubernetes/truth.h"
#include "import/reading/text.h"

#include <algorithm>
#include <array>

// CiliumNetworkPolicy and CiliumClusterwideNetworkPolicy, https://docs.cilium.io/en/stable/security/policy/.
namespace bulkhead::import::kubernetes {

namespace {

constexpr std::string_view spaceKey = "io.kubernetes.pod.namespace";
constexpr std::string_view accountKey = "io.cilium.k8s.policy.serviceaccount";
constexpr std::string_view spaceLabelKey = "io.cilium.k8s.namespace.labels.";

// The key of a label without the source before it: "k8s:app" is "app".
std::string_view plainKey(std::string_view key)
{
    for (const std::string_view source : {std::string_view("k8s:"), std::string_view("any:")})
        if (key.starts_with(source))
            return key.substr(source.size());
    return key;
}

bool isAboutSpaces(std::string_view key)
{
    return plainKey(key) == spaceKey || plainKey(key).starts_with(spaceLabelKey);
}

// Whether all that a selector asks for is asked of namespaces.
bool asksForSpacesAlone(const Node &selector)
{
    const auto labels = selector["matchLabels"].entries();
    const auto expressions = selector["matchExpressions"].items();
    return std::all_of(labels.begin(), labels.end(),
                       [](const MapEntry &label) { return isAboutSpaces(label.key); }) &&
           std::all_of(expressions.begin(), expressions.end(),
                       [](const Node &expression) { return isAboutSpaces(expression["key"].text()); });
}

bool asksForSpaces(const Node &selector)
{
    const auto labels = selector["matchLabels"].entries();
    const auto expressions = selector["matchExpressions"].items();
    return std::any_of(labels.begin(), labels.end(),
                       [](const MapEntry &label) { return isAboutSpaces(label.key); }) ||
           std::any_of(expressions.begin(), expressions.end(),
                       [](const Node &expression) { return isAboutSpaces(expression["key"].text()); });
}

// A label as Cilium gives it to a pod: of the pod itself, of its namespace, its account.
struct Label
{
    bool isKnown = true; // false: the inputs do not hold the namespace
    bool isThere = false;
    std::string_view value;
};

Label labelOf(const Cluster &cluster, const Workload &workload, std::string_view statedKey)
{
    const std::string_view key = plainKey(statedKey);
    const std::string &space = workload.object->space;
    if (key == spaceKey)
        return {true, true, space};
    if (key == accountKey)
        return {true, true, workload.account()};
    if (key.starts_with(spaceLabelKey)) {
        const std::string_view name = key.substr(spaceLabelKey.size());
        if (name == "kubernetes.io/metadata.name")
            return {true, true, space};
        const Object *object = cluster.find("Namespace", {}, space);
        const Node &labels = object ? object->metadata()["labels"] : workload.labels();
        return {object != nullptr, object && labels.has(name),
                object ? labels[name].text() : std::string_view()};
    }
    return {true, workload.labels().has(key), workload.labels()[key].text()};
}

Match matchExpression(const Label &label, const Node &expression)
{
    return label.isKnown ? matchIf(meetsExpression(expression,
                                                   label.isThere ? std::optional(label.value) : std::nullopt))
                         : Match::Unknown;
}

Match matchSelector(const Cluster &cluster, const Node &selector, const Workload &workload)
{
    Match match = Match::Yes;
    for (const MapEntry &wanted : selector["matchLabels"].entries()) {
        const Label label = labelOf(cluster, workload, wanted.key);
        const bool isEqual = label.isThere && label.value == wanted.value.text();
        match = std::min(match, label.isKnown ? matchIf(isEqual) : Match::Unknown);
    }
    for (const Node &expression : selector["matchExpressions"].items())
        match = std::min(match,
                         matchExpression(labelOf(cluster, workload, expression["key"].text()), expression));
    return match;
}

SearchRange rangeOf(const Node &selector)
{
    SearchRange range;
    for (const MapEntry &wanted : selector["matchLabels"].entries()) {
        const std::string_view key = plainKey(wanted.key);
        if (key == spaceKey)
            range.space = std::string(wanted.value.text());
        else if (key != accountKey && !key.starts_with(spaceLabelKey))
            range.addLabel(key, wanted.value.text());
    }
    return range;
}

class CiliumPolicyReader
{
public:
    CiliumPolicyReader(const Cluster &cluster, const Object &object, const Node &spec)
        : m_cluster(cluster), m_object(object), m_spec(spec)
    {}

    Policy read() const
    {
        const Node &selector = m_spec["endpointSelector"];
        Policy policy;
        policy.object = &m_object;
        policy.selectorLine = m_object.atKey(m_spec, "endpointSelector").line;
        policy.isMeaningless = !selector.isMap();
        policy.isForWholeSpaces = asksForSpacesAlone(selector);
        policy.subjects = podsBy(selector).pods;
        policy.closesIngress = closes("ingress", "ingressDeny");
        policy.closesEgress = closes("egress", "egressDeny");
        addRules(policy, "ingress", Verdict::Allow);
        addRules(policy, "ingressDeny", Verdict::Deny);
        addRules(policy, "egress", Verdict::Allow);
        addRules(policy, "egressDeny", Verdict::Deny);
        return policy;
    }

private:
    // A direction with rules is closed but for them, unless the policy declines that.
    bool closes(std::string_view allowing, std::string_view denying) const
    {
        const bool hasRules = m_spec[allowing].size() > 0 || m_spec[denying].size() > 0;
        return truth(m_spec["enableDefaultDeny"][allowing]).value_or(hasRules);
    }

    // A selector of a policy of a namespace means pods of that namespace, unless it asks for another.
    Peer podsBy(const Node &selector) const
    {
        const bool isBound = !m_object.space.empty() && !asksForSpaces(selector);
        const auto expressions = selector["matchExpressions"].items();
        const bool isOfAnySpace =
            selector["matchLabels"].size() == 0 && asksForSpacesAlone(selector) &&
            std::all_of(expressions.begin(), expressions.end(), [](const Node &expression) {
                return expression["operator"].text() == "Exists" &&
                       plainKey(expression["key"].text()) == spaceKey;
            });
        Peer peer;
        peer.isEveryPod = isOfAnySpace && !isBound;
        peer.namesPods = !asksForSpacesAlone(selector);
        peer.pods.range = rangeOf(selector);
        if (isBound)
            peer.pods.range.space = m_object.space;
        peer.pods.match = [this_ = *this, &selector, isBound](const Workload &workload) {
            if (isBound && workload.object->space != this_.m_object.space)
                return Match::No;
            return matchSelector(this_.m_cluster, selector, workload);
        };
        return peer;
    }

    void addRules(Policy &policy, std::string_view key, Verdict verdict) const
    {
        const bool ingress = key.starts_with("ingress");
        for (const Node &stated : m_spec[key].items()) {
            PolicyRule rule;
            rule.verdict = verdict;
            rule.isIngress = ingress;
            rule.line = stated.line();
            const bool namesPeers = addPeers(rule, stated, ingress ? "from" : "to");
            addPorts(rule, stated["toPorts"]);
            // A rule of nothing lets nothing through; it closes the direction.
            rule.isForEveryone = !namesPeers && !rule.isForAllPorts;
            policy.rules.push_back(std::move(rule));
        }
    }

    bool addPeers(PolicyRule &rule, const Node &stated, const std::string &direction) const
    {
        for (const Node &selector : stated[direction + "Endpoints"].items())
            rule.peers.push_back(podsBy(selector));
        for (const Node &entity : stated[direction + "Entities"].items()) {
            const std::string_view name = entity.text();
            Peer peer;
            peer.isEveryPod = name == "all" || name == "cluster";
            peer.isEverywhere = name == "all" || name.starts_with("world");
            rule.peers.push_back(std::move(peer));
        }
        std::vector<std::string_view> ranges;
        for (const Node &range : stated[direction + "CIDR"].items())
            ranges.push_back(range.text());
        if (!ranges.empty())
            addRanges(rule, ranges, {});
        for (const Node &set : stated[direction + "CIDRSet"].items()) {
            std::vector<std::string_view> exceptions;
            for (const Node &exception : set["except"].items())
                exceptions.push_back(exception.text());
            addRanges(rule, {set["cidr"].text()}, exceptions);
        }
        for (const Node &name : stated[direction + "FQDNs"].items()) {
            Peer peer;
            peer.isEverywhere = name["matchPattern"].text() == "*";
            rule.peers.push_back(std::move(peer));
        }
        static constexpr std::array<std::string_view, 9> keys = {
            "Endpoints", "Entities", "CIDR", "CIDRSet", "FQDNs", "Services", "Nodes", "Groups", "Requires"};
        return std::any_of(keys.begin(), keys.end(),
                           [&](std::string_view key) { return stated.has(direction + std::string(key)); });
    }

    // Ranges do not mean pods here: Cilium knows those by their labels.
    static void addRanges(PolicyRule &rule, const std::vector<std::string_view> &ranges,
                          const std::vector<std::string_view> &exceptions)
    {
        Peer peer = peerOfRanges(ranges, exceptions);
        peer.pods = {};
        rule.peers.push_back(std::move(peer));
    }

    static void addPorts(PolicyRule &rule, const Node &lists)
    {
        rule.isForAllPorts = lists.size() == 0;
        for (const Node &list : lists.items()) {
            for (const Node &port : list["ports"].items()) {
                const std::string_view text = port["port"].text();
                const auto number = numberOf(text);
                const std::string_view protocol = port["protocol"].text();
                const std::string transport(protocol == "ANY" ? std::string_view() : protocol);
                if (text.empty() || number == 0)
                    rule.ports.push_back({1, 65535, {}, transport});
                else if (number)
                    rule.ports.push_back({*number, port["endPort"].asInteger(), {}, transport});
                else
                    rule.ports.push_back({0, 0, std::string(text), transport});
            }
        }
    }

    const Cluster &m_cluster;
    const Object &m_object;
    const Node &m_spec;
};

} // namespace

std::vector<Policy> readCiliumPolicies(const Cluster &cluster)
{
    std::vector<Policy> policies;
    for (const char *kind : {"CiliumNetworkPolicy", "CiliumClusterwideNetworkPolicy"}) {
        for (const Object *object : cluster.ofKind(kind, "cilium.io")) {
            std::vector<const Node *> specs = {&object->spec()};
            for (const Node &spec : (*object->node)["specs"].items())
                specs.push_back(&spec);
            for (const Node *spec : specs)
                if (spec->isMap() && !spec->has("nodeSelector")) // those are for nodes
                    policies.push_back(CiliumPolicyReader(cluster, *object, *spec).read());
        }
    }
    return policies;
}

} // namespace bulkhead::import::kubernetes
