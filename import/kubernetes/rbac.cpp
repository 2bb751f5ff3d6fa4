#include "import/kubernetes/rbac.h"

#include "import/kubernetes/cluster.h"

#include <algorithm>
#include <array>

namespace bulkhead::import::kubernetes {

namespace {

bool holds(const Node &list, std::string_view item)
{
    for (std::size_t i = 0; list.isList() && i < list.size(); ++i)
        if (list.at(i).text() == item)
            return true;
    return false;
}

template <std::size_t N>
bool holdsOneOf(const Node &list, const std::array<std::string_view, N> &items)
{
    return std::any_of(items.begin(), items.end(),
                       [&list](std::string_view item) { return holds(list, item); });
}

constexpr std::array<std::string_view, 9> workloadResources = {"pods",
                                                               "deployments",
                                                               "daemonsets",
                                                               "statefulsets",
                                                               "replicasets",
                                                               "jobs",
                                                               "replicationcontrollers",
                                                               "cronjobs",
                                                               "deploymentconfigs"};
constexpr std::array<std::string_view, 6> readVerbs = {"get", "list", "watch", "*", "view", "proxy"};
constexpr std::array<std::string_view, 6> changeVerbs = {"create", "update",           "patch",
                                                         "delete", "deletecollection", "*"};
constexpr std::array<std::string_view, 9> secretVerbs = {"get",   "list",   "watch",       "create", "update",
                                                         "patch", "delete", "impersonate", "*"};
constexpr std::array<std::string_view, 2> createVerbs = {"create", "*"};

// Kinds that every cluster serves: a wildcard over one of them is worth something.
bool namesServedResource(const Node &resources)
{
    static constexpr std::array<std::string_view, 40> served = {"*",
                                                                "pods",
                                                                "services",
                                                                "secrets",
                                                                "configmaps",
                                                                "deployments",
                                                                "daemonsets",
                                                                "statefulsets",
                                                                "replicasets",
                                                                "jobs",
                                                                "cronjobs",
                                                                "nodes",
                                                                "namespaces",
                                                                "roles",
                                                                "rolebindings",
                                                                "ingresses",
                                                                "endpoints",
                                                                "serviceaccounts",
                                                                "networkpolicies",
                                                                "persistentvolumes",
                                                                "events",
                                                                "clusterroles",
                                                                "resourcequotas",
                                                                "persistentvolumeclaims",
                                                                "replicationcontrollers",
                                                                "limitranges",
                                                                "podtemplates",
                                                                "horizontalpodautoscalers",
                                                                "poddisruptionbudgets",
                                                                "storageclasses",
                                                                "leases",
                                                                "certificatesigningrequests",
                                                                "customresourcedefinitions",
                                                                "podsecuritypolicies",
                                                                "mutatingwebhookconfigurations",
                                                                "validatingwebhookconfigurations",
                                                                "clusterrolebindings",
                                                                "endpointslices",
                                                                "apiservices",
                                                                "bindings"};
    for (std::size_t i = 0; resources.isList() && i < resources.size(); ++i) {
        const std::string_view text = resources.at(i).text();
        const std::string_view resource = text.substr(0, text.find('/'));
        if (std::find(served.begin(), served.end(), resource) != served.end())
            return true;
    }
    return false;
}

void addRule(Grants &grants, const Node &rule)
{
    const Node &groups = rule["apiGroups"];
    const Node &resources = rule["resources"];
    const Node &verbs = rule["verbs"];
    const bool everything = holds(resources, "*");
    const bool core = holds(groups, "") || holds(groups, "*") || groups.size() == 0;
    // A wildcard reaches across API groups; within one named group it is as wide as that group.
    const bool wildcard =
        holds(groups, "*") && (everything || (holds(verbs, "*") && namesServedResource(resources)));

    if (wildcard) {
        grants.permissions.insert("wildcard");
        if (grants.wildcardLine == 0)
            grants.wildcardLine = rule.line();
    }
    if (core && (everything || holds(resources, "secrets")) && holdsOneOf(verbs, secretVerbs)) {
        grants.permissions.insert("secrets_read");
        if (grants.secretsLine == 0)
            grants.secretsLine = rule.line();
    }
    if (holdsOneOf(verbs, readVerbs))
        grants.permissions.insert("read");
    if (holdsOneOf(verbs, changeVerbs))
        grants.permissions.insert("write");
    if ((everything || holdsOneOf(resources, workloadResources)) && holdsOneOf(verbs, createVerbs))
        grants.permissions.insert("pod_create");
    static constexpr std::array<std::string_view, 4> execResources = {"pods/exec", "pods/attach", "pods/*",
                                                                      "*"};
    if (holdsOneOf(resources, execResources) && holdsOneOf(verbs, createVerbs))
        grants.permissions.insert("pod_exec");
    static constexpr std::array<std::string_view, 4> escalations = {"escalate", "bind", "impersonate", "*"};
    const bool authority = everything || holds(resources, "roles") || holds(resources, "clusterroles") ||
                           holds(resources, "rolebindings") || holds(resources, "clusterrolebindings") ||
                           holds(verbs, "impersonate");
    if (authority && holdsOneOf(verbs, escalations))
        grants.permissions.insert("escalate");
}

// Bindings that Kubernetes and its hosting providers make themselves.
bool isPlatformBinding(std::string_view name)
{
    return name.starts_with("system:") || name.starts_with("gce:") || name.starts_with("eks:") ||
           name.starts_with("aks:") || name == "kubeadm:get-nodes";
}

// Subjects that stand for everybody, or that no role should be given to at all.
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

const Object *roleOf(Cluster &cluster, const Object &binding)
{
    const Node &ref = (*binding.node)["roleRef"];
    const std::string_view kind = ref["kind"].text();
    const std::string_view name = ref["name"].text();
    return cluster.find(kind, kind == "ClusterRole" ? std::string_view() : binding.space, name);
}

bool grantsTo(const Object &binding, std::string_view space, std::string_view account)
{
    const Node &subjects = (*binding.node)["subjects"];
    for (std::size_t i = 0; subjects.isList() && i < subjects.size(); ++i) {
        const Node &subject = subjects.at(i);
        const std::string_view name = subject["name"].text();
        if (subject["kind"].text() == "ServiceAccount") {
            const std::string_view in = subject["namespace"].text();
            if (name == account && (in.empty() ? binding.space : in) == space)
                return true;
        } else if (name == "system:serviceaccounts" || name == "system:authenticated" ||
                   name == "system:serviceaccounts:" + std::string(space)) {
            return true;
        }
    }
    return false;
}

std::vector<const Object *> bindings(const Cluster &cluster)
{
    std::vector<const Object *> all = cluster.ofKind("ClusterRoleBinding");
    const auto &local = cluster.ofKind("RoleBinding");
    all.insert(all.end(), local.begin(), local.end());
    return all;
}

std::vector<const Object *> roles(const Cluster &cluster)
{
    std::vector<const Object *> all = cluster.ofKind("ClusterRole");
    const auto &local = cluster.ofKind("Role");
    all.insert(all.end(), local.begin(), local.end());
    return all;
}

// A role that only the platform's own bindings use is the platform's business.
bool isPlatformRole(Cluster &cluster, const Object &role)
{
    bool bound = false;
    for (const Object *binding : bindings(cluster)) {
        if (roleOf(cluster, *binding) != &role)
            continue;
        bound = true;
        if (!isPlatformBinding(binding->name))
            return false;
    }
    return bound;
}

void stateRole(Cluster &cluster, const Object &role, Facts &orchestrator)
{
    if (isPlatformRole(cluster, role))
        return;
    const Grants grants = grantsOf(role);
    if (grants.isWildcard())
        orchestrator.add("overbroad_roles", std::string(role.label.view()),
                         role.at(grants.wildcardLine, "grants by wildcard"));
    if (grants.touchesSecrets())
        orchestrator.add("secret_reading_roles", std::string(role.label.view()),
                         role.at(grants.secretsLine, "gives access to secrets"));
}

void stateBinding(Cluster &cluster, const Object &binding, Facts &orchestrator)
{
    const Node &ref = (*binding.node)["roleRef"];
    const std::string_view name = ref["name"].text();
    if (isAdministratorRole(name) && !cluster.find(ref["kind"].text(), binding.space, name))
        orchestrator.add("overbroad_roles", std::string(binding.label.view()),
                         binding.atKey(ref, "name", "grants an administrator's role"));
    const Node &subjects = (*binding.node)["subjects"];
    for (std::size_t i = 0; subjects.isList() && i < subjects.size(); ++i) {
        const std::string_view why = whyDangerous(subjects.at(i));
        if (!why.empty() && !isPlatformBinding(binding.name))
            orchestrator.add("overbroad_roles", std::string(binding.label.view()),
                             binding.at(subjects.at(i).line(), why));
    }
}

} // namespace

Grants grantsOf(const Object &role)
{
    Grants grants;
    const Node &rules = (*role.node)["rules"];
    for (std::size_t i = 0; rules.isList() && i < rules.size(); ++i)
        addRule(grants, rules.at(i));
    return grants;
}

Grants builtInGrants(std::string_view kind, std::string_view role)
{
    Grants grants;
    if (kind != "ClusterRole")
        return grants;
    if (role == "cluster-admin")
        grants.permissions = {"cluster_admin", "wildcard"};
    else if (role == "admin")
        grants.permissions = {"read", "write", "secrets_read", "pod_create", "pod_exec", "escalate"};
    else if (role == "edit")
        grants.permissions = {"read", "write", "secrets_read", "pod_create", "pod_exec"};
    else if (role == "view")
        grants.permissions = {"read"};
    return grants;
}

void stateAuthorization(Cluster &cluster, Facts &orchestrator)
{
    const auto allRoles = roles(cluster);
    const auto allBindings = bindings(cluster);
    for (const Object *role : allRoles)
        stateRole(cluster, *role, orchestrator);
    for (const Object *binding : allBindings)
        stateBinding(cluster, *binding, orchestrator);
    if (allRoles.empty() && allBindings.empty())
        return;
    const Object &first = allRoles.empty() ? *allBindings.front() : *allRoles.front();
    if (!orchestrator.has("authorization_mode"))
        orchestrator.setEnum("authorization_mode", "rbac", first.at(first.line(), "the inputs hold roles"));
    if (!orchestrator.has("overbroad_roles")) {
        const model::Origin origin = first.at(first.line(), "no role or binding of the inputs is over-broad");
        orchestrator.set("overbroad_roles", model::Value::TextList{}, origin);
        orchestrator.set("rbac_least_privilege", true, origin);
    }
}

void stateTokenPermissions(Cluster &cluster, Facts &container, std::string_view space,
                           std::string_view account)
{
    std::set<std::string> permissions;
    const Object *source = nullptr;
    int line = 0;
    for (const Object *binding : bindings(cluster)) {
        if (!grantsTo(*binding, space, account))
            continue;
        const Node &ref = (*binding->node)["roleRef"];
        const Object *role = roleOf(cluster, *binding);
        Grants grants = role ? grantsOf(*role) : builtInGrants(ref["kind"].text(), ref["name"].text());
        if (grants.isWildcard() && binding->kind == "ClusterRoleBinding")
            grants.permissions.insert("cluster_admin");
        // The role that gives the most is the one to show.
        const bool worse =
            !source || grants.isWildcard() || (grants.touchesSecrets() && permissions.count("wildcard") == 0);
        if (worse) {
            source = role ? role : binding;
            line = role ? (grants.isWildcard()       ? grants.wildcardLine
                           : grants.touchesSecrets() ? grants.secretsLine
                                                     : role->line())
                        : binding->line();
        }
        permissions.insert(grants.permissions.begin(), grants.permissions.end());
    }
    if (source)
        container.set("service_account_permissions",
                      model::Value::TextList(permissions.begin(), permissions.end()),
                      source->at(line, "through the bindings of its service account"));
}

} // namespace bulkhead::import::kubernetes
