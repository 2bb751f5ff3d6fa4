// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/role_grants.h"

#include "import/kubernetes/selector.h"

#include <algorithm>
#include <array>

namespace bulkhead::import::kubernetes {

namespace {

template <std::size_t N>
bool holdsOneOf(const Node &list, const std::array<std::string_view, N> &items)
{
    return std::any_of(items.begin(), items.end(),
                       [&list](std::string_view item) { return listHolds(list, item); });
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
    for (const Node &named : resources.items()) {
        const std::string_view text = named.text();
        const std::string_view resource = text.substr(0, text.find('/'));
        if (std::find(served.begin(), served.end(), resource) != served.end())
            return true;
    }
    return false;
}

// Whether a rule is for named objects alone. What is yet to be made has no name that could be compared, and a
// collection has none at all: such a rule never lets these requests through.
bool isLimitedToNames(const Node &rule)
{
    return rule["resourceNames"].size() > 0;
}

// A rule's verbs as far as they can be of use.
template <std::size_t N>
bool grantsOneOf(const Node &rule, const std::array<std::string_view, N> &verbs)
{
    // What lies under an object, such as a pod's exec, is made under the object's name.
    const auto resources = rule["resources"].items();
    const bool isIdle =
        isLimitedToNames(rule) && std::none_of(resources.begin(), resources.end(), [](const Node &resource) {
            return resource.text() == "*" || resource.text().find('/') != std::string_view::npos;
        });
    return std::any_of(verbs.begin(), verbs.end(), [&](std::string_view verb) {
        return listHolds(rule["verbs"], verb) &&
               !(isIdle && (verb == "create" || verb == "deletecollection"));
    });
}

void addRule(Grants &grants, const Object &role, const Node &rule)
{
    const Node &groups = rule["apiGroups"];
    const Node &resources = rule["resources"];
    const Node &verbs = rule["verbs"];
    const bool everything = listHolds(resources, "*");
    const bool core = listHolds(groups, "") || listHolds(groups, "*") || groups.size() == 0;
    // A wildcard reaches across API groups; within one named group it is as wide as that group.
    const bool wildcard =
        listHolds(groups, "*") && (everything || (listHolds(verbs, "*") && namesServedResource(resources)));

    if (wildcard) {
        grants.permissions.insert(Permission::Wildcard);
        if (!grants.wildcard)
            grants.wildcard = {&role, rule.line()};
    }
    if (core && (everything || listHolds(resources, "secrets")) && grantsOneOf(rule, secretVerbs)) {
        grants.permissions.insert(Permission::SecretsRead);
        if (!grants.secrets)
            grants.secrets = {&role, rule.line()};
    }
    if (holdsOneOf(verbs, readVerbs))
        grants.permissions.insert(Permission::Read);
    if (grantsOneOf(rule, changeVerbs))
        grants.permissions.insert(Permission::Write);
    if ((everything || holdsOneOf(resources, workloadResources)) && holdsOneOf(verbs, createVerbs) &&
        !isLimitedToNames(rule))
        grants.permissions.insert(Permission::PodCreate);
    static constexpr std::array<std::string_view, 4> execResources = {"pods/exec", "pods/attach", "pods/*",
                                                                      "*"};
    if (holdsOneOf(resources, execResources) && holdsOneOf(verbs, createVerbs))
        grants.permissions.insert(Permission::PodExec);
    // The kubelet's own interface, past the API server's checks: commands in every pod of the node.
    static constexpr std::array<std::string_view, 3> kubeletVerbs = {"get", "create", "*"};
    if (core && (everything || listHolds(resources, "nodes/proxy") || listHolds(resources, "nodes/*")) &&
        holdsOneOf(verbs, kubeletVerbs)) {
        grants.permissions.insert(Permission::PodExec);
        if (!grants.kubelet && !everything)
            grants.kubelet = {&role, rule.line()};
    }
    static constexpr std::array<std::string_view, 4> escalations = {"escalate", "bind", "impersonate", "*"};
    const bool authority = everything || listHolds(resources, "roles") ||
                           listHolds(resources, "clusterroles") || listHolds(resources, "rolebindings") ||
                           listHolds(resources, "clusterrolebindings") || listHolds(verbs, "impersonate");
    if (authority && holdsOneOf(verbs, escalations))
        grants.permissions.insert(Permission::Escalate);
}

} // namespace

bool Grants::take(const Grants &other)
{
    const std::size_t before = permissions.size();
    permissions.insert(other.permissions.begin(), other.permissions.end());
    bool isNew = permissions.size() > before || (other.isKnown && !isKnown);
    isKnown |= other.isKnown;
    for (const auto place : {&Grants::wildcard, &Grants::secrets, &Grants::kubelet}) {
        if (this->*place || !(other.*place))
            continue;
        this->*place = other.*place;
        isNew = true;
    }
    return isNew;
}

Grants grantsOf(const Object &role)
{
    Grants grants;
    // A role that was read from the cluster holds the rules that it took over.
    const Node &rules = (*role.node)["rules"];
    grants.isKnown = rules.size() > 0 || !(*role.node)["aggregationRule"].isMap();
    for (const Node &rule : rules.items())
        addRule(grants, role, rule);
    return grants;
}

bool aggregates(const Object &role, const Object &other)
{
    const auto selectors = (*role.node)["aggregationRule"]["clusterRoleSelectors"].items();
    return &role != &other && std::any_of(selectors.begin(), selectors.end(), [&other](const Node &selector) {
        return matchesSelector(selector, other.metadata()["labels"]);
    });
}

Grants builtInGrants(std::string_view kind, std::string_view role)
{
    Grants grants;
    if (kind != "ClusterRole") {
        grants.isKnown = false;
        return grants;
    }
    if (role == "cluster-admin")
        grants.permissions = {Permission::ClusterAdmin, Permission::Wildcard};
    else if (role == "admin")
        grants.permissions = {Permission::Read,      Permission::Write,   Permission::SecretsRead,
                              Permission::PodCreate, Permission::PodExec, Permission::Escalate};
    else if (role == "edit")
        grants.permissions = {Permission::Read, Permission::Write, Permission::SecretsRead,
                              Permission::PodCreate, Permission::PodExec};
    else if (role == "view")
        grants.permissions = {Permission::Read};
    else
        grants.isKnown = false;
    return grants;
}

} // namespace bulkhead::import::kubernetes
