// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/cluster.h"
#include "import/kubernetes/mesh.h"
#include "import/kubernetes/selector.h"

#include <algorithm>

// Server with what authorizes its clients, https://linkerd.io/2/reference/authorization-policy/.
namespace bulkhead::import::kubernetes {

namespace {

constexpr std::string_view linkerdGroup = "policy.linkerd.io";

bool isPortOf(const Node &stated, const Node &port)
{
    return port["name"].text() == stated.text() || port["containerPort"].text() == stated.text();
}

class ServerReader
{
public:
    ServerReader(const Cluster &cluster, const Mesh &mesh, const Object &server)
        : m_cluster(cluster), m_mesh(mesh), m_server(server)
    {}

    Policy read() const
    {
        const Node &spec = m_server.spec();
        Policy policy;
        policy.object = &m_server;
        policy.selectorLine = spec.keyLine("podSelector");
        const std::string_view otherwise = spec["accessPolicy"].text();
        policy.closesIngress =
            otherwise.empty() || otherwise == "deny" || otherwise.ends_with("-authenticated");
        policy.subjects = [this_ = *this](const Workload &workload) {
            return matchIf(this_.isWholly(workload));
        };
        if (otherwise.ends_with("-authenticated"))
            policy.rules.push_back(
                ruleFor(spec.keyLine("accessPolicy"),
                        [mesh = &m_mesh](const Workload &workload) { return mesh->holds(workload); }));
        for (const Object *object : m_cluster.ofKind("ServerAuthorization", linkerdGroup))
            addAuthorization(policy, *object);
        for (const Object *object : m_cluster.ofKind("AuthorizationPolicy", linkerdGroup))
            addPolicy(policy, *object);
        return policy;
    }

    // Whether it closes a pod, or means none of the inputs, which is worth telling.
    bool isWorthAsking() const
    {
        const auto &workloads = m_cluster.workloads();
        return std::any_of(workloads.begin(), workloads.end(),
                           [this](const Workload &one) { return isWholly(one); }) ||
               std::none_of(workloads.begin(), workloads.end(),
                            [this](const Workload &one) { return isSelected(one); });
    }

private:
    bool isSelected(const Workload &workload) const
    {
        const Node &spec = m_server.spec();
        return workload.object->space == m_server.space && m_mesh.holds(workload) != Match::No &&
               spec.has("podSelector") && matchesSelector(spec["podSelector"], workload.labels());
    }

    // A server is one port of its pods. Those whose other ports are open are not closed by it.
    bool isWholly(const Workload &workload) const
    {
        if (!isSelected(workload))
            return false;
        for (const Container &container : workload.containers)
            for (const Node &port : (*container.node)["ports"].items())
                if (!isPortOf(m_server.spec()["port"], port))
                    return false;
        return true;
    }

    static PolicyRule ruleFor(int line, PodMatch pods, bool namesCallers = true)
    {
        PolicyRule rule;
        rule.line = line;
        rule.namesCallers = namesCallers;
        rule.peers.emplace_back();
        rule.peers.front().pods = std::move(pods);
        return rule;
    }

    static PolicyRule ruleForEveryone(int line)
    {
        PolicyRule rule;
        rule.line = line;
        rule.isForEveryone = true;
        return rule;
    }

    bool isMeant(const Node &reference) const
    {
        if (reference["name"].text() == m_server.name)
            return true;
        const Node &selector = reference["selector"];
        return selector.isMap() && matchesSelector(selector, m_server.metadata()["labels"]);
    }

    void addAuthorization(Policy &policy, const Object &object) const
    {
        const Node &spec = object.spec();
        if (object.space != m_server.space || !isMeant(spec["server"]))
            return;
        const Node &client = spec["client"];
        const Node &tls = client["meshTLS"];
        const int line = spec.keyLine("client");
        if (client["unauthenticated"].asBool(false, true) || tls["unauthenticatedTLS"].asBool(false, true))
            policy.rules.push_back(ruleForEveryone(line));
        else if (tls.isMap())
            policy.rules.push_back(callers(line, tls["serviceAccounts"], tls["identities"], object.space));
    }

    void addPolicy(Policy &policy, const Object &object) const
    {
        const Node &target = object.spec()["targetRef"];
        const bool isForServer = target["kind"].text() == "Server" && target["name"].text() == m_server.name;
        if (object.space != m_server.space || !(isForServer || target["kind"].text() == "Namespace"))
            return;
        const Node &required = object.spec()["requiredAuthenticationRefs"];
        if (required.size() == 0)
            policy.rules.push_back(ruleForEveryone(object.line()));
        for (const Node &reference : required.items()) {
            const std::string_view name = reference["name"].text();
            if (reference["kind"].text() == "ServiceAccount") {
                policy.rules.push_back(ruleFor(
                    reference.line(), [mesh = &m_mesh, name, space = object.space](const Workload &from) {
                        return matchIf(mesh->holds(from) != Match::No && from.object->space == space &&
                                       from.account() == name);
                    }));
                continue;
            }
            const auto known = m_cluster.ofKind("MeshTLSAuthentication", linkerdGroup);
            const auto found = std::find_if(known.begin(), known.end(), [&](const Object *one) {
                return one->name == name && one->space == object.space;
            });
            if (reference["kind"].text() == "MeshTLSAuthentication" && found != known.end())
                policy.rules.push_back(callers(reference.line(), (*found)->spec()["identityRefs"],
                                               (*found)->spec()["identities"], object.space));
            else // networks, or what is in another file
                policy.rules.push_back(ruleFor(
                    reference.line(), [](const Workload &) { return Match::Unknown; }, false));
        }
    }

    // Callers by their accounts, or by identities: "*",
    // "*.shop.serviceaccount.identity.linkerd.cluster.local".
    PolicyRule callers(int line, const Node &accounts, const Node &identities, const std::string &space) const
    {
        return ruleFor(line, [mesh = &m_mesh, &accounts, &identities, space](const Workload &from) {
            if (mesh->holds(from) == Match::No)
                return Match::No;
            const std::string identity = std::string(from.account()) + '.' + from.object->space +
                                         ".serviceaccount.identity.linkerd.cluster.local";
            const auto names = identities.items();
            const bool isNamed = std::any_of(names.begin(), names.end(), [&](const Node &name) {
                const std::string_view text = name.text();
                return text == identity || (text.starts_with('*') && identity.ends_with(text.substr(1)));
            });
            const auto items = accounts.items();
            const bool isListed = std::any_of(items.begin(), items.end(), [&](const Node &account) {
                const std::string_view kind = account["kind"].text();
                const std::string_view own = account["namespace"].text();
                if (kind == "Namespace")
                    return account["name"].text() == from.object->space;
                return (kind.empty() || kind == "ServiceAccount") &&
                       account["name"].text() == from.account() &&
                       (own.empty() ? std::string_view(space) : own) == from.object->space;
            });
            return matchIf(isNamed || isListed);
        });
    }

    const Cluster &m_cluster;
    const Mesh &m_mesh;
    const Object &m_server;
};

} // namespace

std::vector<Policy> readLinkerdPolicies(const Cluster &cluster, const Mesh &mesh)
{
    std::vector<Policy> policies;
    for (const Object *server : cluster.ofKind("Server", linkerdGroup))
        if (const ServerReader reader(cluster, mesh, *server); reader.isWorthAsking())
            policies.push_back(reader.read());
    return policies;
}

} // namespace bulkhead::import::kubernetes
