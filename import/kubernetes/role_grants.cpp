// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/role_grants.h"

#include "import/kubernetes/account_rights.h"
#include "import/kubernetes/selector.h"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace bulkhead::import::kubernetes {

namespace {

// A few words; a value, so that tables can be made of them.
class Texts
{
public:
    constexpr Texts(std::initializer_list<std::string_view> texts)
    {
        for (const std::string_view text : texts)
            m_texts[m_count++] = text;
    }
    constexpr const std::string_view *begin() const { return m_texts.data(); }
    constexpr const std::string_view *end() const { return m_texts.data() + m_count; }

private:
    std::array<std::string_view, 8> m_texts{};
    std::size_t m_count = 0;
};

// API groups that serve the kinds, or did before.
namespace groups {
constexpr Texts core = {""};
constexpr Texts apps = {"apps", "extensions"};
constexpr Texts batch = {"batch"};
constexpr Texts openShiftApps = {"apps.openshift.io", ""};
constexpr Texts roles = {"rbac.authorization.k8s.io"};
constexpr Texts certificates = {"certificates.k8s.io"};
constexpr Texts admission = {"admissionregistration.k8s.io"};
constexpr Texts policies = {"networking.k8s.io", "extensions"};
} // namespace groups

namespace verbs {
constexpr Texts create = {"create"};
constexpr Texts getOrCreate = {"get", "create"};
constexpr Texts change = {"update", "patch"};
constexpr Texts createOrChange = {"create", "update", "patch"};
constexpr Texts remove = {"delete", "deletecollection"};
constexpr Texts anyChange = {"create", "update", "patch", "delete", "deletecollection"};
} // namespace verbs

// What a verb on a resource is worth. What is yet to be made has no name: a rule for named objects never lets
// create through, except below an object, such as on the exec of a pod.
// https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources
struct Worth
{
    std::string_view action;
    Texts groups;
    std::string_view resource; // "pods/exec"
    std::string_view kind;
    Texts verbs;
    bool isOfCluster = false;
};

constexpr std::string_view actionName(Action action)
{
    return model::choiceName(action);
}

// A patch answers with the whole object, a list with all of them. Commands run by creating an exec or attach,
// and by reading one: a web socket begins with a GET, and before Kubernetes 1.35 the API server asked for no
// more than `get` of it. So does the kubelet behind the nodes' proxy.
constexpr Worth worths[] = {
    {actionName(Action::SecretsRead), groups::core, "secrets", "Secret", {"get", "patch"}},
    {actionName(Action::SecretsList), groups::core, "secrets", "Secret", {"list", "watch"}},
    {actionName(Action::PodCreate), groups::core, "pods", "Pod", verbs::create},
    {actionName(Action::PodCreate), groups::core, "replicationcontrollers", "ReplicationController",
     verbs::create},
    {actionName(Action::PodCreate), groups::apps, "deployments", "Deployment", verbs::create},
    {actionName(Action::PodCreate), groups::apps, "daemonsets", "DaemonSet", verbs::create},
    {actionName(Action::PodCreate), groups::apps, "statefulsets", "StatefulSet", verbs::create},
    {actionName(Action::PodCreate), groups::apps, "replicasets", "ReplicaSet", verbs::create},
    {actionName(Action::PodCreate), groups::batch, "jobs", "Job", verbs::create},
    {actionName(Action::PodCreate), groups::batch, "cronjobs", "CronJob", verbs::create},
    {actionName(Action::PodCreate), groups::openShiftApps, "deploymentconfigs", "DeploymentConfig",
     verbs::create},
    {actionName(Action::Write), groups::core, "replicationcontrollers", "ReplicationController",
     verbs::change},
    {actionName(Action::Write), groups::apps, "deployments", "Deployment", verbs::change},
    {actionName(Action::Write), groups::apps, "daemonsets", "DaemonSet", verbs::change},
    {actionName(Action::Write), groups::apps, "statefulsets", "StatefulSet", verbs::change},
    {actionName(Action::Write), groups::apps, "replicasets", "ReplicaSet", verbs::change},
    {actionName(Action::Write), groups::batch, "cronjobs", "CronJob", verbs::change},
    {actionName(Action::Write), groups::openShiftApps, "deploymentconfigs", "DeploymentConfig",
     verbs::change},
    {actionName(Action::PodPatch), groups::core, "pods", "Pod", verbs::change},
    {actionName(Action::PodDelete), groups::core, "pods", "Pod", verbs::remove},
    {actionName(Action::PodDelete), groups::core, "pods/eviction", "Pod", verbs::create},
    {actionName(Action::PodDelete), groups::core, "replicationcontrollers", "ReplicationController",
     verbs::remove},
    {actionName(Action::PodDelete), groups::apps, "deployments", "Deployment", verbs::remove},
    {actionName(Action::PodDelete), groups::apps, "daemonsets", "DaemonSet", verbs::remove},
    {actionName(Action::PodDelete), groups::apps, "statefulsets", "StatefulSet", verbs::remove},
    {actionName(Action::PodDelete), groups::apps, "replicasets", "ReplicaSet", verbs::remove},
    {actionName(Action::PodDelete), groups::batch, "jobs", "Job", verbs::remove},
    {actionName(Action::PodDelete), groups::batch, "cronjobs", "CronJob", verbs::remove},
    {actionName(Action::PodDelete), groups::openShiftApps, "deploymentconfigs", "DeploymentConfig",
     verbs::remove},
    {actionName(Action::PodDelete), groups::core, "namespaces", "Namespace", {"delete"}, true},
    {actionName(Action::PodExec), groups::core, "pods/exec", "Pod", verbs::getOrCreate},
    {actionName(Action::PodExec), groups::core, "pods/attach", "Pod", verbs::getOrCreate},
    {actionName(Action::PodAttach), groups::core, "pods/ephemeralcontainers", "Pod", verbs::change},
    {actionName(Action::NodeProxy), groups::core, "nodes/proxy", "Node", verbs::getOrCreate, true},
    {actionName(Action::TokenCreate), groups::core, "serviceaccounts/token", "ServiceAccount", verbs::create},
    {actionName(Action::Impersonate), groups::core, "users", "User", {"impersonate"}, true},
    {actionName(Action::Impersonate), groups::core, "serviceaccounts", "ServiceAccount", {"impersonate"}},
    {actionName(Action::RolesWrite), groups::roles, "roles", "Role", verbs::createOrChange},
    {actionName(Action::RolesWrite), groups::roles, "rolebindings", "RoleBinding", verbs::createOrChange},
    {actionName(Action::RolesWrite), groups::roles, "clusterroles", "ClusterRole", verbs::createOrChange,
     true},
    {actionName(Action::RolesWrite), groups::roles, "clusterrolebindings", "ClusterRoleBinding",
     verbs::createOrChange, true},
    {half::impersonateGroup, groups::core, "groups", "Group", {"impersonate"}, true},
    {half::bindRole, groups::roles, "roles", "Role", {"bind"}},
    {half::bindRole, groups::roles, "clusterroles", "ClusterRole", {"bind"}}, // asked for in a namespace too
    {half::writeBinding, groups::roles, "rolebindings", "RoleBinding", verbs::createOrChange},
    {half::writeBinding, groups::roles, "clusterrolebindings", "ClusterRoleBinding", verbs::createOrChange,
     true},
    {half::escalateRole, groups::roles, "roles", "Role", {"escalate"}},
    {half::escalateRole, groups::roles, "clusterroles", "ClusterRole", {"escalate"}, true},
    {half::changeRole, groups::roles, "roles", "Role", verbs::createOrChange},
    {half::changeRole, groups::roles, "clusterroles", "ClusterRole", verbs::createOrChange, true},
    {half::approveRequest, groups::certificates, "certificatesigningrequests/approval",
     "CertificateSigningRequest", verbs::change, true},
    {half::approveSigner, groups::certificates, "signers", "Signer", {"approve"}, true},
    {actionName(Action::WebhooksWrite), groups::admission, "mutatingwebhookconfigurations",
     "MutatingWebhookConfiguration", verbs::createOrChange, true},
    {actionName(Action::ValidatingWebhooksWrite), groups::admission, "validatingwebhookconfigurations",
     "ValidatingWebhookConfiguration", verbs::createOrChange, true},
    {actionName(Action::VolumesCreate), groups::core, "persistentvolumes", "PersistentVolume", verbs::create,
     true},
    {actionName(Action::NetworkPoliciesWrite), groups::policies, "networkpolicies", "NetworkPolicy",
     verbs::anyChange},
};

bool holdsOneOf(const Node &list, const Texts &items)
{
    return std::any_of(items.begin(), items.end(),
                       [&list](std::string_view item) { return listHolds(list, item); });
}

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

// One rule of a role, as the API server's authoriser matches it.
class Rule
{
public:
    explicit Rule(const Node &node)
        : m_node(node), m_groups(node["apiGroups"]), m_resources(node["resources"]), m_verbs(node["verbs"]),
          m_isForAllGroups(listHolds(m_groups, "*")), m_isForAllResources(listHolds(m_resources, "*")),
          m_hasAllVerbs(listHolds(m_verbs, "*"))
    {
        for (const Node &item : node["resourceNames"].items())
            m_names.emplace_back(item.text());
    }

