// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/cluster.h"
#include "import/kubernetes/mesh.h"
#include "import/kubernetes/selector.h"

#include <algorithm>
#include <functional>
#include <map>

// Server with what authorizes its clients, https://linkerd.io/2/reference/authorization-policy/.
namespace bulkhead::import::kubernetes {

namespace {

constexpr std::string_view linkerdGroup = "policy.linkerd.io";
constexpr std::string_view tlsKind = "MeshTLSAuthentication";

bool isPortOf(const Node &stated, const Node &port)
{
    return port["name"].text() == stated.text() || port["containerPort"].text() == stated.text();
}

using ObjectList = std::vector<const Object *>;

// What authorizes clients, by the servers that it may be for.
class Authorizations
{
public:
    // `serverOf` is the name of the one server that an object is for; empty where it may be for others too.
    template <typename Name>
    Authorizations(const ObjectList &objects, Name serverOf)
    {
        for (const Object *object : objects)
            m_byServer[object->space][std::string(serverOf(*object))].push_back(object);
    }

    ObjectList candidatesFor(const Object &server) const
    {
        ObjectList found;
        const auto space = m_byServer.find(server.space);
        if (space == m_byServer.end())
            return found;
        for (const std::string &name : {server.name, std::string()})
            if (const auto own = space->second.find(name); own != space->second.end())
                found.insert(found.end(), own->second.begin(), own->second.end());
        std::sort(found.begin(), found.end(), std::less<>()); // objects lie in the order of the inputs
        return found;
    }

private:
    std::map<std::string, std::map<std::string, ObjectList>> m_byServer; // by namespace and name
};

struct LinkerdObjects
{
    explicit LinkerdObjects(const Cluster &cluster)
        : authorizations(cluster.ofKind("ServerAuthorization", linkerdGroup),
                         [](const Object &object) {
                             const Node &server = object.spec()["server"];
                             return server["selector"].isMap() ? std::string_view() : server["name"].text();
                         }),
          policies(cluster.ofKind("AuthorizationPolicy", linkerdGroup), [](const Object &object) {
              const Node &target = object.spec()["targetRef"];
              return target["kind"].text() == "Server" ? target["name"].text() : std::string_view();
          })
    {}

    Authorizations authorizations; // ServerAuthorization
    Authorizations policies;       // AuthorizationPolicy
};

class ServerReader
{
public:
    ServerReader(const Cluster &cluster, const Mesh &mesh, const Object &server)
        : m_cluster(cluster), m_mesh(mesh), m_server(server)
    {
        m_range.space = server.space;
        m_range.addLabels(server.spec()["podSelector"]["matchLabels"]);
    }

    Policy read(const LinkerdObjects &objects) const
    {
        const Node &spec = m_server.spec();
        Policy policy;
        policy.object = &m_server;
        policy.selectorLine = spec.keyLine("podSelector");
        const std::string_view otherwise = spec["accessPolicy"].text();
        policy.closesIngress =
            otherwise.empty() || otherwise == "deny" || otherwise.ends_with("-authenticated");
        policy.subjects.range = m_range;
        policy.subjects.match = [this_ = *this](const Workload &workload) {
            return matchIf(this_.isWholly(workload));
        };
        if (otherwise.ends_with("-authenticated"))
            policy.rules.push_back(
                ruleFor(spec.keyLine("accessPolicy"),
                        [mesh = &m_mesh](const Workload &workload) { return mesh->holds(workload); }));
        for (const Object *object : objects.authorizations.candidatesFor(m_server))
            addAuthorization(policy, *object);
        for (const Object *object : objects.policies.candidatesFor(m_server))
            addPolicy(policy, *object);
        return policy;
    }

    // Whether it closes a pod, or means none of the inputs, which is worth telling.
    bool isWorthAsking() const
    {
        const WorkloadList &candidates = m_cluster.index().candidates(m_range);
        return std::any_of(candidates.begin(), candidates.end(),
                           [this](const Workload *one) { return isWholly(*one); }) ||
               std::none_of(candidates.begin(), candidates.end(),
                            [this](const Workload *one) { return isSelected(*one); });
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
        rule.peers.front().pods.match = std::move(pods);
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
        if (!isMeant(spec["server"]))
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
        if (!isForServer && target["kind"].text() != "Namespace")
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
            const Object *tls = reference["kind"].text() == tlsKind
                                    ? m_cluster.find(typeName(tlsKind, linkerdGroup), object.space, name)
                                    : nullptr;
            if (tls)
                policy.rules.push_back(callers(reference.line(), tls->spec()["identityRefs"],
                                               tls->spec()["identities"], object.space));
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
    SearchRange m_range; // of its pods
};

} // namespace

std::vector<Policy> readLinkerdPolicies(const Cluster &cluster, const Mesh &mesh)
{
    const LinkerdObjects objects(cluster);
    std::vector<Policy> policies;
    for (const Object *server : cluster.ofKind("Server", linkerdGroup))
        if (const ServerReader reader(cluster, mesh, *server); reader.isWorthAsking())
            policies.push_back(reader.read(objects));
    return policies;
}

} // namespace bulkhead::import::kubernetes
