// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/cluster.h"
#include "import/kubernetes/mesh.h"
#include "import/kubernetes/selector.h"
#include "import/reading/text.h"

#include <algorithm>

// AuthorizationPolicy, https://istio.io/latest/docs/reference/config/security/authorization-policy/.
namespace bulkhead::import::kubernetes {

namespace {

// A text with a `*` at its start, at its end or alone.
bool matchesPattern(std::string_view pattern, std::string_view text)
{
    if (pattern == "*")
        return !text.empty();
    if (pattern.starts_with('*'))
        return text.ends_with(pattern.substr(1));
    if (pattern.ends_with('*'))
        return text.starts_with(pattern.substr(0, pattern.size() - 1));
    return pattern == text;
}

bool listMatches(const Node &patterns, std::string_view text)
{
    const auto items = patterns.items();
    return std::any_of(items.begin(), items.end(),
                       [&](const Node &item) { return matchesPattern(item.text(), text); });
}

class IstioPolicyReader
{
public:
    IstioPolicyReader(const Mesh &mesh, const Object &object) : m_mesh(mesh), m_object(object) {}

    Policy read() const
    {
        const Node &spec = m_object.spec();
        const bool isDenying = spec["action"].text() == "DENY";
        const Node &selector = spec["selector"];
        Policy policy;
        policy.object = &m_object;
        policy.order = isDenying ? 0 : 1; // what denies is asked first
        policy.selectorLine = spec.has("selector") ? spec.keyLine("selector") : m_object.line();
        policy.closesIngress = !isDenying;
        policy.isForWholeSpaces = selectsEverything(selector);
        const bool isForMesh = m_object.space == "istio-system";
        policy.subjects.range.space = isForMesh ? std::nullopt : std::optional(m_object.space);
        policy.subjects.range.addLabels(selector["matchLabels"]);
        policy.subjects.match = [mesh = &m_mesh, object = &m_object, isForMesh,
                                 &selector](const Workload &workload) {
            const bool isMeant = (isForMesh || object->space == workload.object->space) &&
                                 matchesSelector(selector, workload.labels());
            return matchIf(isMeant && mesh->holds(workload) != Match::No);
        };
        for (const Node &stated : spec["rules"].items())
            policy.rules.push_back(ruleOf(stated, isDenying ? Verdict::Deny : Verdict::Allow));
        return policy;
    }

private:
    PolicyRule ruleOf(const Node &stated, Verdict verdict) const
    {
        PolicyRule rule;
        rule.verdict = verdict;
        rule.line = stated.line();
        rule.isForEveryone = stated["from"].size() == 0;
        // What asks for more than who calls (paths, methods, claims) refuses some requests, not a caller.
        const bool asksForMore = stated["when"].size() > 0 || asksForRequests(stated["to"]);
        for (const Node &from : stated["from"].items())
            rule.peers.push_back(peerOf(from["source"]));
        const auto sources = stated["from"].items();
        rule.namesCallers =
            !sources.empty() && std::all_of(sources.begin(), sources.end(), [](const Node &from) {
                return from["source"].hasAny({"principals", "namespaces", "serviceAccounts"});
            });
        if (verdict == Verdict::Deny && asksForMore) {
            rule.isForEveryone = false;
            rule.peers = {Peer()};
            rule.peers.front().pods.match = [](const Workload &) { return Match::Unknown; };
        }
        addPorts(rule, stated["to"]);
        return rule;
    }

    static bool asksForRequests(const Node &operations)
    {
        const auto items = operations.items();
        return std::any_of(items.begin(), items.end(), [](const Node &item) {
            const auto keys = item["operation"].entries();
            return std::any_of(keys.begin(), keys.end(),
                               [](const MapEntry &key) { return key.key != "ports"; });
        });
    }

    // Callers prove who they are by the mesh's certificates: one without a proxy has no name.
    Peer peerOf(const Node &source) const
    {
        Peer peer;
        peer.pods.match = [mesh = &m_mesh, &source, own = m_object.space](const Workload &workload) {
            const std::string &space = workload.object->space;
            const bool isNamed = mesh->holds(workload) != Match::No;
            const std::string account(workload.account());
            const std::string principal =
                isNamed ? "cluster.local/ns/" + space + "/sa/" + account : std::string();
            const std::string known = isNamed ? space : std::string();
            if ((source.has("principals") && !listMatches(source["principals"], principal)) ||
                (source.has("notPrincipals") && listMatches(source["notPrincipals"], principal)) ||
                (source.has("namespaces") && !listMatches(source["namespaces"], known)) ||
                (source.has("notNamespaces") && listMatches(source["notNamespaces"], known)))
                return Match::No;
            if (const Node &accounts = source["serviceAccounts"]; accounts.size() > 0)
                if (!isNamed || !(listHolds(accounts, known + '/' + account) ||
                                  (own == known && listHolds(accounts, account))))
                    return Match::No;
            const bool asksForMore = source.hasAny({"requestPrincipals", "notRequestPrincipals", "ipBlocks",
                                                    "notIpBlocks", "remoteIpBlocks", "notRemoteIpBlocks"});
            return asksForMore ? Match::Unknown : Match::Yes;
        };
        const bool isAnyone = source.size() == 1 &&
                              (listHolds(source["principals"], "*") || listHolds(source["namespaces"], "*"));
        peer.isEveryPod = source.size() == 0 || isAnyone;
        return peer;
    }

    static void addPorts(PolicyRule &rule, const Node &operations)
    {
        const auto items = operations.items();
        rule.isForAllPorts =
            std::any_of(items.begin(), items.end(),
                        [](const Node &item) { return item["operation"]["ports"].size() == 0; }) ||
            items.empty();
        for (const Node &item : items)
            for (const Node &port : item["operation"]["ports"].items())
                if (const auto number = numberOf(port.text()))
                    rule.ports.push_back({*number, 0, {}});
    }

    const Mesh &m_mesh;
    const Object &m_object;
};

} // namespace

std::vector<Policy> readIstioPolicies(const Cluster &cluster, const Mesh &mesh)
{
    std::vector<Policy> policies;
    for (const Object *object : cluster.ofKind("AuthorizationPolicy", "security.istio.io")) {
        const std::string_view action = object->spec()["action"].text();
        const bool isForGateway = object->spec().hasAny({"targetRef", "targetRefs"});
        if (!isForGateway && (action.empty() || action == "ALLOW" || action == "DENY"))
            policies.push_back(IstioPolicyReader(mesh, *object).read());
    }
    return policies;
}

} // namespace bulkhead::import::kubernetes
