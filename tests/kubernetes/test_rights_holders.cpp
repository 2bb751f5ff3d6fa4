// SPDX-License-Identifier: Apache-2.0
#include "manifest.h"
#include "tests/support/test_program.h"

#include <QTest>

namespace kubernetes_rights_holders {

using namespace bulkhead;
using test::importManifest;
using test::stated;

// Grave rights of people, and of service accounts that no workload runs under.
class KubernetesRightsHolders : public QObject
{
    Q_OBJECT

private slots:
    void peopleWithRights_data();
    void peopleWithRights();
    void accountsWithoutAWorkload_data();
    void accountsWithoutAWorkload();
    void rightsOfAll_data();
    void rightsOfAll();
    void rolesThatNobodyHasRead_data();
    void rolesThatNobodyHasRead();
};

namespace {

const std::string pod = "apiVersion: v1\nkind: Pod\nmetadata: {name: web, labels: {app: web}}\n"
                        "spec: {serviceAccountName: sa, containers: [{name: app, image: nginx}]}\n";

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

// A rule: groups, resources, verbs and what else it says.
std::string rule(const std::string &groups, const std::string &resources, const std::string &verbs,
                 const std::string &more = {})
{
    return "{apiGroups: [" + groups + "], resources: [" + resources + "], verbs: [" + verbs + "]" + more +
           "}";
}

const std::string core = "''";
const std::string rbac = "rbac.authorization.k8s.io";

} // namespace

void KubernetesRightsHolders::peopleWithRights_data()
{
    QTest::addColumn<std::string>("objects");
    QTest::addColumn<std::string>("expected");
    const std::string impersonates = role(rule(core, "users", "impersonate"));
    const std::string devs = "{kind: Group, name: devs}";
    const std::string ann = "{kind: User, name: ann}";
    row("a group", impersonates + binding("r", devs), "Group/devs: impersonate@cluster");
    row("a user in a namespace",
        role(rule(core, "pods/exec", "create")) + roleBinding("ClusterRole", "r", ann),
        "User/ann: pod_exec@namespace:bank");
    row("several", impersonates + binding("r", devs + ", " + ann),
        "Group/devs,User/ann: impersonate@cluster");
    row("an administrator", binding("cluster-admin", ann), "User/ann: cluster_admin@cluster");
    row("rights of one and another are not put together",
        role(rule(rbac, "clusterroles", "bind")) + binding("r", ann) + head("ClusterRole", "name: s") +
            "rules: [" + rule(rbac, "clusterrolebindings", "create") + "]\n" + binding("s", devs),
        "Group/devs: roles_write@cluster");
    row("reads", role(rule(core, "pods", "get")) + binding("r", devs), "unset: unset");
    row("views", binding("view", devs), "unset: unset");
    row("the platform's group", impersonates + binding("r", "{kind: Group, name: 'system:nodes'}"),
        "unset: unset");
    row("an account", impersonates + binding("r"), "unset: unset");
    row("an account as a user",
        impersonates + binding("r", "{kind: User, name: 'system:serviceaccount:default:sa'}"),
        "unset: unset");
}

void KubernetesRightsHolders::peopleWithRights()
{
    QFETCH(std::string, objects);
    QFETCH(std::string, expected);
    const model::Model model = importManifest(pod + objects).model;
    QCOMPARE(stated(model, "cluster/control-plane", "people_with_rights") + ": " +
                 stated(model, "cluster/control-plane", "people_permissions"),
             expected);
}

void KubernetesRightsHolders::accountsWithoutAWorkload_data()
{
    QTest::addColumn<std::string>("objects");
    QTest::addColumn<std::string>("expected");
    const std::string execs = role(rule(core, "pods/exec", "create"));
    const std::string robot = "{kind: ServiceAccount, name: robot, namespace: ci}";
    row("nobody runs under it", execs + binding("r", robot), "ci/robot: pod_exec@cluster");
    row("named as a user", execs + binding("r", "{kind: User, name: 'system:serviceaccount:ci:robot'}"),
        "ci/robot: pod_exec@cluster");
    row("validating webhooks",
        role(rule("admissionregistration.k8s.io", "validatingwebhookconfigurations", "create")) +
            binding("r", robot),
        "ci/robot: validating_webhooks_write@cluster");
    row("the workload's", execs + binding("r"), "unset: unset");
    row("harmless", role(rule(core, "pods", "get")) + binding("r", robot), "unset: unset");
    row("the platform's own",
        execs +
            head("ClusterRoleBinding", "name: own, labels: {kubernetes.io/bootstrapping: rbac-defaults}") +
            "roleRef: {kind: ClusterRole, name: r}\nsubjects: [" + robot + "]\n",
        "unset: unset");
}

void KubernetesRightsHolders::accountsWithoutAWorkload()
{
    QFETCH(std::string, objects);
    QFETCH(std::string, expected);
    const model::Model model = importManifest(pod + objects).model;
    QCOMPARE(stated(model, "cluster/control-plane", "idle_accounts") + ": " +
                 stated(model, "cluster/control-plane", "idle_account_permissions"),
             expected);
}

// What is bound to callers without credentials, and to every identity.
void KubernetesRightsHolders::rightsOfAll_data()
{
    QTest::addColumn<std::string>("objects");
    QTest::addColumn<std::string>("expected");
    const std::string anybody = "{kind: User, name: 'system:anonymous'}";
    const std::string strangers = "{kind: Group, name: 'system:unauthenticated'}";
    const std::string everyone = "{kind: Group, name: 'system:authenticated'}";
    const std::string accounts = "{kind: Group, name: 'system:serviceaccounts'}";
    const std::string execs = role(rule(core, "pods/exec", "create"));
    const std::string own = "{kubernetes.io/bootstrapping: rbac-defaults}";
    row("administrator", binding("cluster-admin", anybody), "cluster_admin@cluster, unset");
    row("the group", execs + binding("r", strangers), "pod_exec@cluster, unset");
    row("in a namespace", execs + roleBinding("ClusterRole", "r", strangers),
        "pod_exec@namespace:bank, unset");
    row("viewers", binding("view", anybody), "read@cluster, unset");
    row("both", execs + binding("r", anybody) + roleBinding("ClusterRole", "edit", strangers),
        "impersonate@namespace:bank,network_policies_write@namespace:bank,others_write@namespace:bank,"
        "pod_create@namespace:bank,pod_delete@namespace:bank,pod_exec@cluster,pod_patch@namespace:bank,"
        "read@namespace:bank,secrets_list@namespace:bank,secrets_read@namespace:bank,"
        "token_create@namespace:bank,write@namespace:bank, unset");
    row("discovery",
        binding("system:public-info-viewer", anybody + ", " + strangers) +
            binding("system:discovery", everyone),
        "unset, unset");
    row("health alone", role("{nonResourceURLs: [/healthz, /livez], verbs: [get]}") + binding("r", strangers),
        "unset, unset");
    row("a binding that only has the name of discovery",
        execs + head("ClusterRoleBinding", "name: 'system:discovery', labels: " + own) +
            "roleRef: {kind: ClusterRole, name: r}\nsubjects: [" + strangers + "]\n",
        "pod_exec@cluster, unset");
    row("what the cluster says of itself",
        head("Role", "name: info, namespace: kube-public") + "rules: [" +
            rule(core, "configmaps", "get", ", resourceNames: [cluster-info]") + "]\n" +
            head("RoleBinding", "name: info, namespace: kube-public") +
            "roleRef: {kind: Role, name: info}\nsubjects: [" + anybody + "]\n",
        "unset, unset");
    row("everyone", execs + binding("r", everyone), "unset, pod_exec@cluster");
    row("every account", execs + binding("r", accounts), "unset, pod_exec@cluster");
    row("everyone reads", binding("view", everyone), "unset, unset");
    row("some account", execs + binding("r"), "unset, unset");
}

void KubernetesRightsHolders::rightsOfAll()
{
    QFETCH(std::string, objects);
    QFETCH(std::string, expected);
    const model::Model model = importManifest(pod + objects).model;
    QCOMPARE(stated(model, "cluster/control-plane", "anonymous_permissions") + ", " +
                 stated(model, "cluster/control-plane", "authenticated_permissions"),
             expected);
}

void KubernetesRightsHolders::rolesThatNobodyHasRead_data()
{
    QTest::addColumn<std::string>("objects");
    QTest::addColumn<std::string>("expected");
    const std::string devs = "{kind: Group, name: devs}";
    row("a cluster role", binding("ops", devs), "ClusterRole/ops");
    row("of an account", binding("ops"), "ClusterRole/ops");
    row("a role", roleBinding("Role", "ops", devs), "Role/bank/ops");
    row("bound twice", binding("ops", devs) + roleBinding("ClusterRole", "ops"), "ClusterRole/ops");
    row("two", binding("ops", devs) + roleBinding("Role", "ops"), "ClusterRole/ops,Role/bank/ops");
    row("read", role(rule(core, "pods", "get")) + binding("r", devs), "unset");
    row("to nobody", binding("ops", ""), "unset");
    for (const char *known : {"cluster-admin", "admin", "edit", "view", "'system:node-problem-detector'"})
        row(known, binding(known, devs), "unset");
}

void KubernetesRightsHolders::rolesThatNobodyHasRead()
{
    QFETCH(std::string, objects);
    QFETCH(std::string, expected);
    const model::Model model = importManifest(pod + objects).model;
    QCOMPARE(stated(model, "cluster/control-plane", "unread_roles"), expected);
}

} // namespace kubernetes_rights_holders

BULKHEAD_TEST(kubernetes_rights_holders, KubernetesRightsHolders, None)
#include "test_rights_holders.moc"