    int line() const { return m_node.line(); }
    const std::vector<std::string> &names() const { return m_names; }
    // Every verb on every kind of every group.
    bool isForEverything() const
    {
        return m_isForAllGroups && m_isForAllResources && m_hasAllVerbs && m_names.empty();
    }
    // Every verb of a request for objects, named one by one, on every kind of every group. What they leave
    // out (bind, escalate, impersonate) its holder gets by a token or workload of others.
    bool namesAllVerbsOnEverything() const
    {
        static constexpr Texts all = {"get", "list", "watch", "create", "update", "patch", "delete"};
        return m_isForAllGroups && m_isForAllResources && m_names.empty() &&
               std::all_of(all.begin(), all.end(),
                           [this](std::string_view verb) { return listHolds(m_verbs, verb); });
    }
    bool hasWildcard() const { return m_isForAllResources || m_hasAllVerbs; }
    // A wildcard reaches across API groups.
    bool isWide() const
    {
        return m_isForAllGroups &&
               (m_isForAllResources || (m_hasAllVerbs && namesServedResource(m_resources)));
    }
    bool isForAllResources() const { return m_isForAllResources; }
    bool isForGroup(const Texts &serving) const
    {
        const bool isCore = std::find(serving.begin(), serving.end(), "") != serving.end();
        // OpenShift's old rules state no groups; an empty list matches none.
        return m_isForAllGroups || (m_groups.isNull() && isCore) || holdsOneOf(m_groups, serving);
    }
    // "*" and "*/scale" stand for resources, "pods/*" does not.
    bool isForResource(std::string_view resource) const
    {
        const std::size_t slash = resource.find('/');
        return m_isForAllResources || listHolds(m_resources, resource) ||
               (slash != std::string_view::npos &&
                listHolds(m_resources, "*" + std::string(resource.substr(slash))));
    }
    bool hasVerb(const Texts &asked) const { return m_hasAllVerbs || holdsOneOf(m_verbs, asked); }
    bool gives(const Worth &worth) const
    {
        if (!isForGroup(worth.groups) || !isForResource(worth.resource))
            return false;
        const bool isBelowObject = worth.resource.find('/') != std::string_view::npos;
        if (m_names.empty() || isBelowObject)
            return hasVerb(worth.verbs);
        return std::any_of(worth.verbs.begin(), worth.verbs.end(), [this](std::string_view verb) {
            return verb != "create" && verb != "deletecollection" && hasVerb({verb});
        });
    }
    // Whether it reads something beside secrets.
    bool readsOthers() const
    {
        const bool isOnSecretsAlone =
            m_resources.size() == 1 && listHolds(m_resources, "secrets") && isForGroup(groups::core);
        return !isOnSecretsAlone && hasVerb({"get", "list", "watch", "view"});
    }
    bool changesAnything() const
    {
        const bool isNamed = !m_names.empty();
        return hasVerb(verbs::change) || hasVerb({"delete"}) || (!isNamed && hasVerb(verbs::anyChange));
    }
    // Whether it lets its holder read secrets, or change or delete those that are there.
    bool reachesSecrets() const
    {
        if (!isForGroup(groups::core) || !isForResource("secrets"))
            return false;
        return hasVerb({"get", "list", "watch", "update", "patch", "delete", "impersonate"});
    }

private:
    const Node &m_node;
    const Node &m_groups;
    const Node &m_resources;
    const Node &m_verbs;
    bool m_isForAllGroups;
    bool m_isForAllResources;
    bool m_hasAllVerbs;
    std::vector<std::string> m_names;
};

void keepFirst(RulePlace &place, bool is, const RulePlace &here)
{
    if (is && !place)
        place = here;
}

void addRule(Grants &grants, const Object &role, const Node &node)
{
    if (node["apiGroups"].isList() && node["apiGroups"].items().empty() && node["nonResourceURLs"].isNull())
        return; // it matches no request
    if (node["nonResourceURLs"].size() > 0 && node["resources"].size() == 0)
        return; // health, version, metrics: no objects
    const Rule rule(node);
    const RulePlace here{&role, rule.line()};
    const auto add = [&](std::string_view action, std::string_view kind, bool isOfCluster,
                         const std::vector<std::string> &names) {
        grants.rights.push_back({action, kind, isOfCluster, names, here});
    };
    if (rule.isForEverything()) {
        add(actionName(Action::Wildcard), {}, false, {});
    } else {
        bool isGrave = false;
        bool changes = false; // by one of the worths
        for (const Worth &worth : worths) {
            if (!rule.gives(worth))
                continue;
            add(worth.action, worth.kind, worth.isOfCluster, rule.names());
            isGrave = true;
            changes = changes || worth.kind != "Secret";
        }
        if (rule.readsOthers())
            add(actionName(Action::Read), {}, false, {});
        if (rule.changesAnything() && (!changes || rule.isForAllResources()))
            add(actionName(Action::OthersWrite), {}, false, {});
        keepFirst(grants.wildcard, rule.hasWildcard() && isGrave, here);
        static constexpr Worth kubelet{{}, groups::core, "nodes/proxy", {}, {"get", "create"}};
        keepFirst(grants.kubelet, !rule.isForAllResources() && rule.gives(kubelet), here);
    }
    keepFirst(grants.wildcard, rule.isWide(), here);
    keepFirst(grants.all, rule.isForEverything() || rule.namesAllVerbsOnEverything(), here);
    keepFirst(grants.secrets, rule.reachesSecrets(), here);
}

} // namespace

bool Grants::take(const Grants &other)
{
    bool isNew = other.isKnown && !isKnown;
    isKnown |= other.isKnown;
    std::set<const Object *> taken;
    for (const Object *role : other.roles)
        if (roles.insert(role).second)
            taken.insert(role);
    for (const Grant &grant : other.rights)
        if (taken.contains(grant.place.role))
            rights.push_back(grant);
    isNew = isNew || !taken.empty();
    for (const auto place : {&Grants::wildcard, &Grants::all, &Grants::secrets, &Grants::kubelet})
        keepFirst(this->*place, static_cast<bool>(other.*place), other.*place);
    return isNew;
}

Grants grantsOf(const Object &role)
{
    Grants grants;
    grants.roles.insert(&role);
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

} // namespace bulkhead::import::kubernetes
