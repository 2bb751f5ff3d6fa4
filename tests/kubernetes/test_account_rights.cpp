// SPDX-License-Identifier: Apache-2.0
#include "manifest.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>

namespace kubernetes_rights {

using namespace bulkhead;
using test::importManifest;
using test::stated;

// What the service account of a workload may do, and which roles give too much.
class KubernetesRights : public QObject
{
    Q_OBJECT

private slots:
    void rulesOfTheCluster_data();
    void rulesOfTheCluster();
    void rulesOfANamespace_data();
    void rulesOfANamespace();
    void roles_data();
    void roles();
    void subjects_data();
    void subjects();
    void aggregatedRoleShowsWhatItTakesOver();
    void accountsOfANamespaceAreTakenTogether();
    void tokensInSecretsHaveTheRightsOfTheirAccount();
    void accountsAreNamed();
    void overbroadRoles_data();
    void overbroadRoles();
    void rolesThatReachSecrets_data();
    void rolesThatReachSecrets();
    void superuserRoles_data();
    void superuserRoles();
    void leastPrivilegeIsNotToldByRoles();
    void cloudRoleOfTheAccount_data();
    void cloudRoleOfTheAccount();
    void bindingsToRolesOfOtherGroupsGrantNothing();
};

namespace {

const std::string pod = "apiVersion: v1\nkind: Pod\nmetadata: {name: web, labels: {app: web}}\n"
                        "spec: {serviceAccountName: sa, containers: [{name: app, image: nginx}]}\n";
const std::string id = "default/Pod/web/app";

void row(const char *tag, const std::string &objects, const std::string &expected)
{
    QTest::newRow(tag) << objects << expected;
}

std::string head(const std::string &kind, const std::string &metadata)
{
    return "---\napiVersion: rbac.authorization.k8s.io/v1\nkind: " + kind + "\nmetadata: {" + metadata +
           "}\n";
}

std::string role(const std::string &rules, const std::string &labels = "{}")
{
    return head("ClusterRole", "name: r, labels: " + labels) + "rules: [" + rules + "]\n";
}

const std::string account = "{kind: ServiceAccount, name: sa, namespace: default}";

std::string binding(const std::string &roleName, const std::string &subject = account)
{
    return head("ClusterRoleBinding", "name: " + roleName) +
           "roleRef: {kind: ClusterRole, name: " + roleName + "}\nsubjects: [" + subject + "]\n";
}

std::string roleBinding(const std::string &kind, const std::string &roleName,
                        const std::string &subject = account)
{
    return head("RoleBinding", "name: b, namespace: bank") + "roleRef: {kind: " + kind +
           ", name: " + roleName + "}\nsubjects: [" + subject + "]\n";
}

std::string aggregated(const std::string &selectors, const std::string &labels = "{}")
{
    return head("ClusterRole", "name: whole, labels: " + labels) +
           "aggregationRule: {clusterRoleSelectors: [" + selectors + "]}\nrules: []\n";
}

std::string part(const std::string &name, const std::string &labels, const std::string &rule)
{
    return head("ClusterRole", "name: " + name + ", labels: " + labels) + "rules: [" + rule + "]\n";
}

// A rule: groups, resources, verbs and what else it says.
std::string rule(const std::string &groups, const std::string &resources, const std::string &verbs,
                 const std::string &more = {})
{
    return "{apiGroups: [" + groups + "], resources: [" + resources + "], verbs: [" + verbs + "]" + more +
           "}";
}

const std::string core = "''";
const std::string apps = "apps";
const std::string rbac = "rbac.authorization.k8s.io";
const std::string all = "'*'";
const std::string onlyX = ", resourceNames: [x]";

std::string permissions(const std::string &objects)
{
    return stated(importManifest(pod + objects).model, id, "service_account_permissions");
}

} // namespace

void KubernetesRights::rulesOfTheCluster_data()
{
    QTest::addColumn<std::string>("objects");
    QTest::addColumn<std::string>("expected");
    row("everything", rule(all, all, all), "cluster_admin@cluster");
    row("reads everything", rule(all, all, "get, list, watch"),
        "node_proxy@cluster,pod_exec@cluster,read@cluster,secrets_list@cluster,secrets_read@cluster");
    row("reads a secret", rule(core, "secrets", "get"), "secrets_read@cluster");
    row("rules for no group", "{apiGroups: [], resources: [secrets], verbs: [get]}", "");
    row("lists secrets", rule(core, "secrets", "list"), "secrets_list@cluster");
    row("a patch answers with the secret", rule(core, "secrets", "patch"),
        "others_write@cluster,secrets_read@cluster");
    row("makes secrets", rule(core, "secrets", "create"), "others_write@cluster");
    row("secrets of another group", rule("vault.example.org", "secrets", "get"), "read@cluster");
    row("reads a secret by name", rule(core, "secrets", "get", onlyX), "secrets_read@object:*/Secret/x");
    row("makes no secret by name", rule(core, "secrets", "create", onlyX), "");
    row("reads pods", rule(core, "pods", "get, list"), "read@cluster");
    row("starts pods", rule(core, "pods", "create"), "pod_create@cluster");
    row("starts jobs", rule("batch", "jobs", "create"), "pod_create@cluster");
    row("starts no pods by name", rule(core, "pods", "get, create", onlyX), "read@cluster");
    row("starts nothing of a custom group", rule("example.org", "jobs", all),
        "others_write@cluster,read@cluster");
    row("changes deployments", rule(apps, "deployments", "patch"), "write@cluster");
    row("scales deployments", rule(apps, "deployments/scale", "patch"), "others_write@cluster");
    row("replaces images of pods", rule(core, "pods", "update"), "pod_patch@cluster");
    row("writes the status of pods", rule(core, "pods/status", "patch"), "others_write@cluster");
    row("deletes pods", rule(core, "pods", "delete"), "pod_delete@cluster");
    row("evicts pods", rule(core, "pods/eviction", "create"), "pod_delete@cluster");
    row("deletes namespaces", rule(core, "namespaces", "delete"), "pod_delete@cluster");
    row("commands in pods", rule(core, "pods/exec", "create"), "pod_exec@cluster");
    row("commands in a pod by name", rule(core, "pods/exec", "create", onlyX), "pod_exec@object:*/Pod/x");
    row("commands in pods by web sockets", rule(core, "pods/exec", "get"), "pod_exec@cluster,read@cluster");
    row("attaches by web sockets", rule(core, "pods/attach", "get"), "pod_exec@cluster,read@cluster");
    row("lists no commands", rule(core, "pods/exec", "list"), "read@cluster");
    row("commands by any exec", rule(core, "'*/exec'", "create"), "pod_exec@cluster");
    row("a star behind a slash is none", rule(core, "'pods/*'", "create"), "others_write@cluster");
    row("debugging containers", rule(core, "pods/ephemeralcontainers", "patch"), "pod_attach@cluster");
    row("proxy to nodes", rule(core, "nodes/proxy", "get"), "node_proxy@cluster,read@cluster");
    row("leases and events",
        rule("coordination.k8s.io", "leases", "create, update") + ", " +
            rule(core, "events, configmaps", "create, patch") + ", " +
            rule("authentication.k8s.io", "tokenreviews", "create"),
        "others_write@cluster");
    row("events of every group", rule(all, "events", all), "others_write@cluster,read@cluster");
    row("creates tokens", rule(core, "serviceaccounts/token", "create"), "token_create@cluster");
    row("creates tokens of one account", rule(core, "serviceaccounts/token", "create", onlyX),
        "token_create@object:*/ServiceAccount/x");
    row("impersonates users", rule(core, "users, groups", "impersonate"), "impersonate@cluster");
    row("impersonates groups alone", rule(core, "groups", "impersonate"), "");
    row("impersonates a user as administrator",
        rule(core, "users", "impersonate", onlyX) + ", " +
            rule(core, "groups", "impersonate", ", resourceNames: ['system:masters']"),
        "impersonate@cluster");
    row("impersonates one user", rule(core, "users", "impersonate", onlyX), "impersonate@object:/User/x");
    row("binds any role",
        rule(rbac, "clusterrolebindings", "create") + ", " + rule(rbac, "clusterroles", "bind"),
        "bind@cluster,roles_write@cluster");
    row("binds one role",
        rule(rbac, "clusterrolebindings", "create") + ", " + rule(rbac, "clusterroles", "bind", onlyX),
        "bind@object:/ClusterRole/x,roles_write@cluster");
    row("binds cluster-admin",
        rule(rbac, "clusterrolebindings", "create") + ", " +
            rule(rbac, "clusterroles", "bind", ", resourceNames: [cluster-admin]"),
        "bind@cluster,roles_write@cluster");
    row("names no binding", rule(rbac, "clusterroles", "bind"), "");
    row("writes roles", rule(rbac, "clusterroles, clusterrolebindings", "create, update"),
        "roles_write@cluster");
    row("escalates", rule(rbac, "clusterroles", "escalate, update"), "escalate@cluster,roles_write@cluster");
    row("escalates one role", rule(rbac, "clusterroles", "escalate, update", onlyX),
        "escalate@object:/ClusterRole/x,roles_write@object:/ClusterRole/x");
    row("every right on roles", rule(rbac, "roles, clusterroles, rolebindings, clusterrolebindings", all),
        "bind@cluster,escalate@cluster,read@cluster,roles_write@cluster");
    row("approves certificates",
        rule("certificates.k8s.io", "certificatesigningrequests/approval", "update") + ", " +
            rule("certificates.k8s.io", "signers", "approve"),
        "certificates_approve@cluster");
    row("approves certificates of one signer",
        rule("certificates.k8s.io", "certificatesigningrequests/approval", "update") + ", " +
            rule("certificates.k8s.io", "signers", "approve", ", resourceNames: [example.org/own]"),
        "certificates_approve@object:/Signer/example.org/own");
    row("approves without a signer",
        rule("certificates.k8s.io", "certificatesigningrequests/approval", "update"), "");
    row("admission webhooks", rule("admissionregistration.k8s.io", "mutatingwebhookconfigurations", "patch"),
        "webhooks_write@cluster");
    row("persistent volumes", rule(core, "persistentvolumes", "create"), "volumes_create@cluster");
    row("network policies", rule("networking.k8s.io", "networkpolicies", "delete"),
        "network_policies_write@cluster");
}

void KubernetesRights::rulesOfTheCluster()
{
    QFETCH(std::string, objects);
    QFETCH(std::string, expected);
    QCOMPARE(permissions(role(objects) + binding("r")), expected);
}

void KubernetesRights::rulesOfANamespace_data()
{
    QTest::addColumn<std::string>("objects");
    QTest::addColumn<std::string>("expected");
    row("everything", rule(all, all, all), "wildcard@namespace:bank");
    row("secrets and commands", rule(core, "secrets, pods/exec", "get, create"),
        "pod_exec@namespace:bank,read@namespace:bank,secrets_read@namespace:bank");
    row("a secret by name", rule(core, "secrets", "get", onlyX), "secrets_read@object:bank/Secret/x");
    row("what belongs to no namespace",
        rule(core, "nodes/proxy, persistentvolumes, users", "create, impersonate") + ", " +
            rule("admissionregistration.k8s.io", "validatingwebhookconfigurations", "create") + ", " +
            rule("certificates.k8s.io", "certificatesigningrequests/approval, signers", "update, approve"),
        "");
    row("impersonates accounts", rule(core, "serviceaccounts", "impersonate"), "impersonate@namespace:bank");
    row("binds its Roles", rule(rbac, "rolebindings", "create") + ", " + rule(rbac, "roles", "bind"),
        "bind@object:bank/Role/*,roles_write@namespace:bank");
    row("binds any ClusterRole",
        rule(rbac, "rolebindings", "create") + ", " + rule(rbac, "clusterroles", "bind"),
        "bind@namespace:bank,roles_write@namespace:bank");
    row("escalates", rule(rbac, "roles", "escalate, patch"),
        "escalate@namespace:bank,roles_write@namespace:bank");
}

void KubernetesRights::rulesOfANamespace()
{
    QFETCH(std::string, objects);
    QFETCH(std::string, expected);
    QCOMPARE(permissions(head("Role", "name: r, namespace: bank") + "rules: [" + objects + "]\n" +
                         roleBinding("Role", "r")),
             expected);
    QCOMPARE(permissions(role(objects) + roleBinding("ClusterRole", "r")), expected);
}

void KubernetesRights::roles_data()
{
    QTest::addColumn<std::string>("objects");
    QTest::addColumn<std::string>("expected");
    const std::string pods = rule(core, "pods", "create");
    const std::string secrets = rule(core, "secrets", "get");
    row("not bound", role(rule(all, all, all)), "unset");
    row("cluster-admin", binding("cluster-admin"), "cluster_admin@cluster");
    row("cluster-admin of a namespace", roleBinding("ClusterRole", "cluster-admin"),
        "wildcard@namespace:bank");
    row("view", roleBinding("ClusterRole", "view"), "read@namespace:bank");
    row("view with what is added to it",
        part("x", "{rbac.authorization.k8s.io/aggregate-to-view: 'true'}", secrets) +
            part("y", "{rbac.authorization.k8s.io/aggregate-to-edit: 'true'}", pods) +
            roleBinding("ClusterRole", "view"),
        "read@namespace:bank,secrets_read@namespace:bank");
    row("a role that is elsewhere", binding("elsewhere"), "unset");
    row("a Role of another API group",
        "---\napiVersion: iam.example.org/v1\nkind: Role\nmetadata: {name: r, namespace: bank}\nrules: [" +
            pods + "]\n" + roleBinding("Role", "r"),
        "unset");
    row("a role of another namespace",
        head("Role", "name: r, namespace: other") + "rules: [" + pods + "]\n" + roleBinding("Role", "r"),
        "unset");
    row("two bindings",
        role(secrets) + binding("r") +
            "---\napiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata: {name: c, "
            "namespace: "
            "bank}\nroleRef: {kind: ClusterRole, name: r}\nsubjects: [" +
            account + "]\n",
        "secrets_read@cluster");
    const std::string byLabel = "{matchLabels: {to: whole}}";
    const std::string byExpression = "{matchExpressions: [{key: tier, operator: In, values: [a, b]}]}";
    row("aggregated",
        aggregated(byLabel + ", " + byExpression) + part("x", "{to: whole}", pods) +
            part("y", "{tier: b}", secrets) + part("z", "{tier: c}", rule(all, all, all)) + binding("whole"),
        "pod_create@cluster,secrets_read@cluster");
    row("aggregated in turn",
        aggregated(byLabel, "{tier: a}") + head("ClusterRole", "name: middle, labels: {to: whole}") +
            "aggregationRule: {clusterRoleSelectors: [" + byExpression + "]}\n" +
            part("y", "{tier: b}", secrets) + binding("whole"),
        "secrets_read@cluster");
    row("aggregates what is elsewhere", aggregated(byLabel, "{to: whole}") + binding("whole"), "unset");
    row("aggregates what is elsewhere, beside another role",
        aggregated(byLabel) + binding("whole") + part("x", "{}", pods) + binding("x"), "pod_create@cluster");
    row("aggregates what is elsewhere, beside a role that only reads",
        aggregated(byLabel) + binding("whole") + part("x", "{}", rule(core, "pods", "get")) + binding("x"),
        "unset");
}

void KubernetesRights::roles()
{
    QFETCH(std::string, objects);
    QFETCH(std::string, expected);
    QCOMPARE(permissions(objects), expected);
}

void KubernetesRights::subjects_data()
{
    QTest::addColumn<std::string>("subject");
    QTest::addColumn<std::string>("expected");
    const std::string all_ = "secrets_read@cluster";
    row("the account", account, all_);
    row("an account of another namespace", "{kind: ServiceAccount, name: sa, namespace: bank}", "unset");
    row("the account as a user", "{kind: User, name: 'system:serviceaccount:default:sa'}", all_);
    row("another account as a user", "{kind: User, name: 'system:serviceaccount:bank:sa'}", "unset");
    row("a user of the account's name", "{kind: User, name: sa}", "unset");
    row("all accounts", "{kind: Group, name: 'system:serviceaccounts'}", all_);
    row("a user called as the group", "{kind: User, name: 'system:serviceaccounts'}", "unset");
    row("the accounts of the namespace", "{kind: Group, name: 'system:serviceaccounts:default'}", all_);
    row("the accounts of another namespace", "{kind: Group, name: 'system:serviceaccounts:bank'}", "unset");
    row("everybody", "{kind: Group, name: 'system:authenticated'}", all_);
}

void KubernetesRights::subjects()
{
    QFETCH(std::string, subject);
    QFETCH(std::string, expected);
    QCOMPARE(permissions(role(rule(core, "secrets", "get")) + binding("r", subject)), expected);
}

void KubernetesRights::aggregatedRoleShowsWhatItTakesOver()
{
    const auto imported =
        importManifest(pod + aggregated("{matchLabels: {to: whole}}") +
                       part("x", "{to: whole}", rule(core, "secrets", "get")) + binding("whole"));
    QCOMPARE(test::origin(imported.model, id, "service_account_permissions"),
             std::string("ClusterRole/x:15"));
}

void KubernetesRights::accountsOfANamespaceAreTakenTogether()
{
    const auto imported = importManifest(
        pod + role(rule(core, "secrets", "get")) +
        binding("r", "{kind: ServiceAccount, name: idle, namespace: default}") +
        roleBinding("ClusterRole", "edit", "{kind: ServiceAccount, name: other, namespace: bank}"));
    QCOMPARE(stated(imported.model, "namespace.default", "account_permissions"),
             std::string("secrets_read@cluster"));
    QCOMPARE(stated(imported.model, id, "service_account_permissions"), std::string("unset"));
}

void KubernetesRights::tokensInSecretsHaveTheRightsOfTheirAccount()
{
    const auto secretOf = [](const std::string &type, const std::string &named) {
        return "---\napiVersion: v1\nkind: Secret\ntype: " + type +
               "\nmetadata: {name: token, annotations: {kubernetes.io/service-account.name: " + named +
               "}}\n";
    };
    const std::string rights =
        pod + binding("r") + role("{apiGroups: [''], resources: [secrets], verbs: [get]}");
    const std::string ofToken = "kubernetes.io/service-account-token";
    const auto permissions = [&](const std::string &secret) {
        return stated(importManifest(rights + secret).model, "default/Secret/token", "account_permissions");
    };
    QCOMPARE(permissions(secretOf(ofToken, "sa")), std::string("secrets_read@cluster"));
    QCOMPARE(permissions(secretOf(ofToken, "other")), std::string("unset"));
    QCOMPARE(permissions(secretOf("Opaque", "sa")), std::string("unset"));
}

void KubernetesRights::accountsAreNamed()
{
    QCOMPARE(stated(importManifest(pod).model, id, "service_account"), std::string("sa"));
    QCOMPARE(stated(importManifest("apiVersion: v1\nkind: Pod\nmetadata: {name: web}\n"
                                   "spec: {containers: [{name: app, image: nginx}]}\n")
                        .model,
                    id, "service_account"),
             std::string("unset"));
}

void KubernetesRights::overbroadRoles_data()
{
    QTest::addColumn<std::string>("objects");
    QTest::addColumn<std::string>("expected");
    row("all wildcards", role(rule(all, all, all)), "ClusterRole/r");
    row("every kind of the core group", role(rule(core, all, all)), "ClusterRole/r");
    row("every right on secrets", role(rule(core, "secrets", all)), "ClusterRole/r");
    row("every right on roles", role(rule(rbac, "roles", all)), "ClusterRole/r");
    row("every right on objects of its own", role(rule("example.org", "things", all)), "unset");
    row("every right on config maps", role(rule(core, "configmaps", all)), "unset");
    row("administrator's role", binding("cluster-admin"), "ClusterRoleBinding/cluster-admin");
    row("a list of verbs", role(rule(core, "pods", "get")), "unset");
    row("a list of verbs in a whole cluster",
        role(rule(core, "pods", "get")) +
            head("ClusterRole", "name: cluster-admin, labels: {kubernetes.io/bootstrapping: rbac-defaults}") +
            "rules: [" + rule(all, all, all) + "]\n",
        "");
    row("anybody", roleBinding("Role", "x", "{kind: User, name: 'system:anonymous'}"), "RoleBinding/b");
    row("a borrowed name",
        role(rule(all, all, all)) + head("ClusterRoleBinding", "name: 'system:ours'") +
            "roleRef: {kind: ClusterRole, name: r}\nsubjects: [{kind: User, name: ann}]\n",
        "ClusterRole/r,ClusterRoleBinding/system:ours");
    row("the platform's own",
        role(rule(all, all, all), "{kubernetes.io/bootstrapping: rbac-defaults}") +
            head("ClusterRoleBinding",
                 "name: 'system:own', labels: {kubernetes.io/bootstrapping: rbac-defaults}") +
            "roleRef: {kind: ClusterRole, name: r}\nsubjects: [{kind: User, name: 'system:scheduler'}]\n",
        "unset");
}

void KubernetesRights::overbroadRoles()
{
    QFETCH(std::string, objects);
    QFETCH(std::string, expected);
    QCOMPARE(stated(importManifest(pod + objects).model, "cluster/control-plane", "overbroad_roles"),
             expected);
}

void KubernetesRights::rolesThatReachSecrets_data()
{
    QTest::addColumn<std::string>("objects");
    QTest::addColumn<std::string>("expected");
    row("reads", role(rule(core, "secrets", "get")) + binding("r"), "ClusterRole/r");
    row("changes", role(rule(core, "secrets", "update")) + binding("r"), "ClusterRole/r");
    row("creates alone", role(rule(core, "secrets", "create")) + binding("r"), "unset");
    row("of no group", role("{apiGroups: [], resources: [secrets], verbs: [get]}") + binding("r"), "unset");
}

void KubernetesRights::rolesThatReachSecrets()
{
    QFETCH(std::string, objects);
    QFETCH(std::string, expected);
    const std::string found =
        stated(importManifest(pod + objects).model, "cluster/control-plane", "secret_reading_roles");
    QCOMPARE(found.empty() ? std::string("unset") : found, expected);
}

void KubernetesRights::superuserRoles_data()
{
    QTest::addColumn<std::string>("objects");
    QTest::addColumn<std::string>("expected");
    const std::string everyVerb = "get, list, watch, create, update, patch, delete";
    row("all wildcards", role(rule(all, all, all)), "ClusterRole/r");
    row("every verb by name, in any order",
        role(rule(all, all, "delete, patch, update, create, watch, list, get")), "ClusterRole/r");
    row("all verbs but one", role(rule(all, all, "get, list, watch, create, update, patch")), "unset");
    row("reading everything", role(rule(all, all, "get, list, watch")), "unset");
    row("every verb on the core group", role(rule(core, all, all)), "unset");
    row("every verb on a kind", role(rule(all, "pods", everyVerb)), "unset");
    row("of one name", role(rule(all, all, all, onlyX)), "unset");
    row("bound", role(rule(all, all, all)) + binding("r"), "ClusterRole/r,ClusterRoleBinding/r");
    row("bound in a namespace", role(rule(all, all, everyVerb)) + roleBinding("ClusterRole", "r"),
        "ClusterRole/r,RoleBinding/b");
    row("a role of the namespace",
        head("Role", "name: x, namespace: bank") + "rules: [" + rule(all, all, all) + "]\n" +
            roleBinding("Role", "x"),
        "Role/x,RoleBinding/b");
    row("cluster-admin", binding("cluster-admin"), "ClusterRoleBinding/cluster-admin");
    row("admin of a namespace", roleBinding("ClusterRole", "admin"), "unset");
    row("taken over from another role",
        aggregated("{matchLabels: {part: x}}") + part("some", "{part: x}", rule(all, all, all)),
        "ClusterRole/whole,ClusterRole/some");
    row("a borrowed name",
        role(rule(all, all, all)) + head("ClusterRoleBinding", "name: 'system:ours'") +
            "roleRef: {kind: ClusterRole, name: r}\nsubjects: [{kind: User, name: ann}]\n",
        "ClusterRole/r,ClusterRoleBinding/system:ours");
    row("the platform's own", role(rule(all, all, all), "{kubernetes.io/bootstrapping: rbac-defaults}"),
        "unset");
}

void KubernetesRights::superuserRoles()
{
    QFETCH(std::string, objects);
    QFETCH(std::string, expected);
    QCOMPARE(stated(importManifest(pod + objects).model, "cluster/control-plane", "superuser_roles"),
             expected);
}

void KubernetesRights::leastPrivilegeIsNotToldByRoles()
{
    const auto imported = importManifest(pod + role(rule(core, "pods", "get")) + binding("r"));
    QCOMPARE(stated(imported.model, "cluster/control-plane", "rbac_least_privilege"), std::string("unset"));
    QCOMPARE(stated(imported.model, "cluster/control-plane", "authorization_mode"), std::string("rbac"));
}

void KubernetesRights::cloudRoleOfTheAccount_data()
{
    QTest::addColumn<std::string>("objects");
    QTest::addColumn<std::string>("expected");
    row("AWS", "eks.amazonaws.com/role-arn: 'arn:aws:iam::000000000000:role/web'",
        "arn:aws:iam::000000000000:role/web");
    row("Google Cloud", "iam.gke.io/gcp-service-account: web@shop.iam.gserviceaccount.com",
        "web@shop.iam.gserviceaccount.com");
    row("Azure", "azure.workload.identity/client-id: 00000000-0000-0000-0000-000000000001",
        "00000000-0000-0000-0000-000000000001");
    row("none", "note: nothing", "unset");
}

void KubernetesRights::cloudRoleOfTheAccount()
{
    QFETCH(std::string, objects);
    QFETCH(std::string, expected);
    const auto imported = importManifest(
        pod + "---\napiVersion: v1\nkind: ServiceAccount\nmetadata: {name: sa, annotations: {" + objects +
        "}}\n");
    QCOMPARE(stated(imported.model, id, "cloud_role"), expected);
}

void KubernetesRights::bindingsToRolesOfOtherGroupsGrantNothing()
{
    for (const char *group : {"", "apiGroup: rbac.authorization.k8s.io, ", "apiGroup: iam.example.org, "}) {
        const auto imported = importManifest("apiVersion: v1\nkind: Pod\nmetadata: {name: p, namespace: "
                                             "n}\nspec: {serviceAccountName: ci, containers: "
                                             "[{name: c, image: x}]}\n---\napiVersion: "
                                             "rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata: "
                                             "{name: b, namespace: n}\nroleRef: {" +
                                             std::string(group) +
                                             "kind: ClusterRole, name: cluster-admin}\nsubjects: [{kind: "
                                             "ServiceAccount, name: ci, namespace: n}]\n");
        const bool isOther = std::string_view(group).find("iam") != std::string_view::npos;
        QCOMPARE(stated(imported.model, "n/Pod/p/c", "service_account_permissions"),
                 std::string(isOther ? "unset" : "wildcard@namespace:n"));
        QCOMPARE(
            std::count_if(imported.diagnostics.begin(), imported.diagnostics.end(),
                          [](const import::Diagnostic &diagnostic) {
                              return diagnostic.message ==
                                     "RoleBinding/b names a role of another API group: it grants nothing";
                          }),
            isOther ? 1 : 0);
    }
}

} // namespace kubernetes_rights

BULKHEAD_TEST(kubernetes_rights, KubernetesRights, None)
#include "test_account_rights.moc"
