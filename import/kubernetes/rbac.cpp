// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/rbac.h"

#include "import/kubernetes/cluster.h"
#include "import/shared/facts.h"

#include <algorithm>

namespace bulkhead::import::kubernetes {

namespace {

// Bindings that Kubernetes and its hosting providers make themselves.
bool isPlatformBinding(std::string_view name)
{
    return name.starts_with("system:") || name.starts_with("gce:") || name.starts_with("eks:") ||
           name.starts_with("aks:") || name == "kubeadm:get-nodes";
}

// Subjects that stand for all users, or that no role should be granted to at all.
std::string_view whyDangerous(const Node &subject)
{
    const std::string_view name = subject["name"].text();
    if (name == "system:anonymous" || name == "system:unauthenticated")
        return "grants rights to anyone without credentials";
    if (name == "system:authenticated")
        return "grants rights to everybody who can log in";
    if (name == "system:masters")
        return "grants the group that no authorisation check can stop";
    return {};
}

// Kubernetes itself lets all users list the interfaces that the cluster serves.
bool isDiscoveryBinding(std::string_view name)
{
    return name == "system:discovery" || name == "system:basic-user" || name == "system:public-info-viewer";
}

// Roles that hold rights over the whole cluster under a well-known name.
bool isAdministratorRole(std::string_view name)
{
    return name == "cluster-admin" || name == "admin";
}

std::string groupKey(std::string_view name)
{
    return "group:" + std::string(name);
}

} // namespace

Authorization::Authorization(const Cluster &cluster)
{
    for (const char *kind : {"ClusterRole", "Role"})
        for (const Object *role : cluster.ofKind(kind))
            m_roles.push_back(role);
    for (const Object *role : m_roles)
        m_grants.emplace(role, grantsOf(*role));
    takeOverRules(cluster.ofKind("ClusterRole"));
    std::set<const Object *> usedByPeople;
    for (const char *kind : {"ClusterRoleBinding", "RoleBinding"}) {
        for (const Object *object : cluster.ofKind(kind)) {
            const Node &ref = (*object->node)["roleRef"];
            const bool isClusterRole = ref["kind"].text() == "ClusterRole";
            const std::string_view space =
                isClusterRole ? std::string_view() : std::string_view(object->space);
            m_bindings.push_back({object, cluster.find(ref["kind"].text(), space, ref["name"].text())});
            if (const Object *role = m_bindings.back().role)
                m_grants.try_emplace(role, grantsOf(*role)); // the reference may name any kind
            addSubjects(m_bindings.size() - 1);
            (isPlatformBinding(object->name) ? m_platformRoles : usedByPeople).insert(m_bindings.back().role);
        }
    }
    for (const Object *role : usedByPeople)
        m_platformRoles.erase(role);
}

// An aggregated role may itself be aggregated, so this repeats until no role changes, at most as often as the
// longest chain that is supported.
void Authorization::takeOverRules(const std::vector<const Object *> &clusterRoles)
{
    constexpr int longestChain = 16;
    bool hasGrown = true;
    for (int i = 0; i < longestChain && hasGrown; ++i) {
        hasGrown = false;
        for (const Object *role : clusterRoles) {
            if (!(*role->node)["aggregationRule"].isMap())
                continue;
            for (const Object *other : clusterRoles)
                if (aggregates(*role, *other))
                    hasGrown |= m_grants.at(role).take(m_grants.at(other));
        }
    }
}

void Authorization::addSubjects(std::size_t binding)
{
    const Object &object = *m_bindings[binding].object;
    for (const Node &subject : (*object.node)["subjects"].items()) {
        const std::string_view space = subject["namespace"].text();
        const std::string name(subject["name"].text());
        if (subject["kind"].text() == "ServiceAccount")
            m_bySubject[(space.empty() ? object.space : std::string(space)) + "/" + name].push_back(binding);
        else
            m_bySubject[groupKey(name)].push_back(binding);
    }
}

void Authorization::stateRole(const Object &role, Facts &orchestrator) const
{
    const Grants &grants = m_grants.at(&role);
    const std::string name(role.label.view());
    if (grants.wildcard)
        orchestrator.add(property::orchestrator::overbroad_roles, name,
                         grants.wildcard.at("grants by wildcard"));
    else if (grants.kubelet)
        orchestrator.add(property::orchestrator::overbroad_roles, name,
                         grants.kubelet.at("reaches the kubelets past the API server's checks"));
    if (grants.secrets)
        orchestrator.add(property::orchestrator::secret_reading_roles, name,
                         grants.secrets.at("gives access to secrets"));
}

void Authorization::stateBinding(const Binding &binding, Facts &orchestrator) const
{
    const Object &object = *binding.object;
    const Node &ref = (*object.node)["roleRef"];
    const std::string name(object.label.view());
    const std::string_view roleName = ref["name"].text();
    if (roleName == "cluster-admin" || (isAdministratorRole(roleName) && !binding.role))
        orchestrator.add(property::orchestrator::overbroad_roles, name,
                         object.atKey(ref, "name", "grants an administrator's role"));
    else if (binding.role && !m_platformRoles.contains(binding.role) && m_grants.at(binding.role).wildcard)
        orchestrator.add(property::orchestrator::overbroad_roles, name,
                         object.atKey(ref, "name", "grants a role with wildcards"));
    for (const Node &subject : (*object.node)["subjects"].items()) {
        const std::string_view why = whyDangerous(subject);
        if (!why.empty() && !isDiscoveryBinding(object.name) && roleName != "system:discovery")
            orchestrator.add(property::orchestrator::overbroad_roles, name, object.at(subject.line(), why));
    }
}

void Authorization::stateFor(Facts &orchestrator) const
{
    for (const Object *role : m_roles)
        if (!m_platformRoles.contains(role))
            stateRole(*role, orchestrator);
    for (const Binding &binding : m_bindings)
        stateBinding(binding, orchestrator);
    if (m_roles.empty() && m_bindings.empty())
        return;
    const Object &first = m_roles.empty() ? *m_bindings.front().object : *m_roles.front();
    if (!orchestrator.has(property::orchestrator::authorization_mode))
        orchestrator.set(property::orchestrator::authorization_mode, property::AuthorizationMode::Rbac,
                         first.at(first.line(), "the inputs hold roles"));
    if (!orchestrator.has(property::orchestrator::overbroad_roles)) {
        const model::Origin origin = first.at(first.line(), "no role or binding of the inputs is over-broad");
        orchestrator.set(property::orchestrator::overbroad_roles, model::Value::TextList{}, origin);
        orchestrator.set(property::orchestrator::rbac_least_privilege, true, origin);
    }
}

void Authorization::stateFor(Facts &container, const std::string &space, const std::string &account) const
{
    std::set<std::size_t> bound;
    for (const std::string &key :
         {space + "/" + account, groupKey("system:serviceaccounts"), groupKey("system:authenticated"),
          groupKey("system:serviceaccounts:" + space)})
        if (const auto found = m_bySubject.find(key); found != m_bySubject.end())
            bound.insert(found->second.begin(), found->second.end());

    std::set<Permission> permissions;
    model::Origin origin;
    bool isKnown = true;
    int worst = -1; // the role that gives the most is the one to show
    for (const std::size_t index : bound) {
        const Binding &binding = m_bindings[index];
        const Node &ref = (*binding.object->node)["roleRef"];
        Grants grants =
            binding.role ? m_grants.at(binding.role) : builtInGrants(ref["kind"].text(), ref["name"].text());
        if (grants.wildcard && binding.object->kind == "ClusterRoleBinding")
            grants.permissions.insert(Permission::ClusterAdmin);
        isKnown &= grants.isKnown;
        const int weight = grants.permissions.contains(Permission::Wildcard) ? 2 : grants.secrets ? 1 : 0;
        if (weight > worst) {
            const Object &source = binding.role ? *binding.role : *binding.object;
            const Grants::Place place = grants.wildcard  ? grants.wildcard
                                        : grants.secrets ? grants.secrets
                                                         : Grants::Place{&source, source.line()};
            origin = place.at("through the bindings of its service account");
            worst = weight;
        }
        permissions.insert(grants.permissions.begin(), grants.permissions.end());
    }
    // Where a role is known in part, what it may add matters only beside rights that are harmless.
    const bool isHarmless = permissions.empty() || permissions == std::set{Permission::Read};
    if (worst < 0 || (!isKnown && isHarmless))
        return;
    std::vector<Permission> sorted(permissions.begin(), permissions.end());
    std::sort(sorted.begin(), sorted.end(),
              [](Permission a, Permission b) { return model::choiceName(a) < model::choiceName(b); });
    container.set(property::container::service_account_permissions, sorted, std::move(origin));
}

} // namespace bulkhead::import::kubernetes
