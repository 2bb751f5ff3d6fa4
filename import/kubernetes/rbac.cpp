// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/rbac.h"

#include "import/kubernetes/cluster.h"
#include "import/kubernetes/object_kinds.h"
#include "import/shared/builder.h"
#include "import/shared/facts.h"

#include <algorithm>

namespace bulkhead::import::kubernetes {

namespace {

constexpr std::string_view throughBindings = "through the bindings of its service account";

// What Kubernetes and its hosting providers make themselves. It bears their labels; a name anybody can
// choose. https://kubernetes.io/docs/reference/access-authn-authz/rbac/#default-roles-and-role-bindings
bool isPlatformsOwn(const Object &object)
{
    const Node &labels = object.metadata()["labels"];
    return labels["kubernetes.io/bootstrapping"].text() == "rbac-defaults" ||
           labels["kubernetes.io/cluster-service"].text() == "true" ||
           labels.has("addonmanager.kubernetes.io/mode") || labels.has("eks.amazonaws.com/component") ||
           labels.has("kubernetes.azure.com/managedby");
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

// Roles that hold rights over the whole cluster under a well-known name.
bool isAdministratorRole(std::string_view name)
{
    return name == "cluster-admin" || name == "admin";
}

std::string groupKey(std::string_view name)
{
    return "group:" + std::string(name);
}

std::string userKey(std::string_view name)
{
    return "user:" + std::string(name);
}

// "namespace/account" of "system:serviceaccount:namespace:account", which the API takes an account for; empty
// of other users.
std::string accountKey(std::string_view user)
{
    static constexpr std::string_view prefix = "system:serviceaccount:";
    if (!user.starts_with(prefix))
        return {};
    std::string key(user.substr(prefix.size()));
    const std::size_t colon = key.find(':');
    if (colon == std::string::npos)
        return {};
    key[colon] = '/';
    return key;
}

} // namespace

Authorization::Authorization(Cluster &cluster)
{
    for (const char *kind : {"ClusterRole", "Role"})
        for (const Object *role : cluster.ofKind(kind)) {
            m_roles.push_back(role);
            m_grants.emplace(role, grantsOf(*role));
        }
    takeOverRules(cluster.ofKind("ClusterRole"));
    std::set<const Object *> usedByPeople;
    for (const char *kind : {"ClusterRoleBinding", "RoleBinding"}) {
        for (const Object *object : cluster.ofKind(kind)) {
            const Node &ref = (*object->node)["roleRef"];
            if (typeName(ref["kind"].text(), ref["apiGroup"].text()) != ref["kind"].text()) {
                cluster.builder().inform(object->file.view(), object->line(),
                                         std::string(object->label.view()) +
                                             " names a role of another API group: it grants nothing");
                continue;
            }
            const bool isClusterRole = ref["kind"].text() == "ClusterRole";
            const std::string_view space =
                isClusterRole ? std::string_view() : std::string_view(object->space);
            const Object *role = cluster.find(ref["kind"].text(), space, ref["name"].text());
            m_bindings.push_back({object, m_grants.contains(role) ? role : nullptr});
            addSubjects(m_bindings.size() - 1);
            (isPlatformsOwn(*object) ? m_platformRoles : usedByPeople).insert(m_bindings.back().role);
        }
    }
    for (const Object *role : usedByPeople)
        m_platformRoles.erase(role);
    for (const Object *role : m_roles)
        if (isPlatformsOwn(*role))
            m_platformRoles.insert(role);
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
        const std::string_view kind = subject["kind"].text();
        const std::string_view space = subject["namespace"].text();
        const std::string name(subject["name"].text());
        if (kind == "ServiceAccount")
            m_bySubject[(space.empty() ? object.space : std::string(space)) + "/" + name].push_back(binding);
        else if (kind == "Group")
            m_bySubject[groupKey(name)].push_back(binding);
        else if (const std::string account = accountKey(name); !account.empty())
            m_bySubject[account].push_back(binding);
        else if (kind == "User")
            m_bySubject[userKey(name)].push_back(binding);
    }
}

// A role that every cluster has, with what roles of the inputs add to it by its label. What is added to view
// goes to edit too, and from there to admin.
// https://kubernetes.io/docs/reference/access-authn-authz/rbac/#user-facing-roles
Grants Authorization::builtInGrantsOf(const Node &reference) const
{
    const std::string_view name = reference["name"].text();
    Grants grants = builtInGrants(reference["kind"].text(), name);
    if (!grants.isKnown)
        return grants;
    bool isAdded = name == "admin" || name == "edit" || name == "view";
    for (const char *from : {"view", "edit", "admin"}) {
        const std::string label = std::string("rbac.authorization.k8s.io/aggregate-to-") + from;
        for (const Object *role : m_roles)
            if (isAdded && role->kind == "ClusterRole" && role->metadata()["labels"][label].text() == "true")
                grants.take(m_grants.at(role));
        isAdded = isAdded && name != from;
    }
    return grants;
}

void Authorization::addRole(const Object &role, BroadRoles &found) const
{
    const Grants &grants = m_grants.at(&role);
    const std::string name(role.label.view());
    if (grants.wildcard)
        found.overbroad.add(name, grants.wildcard.at("grants by wildcard"));
    else if (grants.kubelet)
        found.overbroad.add(name, grants.kubelet.at("reaches the kubelets past the API server's checks"));
    if (grants.all)
        found.ofSuperusers.add(name, grants.all.at("grants every right"));
    if (grants.secrets)
        found.readingSecrets.add(name, grants.secrets.at("gives access to secrets"));
}

void Authorization::addBinding(const Binding &binding, BroadRoles &found) const
{
    const Object &object = *binding.object;
    const Node &ref = (*object.node)["roleRef"];
    const std::string name(object.label.view());
    const std::string_view roleName = ref["name"].text();
    if (roleName == "cluster-admin" || (isAdministratorRole(roleName) && !binding.role))
        found.overbroad.add(name, object.atKey(ref, "name", "grants an administrator's role"));
    else if (binding.role && !m_platformRoles.contains(binding.role) && m_grants.at(binding.role).wildcard)
        found.overbroad.add(name, object.atKey(ref, "name", "grants a role with wildcards"));
    const bool givesAll =
        binding.role && !m_platformRoles.contains(binding.role) && m_grants.at(binding.role).all;
    if (roleName == "cluster-admin" || givesAll)
        found.ofSuperusers.add(name, object.atKey(ref, "name", "grants every right"));
    for (const Node &subject : (*object.node)["subjects"].items()) {
        const std::string_view why = whyDangerous(subject);
        if (!why.empty() && !isDiscoveryRole(roleName))
            found.overbroad.add(name, object.at(subject.line(), why));
    }
}

// Roles that people's bindings grant, that the inputs do not hold and that are none of every cluster's: those
// begin with "system:", or have rights that are known.
StatedItems Authorization::unreadRoles() const
{
    StatedItems unread;
    std::set<std::string> names;
    for (const Binding &binding : m_bindings) {
        const Object &object = *binding.object;
        const Node &reference = (*object.node)["roleRef"];
        const std::string_view kind = reference["kind"].text();
        const std::string_view role = reference["name"].text();
        if (binding.role || role.empty() || role.starts_with("system:") || isPlatformsOwn(object) ||
            builtInGrants(kind, role).isKnown || (*object.node)["subjects"].size() == 0)
            continue;
        std::string name(kind);
        name += '/';
        if (kind == "Role")
            name.append(object.space).append("/");
        name += role;
        if (names.insert(name).second)
            unread.add(std::move(name),
                       object.atKey(reference, "name", "its rules are not among the inputs"));
    }
    return unread;
}

void Authorization::stateFor(Facts &orchestrator) const
{
    BroadRoles found;
    for (const Object *role : m_roles)
        if (!m_platformRoles.contains(role))
            addRole(*role, found);
    for (const Binding &binding : m_bindings)
        addBinding(binding, found);
    orchestrator.addAll(property::orchestrator::overbroad_roles, found.overbroad);
    orchestrator.addAll(property::orchestrator::superuser_roles, found.ofSuperusers);
    orchestrator.addAll(property::orchestrator::secret_reading_roles, found.readingSecrets);
    orchestrator.addAll(property::orchestrator::unread_roles, unreadRoles());
    if (m_roles.empty() && m_bindings.empty())
        return;
    const Object &first = m_roles.empty() ? *m_bindings.front().object : *m_roles.front();
    if (!orchestrator.has(property::orchestrator::authorization_mode))
        orchestrator.set(property::orchestrator::authorization_mode, property::AuthorizationMode::Rbac,
                         first.at(first.line(), "the inputs hold roles"));
    // Only where all roles are there can be said that none is over-broad: those of a whole cluster hold its
    // own. Whether they give only what is needed nobody can read from them.
    const bool isWholeCluster = std::any_of(m_roles.begin(), m_roles.end(), [](const Object *role) {
        return role->name == "cluster-admin" && isPlatformsOwn(*role);
    });
    if (isWholeCluster && !orchestrator.has(property::orchestrator::overbroad_roles))
        orchestrator.set(property::orchestrator::overbroad_roles, model::Value::TextList{},
                         first.at(first.line(), "no role or binding of the cluster is over-broad"));
}

// The bindings that grant an account anything, those of the groups among them that every account is in.
std::set<std::size_t> Authorization::bindingsOf(const std::string &space, const std::string &account) const
{
    std::set<std::size_t> bound;
    for (const std::string &key :
         {space + "/" + account, groupKey("system:serviceaccounts"), groupKey("system:authenticated"),
          groupKey("system:serviceaccounts:" + space)})
        if (const auto found = m_bySubject.find(key); found != m_bySubject.end())
            bound.insert(found->second.begin(), found->second.end());
    return bound;
}

void Authorization::stateFor(Facts &container, const std::string &space, const std::string &account)
{
    m_used.insert(space + '/' + account);
    const std::set<std::size_t> bound = bindingsOf(space, account);
    if (bound.empty())
        return;
    // Where a role is known in part, what it may add matters only beside rights that are harmless.
    const Granted &granted = grantedBy(bound);
    if (granted.isKnown || !granted.isHarmless)
        container.set(property::container::service_account_permissions, granted.permissions, granted.origin);
}

void Authorization::addHolder(Holders &holders, std::string name, const std::vector<std::size_t> &bindings)
{
    std::set<std::size_t> others;
    for (const std::size_t binding : bindings)
        if (!isPlatformsOwn(*m_bindings[binding].object))
            others.insert(binding);
    const Granted &granted = grantedBy(others);
    bool isGrave = false;
    for (const std::string &text : granted.permissions) {
        std::optional<model::Permission> right = model::Permission::parse(text);
        if (!right || !isGraveRight(right->action))
            continue;
        holders.rights.push_back(*std::move(right));
        isGrave = true;
    }
    if (!isGrave)
        return;
    if (holders.names.empty())
        holders.first = granted.origin;
    holders.names.add(std::move(name), granted.origin);
}

// The users and groups of the platform's own are none, nor are those that stand for all: whoever gives those
// a role is told of by the binding.
void Authorization::stateHolders(Facts &orchestrator)
{
    Holders people;
    Holders accounts;
    for (const auto &[key, bindings] : m_bySubject) {
        const std::size_t colon = key.find(':');
        if (colon == std::string::npos) {
            if (!m_used.contains(key))
                addHolder(accounts, key, bindings);
        } else if (const std::string name = key.substr(colon + 1); !name.starts_with("system:")) {
            addHolder(people, (key.starts_with("group:") ? "Group/" : "User/") + name, bindings);
        }
    }
    orchestrator.addAll(property::orchestrator::people_with_rights, people.names);
    orchestrator.addAll(property::orchestrator::idle_accounts, accounts.names);
    if (!people.names.empty())
        orchestrator.set(property::orchestrator::people_permissions,
                         model::shortestList(std::move(people.rights)), people.first);
    if (!accounts.names.empty())
        orchestrator.set(property::orchestrator::idle_account_permissions,
                         model::shortestList(std::move(accounts.rights)), accounts.first);
}

// What the platform's own bindings give, or those of its roles for all, is discovery, health and questions
// about oneself, as is what lies in kube-public.
Authorization::Granted Authorization::grantedToAll(std::initializer_list<std::string_view> keys) const
{
    std::set<std::size_t> bound;
    for (const std::string_view key : keys)
        if (const auto found = m_bySubject.find(std::string(key)); found != m_bySubject.end())
            bound.insert(found->second.begin(), found->second.end());
    std::erase_if(bound, [this](std::size_t index) {
        const Object &object = *m_bindings[index].object;
        const bool isOrdinary = isPlatformsOwn(object) || object.space == "kube-public" ||
                                isDiscoveryRole((*object.node)["roleRef"]["name"].text());
        return isOrdinary && takenTogether({index}).isHarmless;
    });
    return takenTogether(bound);
}

void Authorization::stateForAll(Facts &orchestrator) const
{
    const Granted anyone = grantedToAll({"user:system:anonymous", "group:system:unauthenticated"});
    if (!anyone.permissions.empty())
        orchestrator.set(property::orchestrator::anonymous_permissions, anyone.permissions, anyone.origin);
    const Granted everyone = grantedToAll({"group:system:authenticated", "group:system:serviceaccounts"});
    if (!everyone.isHarmless)
        orchestrator.set(property::orchestrator::authenticated_permissions, everyone.permissions,
                         everyone.origin);
}

void Authorization::stateForSpace(Facts &boundary, const std::string &space)
{
    std::set<std::size_t> bound;
    const std::string prefix = space + '/';
    for (auto at = m_bySubject.lower_bound(prefix); at != m_bySubject.end() && at->first.starts_with(prefix);
         ++at)
        bound.insert(at->second.begin(), at->second.end());
    const Granted &granted = grantedBy(bound);
    if (!granted.isHarmless)
        boundary.set(property::trust_boundary::account_permissions, granted.permissions, granted.origin);
}

void Authorization::stateForToken(Facts &store, const std::string &space, const std::string &account)
{
    const Granted &granted = grantedBy(bindingsOf(space, account));
    if (!granted.isHarmless)
        store.set(property::data_store::account_permissions, granted.permissions, granted.origin);
}

const Authorization::Granted &Authorization::grantedBy(const std::set<std::size_t> &bindings)
{
    const auto [found, isNew] = m_granted.try_emplace(bindings);
    if (isNew)
        found->second = takenTogether(bindings);
    return found->second;
}

Authorization::Granted Authorization::takenTogether(const std::set<std::size_t> &bindings) const
{
    Granted granted;
    Rights rights;
    int worst = -1; // the rule that gives the most is the one to show
    for (const std::size_t index : bindings) {
        const Binding &binding = m_bindings[index];
        const Object &object = *binding.object;
        const Grants builtIn = binding.role ? Grants() : builtInGrantsOf((*object.node)["roleRef"]);
        const Grants &grants = binding.role ? m_grants.at(binding.role) : builtIn;
        granted.isKnown &= grants.isKnown;
        if (worst < 0)
            granted.origin = object.at(object.line(), throughBindings);
        for (const Grant &grant : grants.rights) {
            rights.add(grant, object.kind == "RoleBinding" ? std::string_view(object.space) : "");
            if (gravityOf(grant) <= worst)
                continue;
            worst = gravityOf(grant);
            granted.origin =
                grant.place ? grant.place.at(throughBindings) : object.at(object.line(), throughBindings);
        }
    }
    granted.permissions = rights.permissions();
    granted.isHarmless = rights.isHarmless();
    return granted;
}

} // namespace bulkhead::import::kubernetes
