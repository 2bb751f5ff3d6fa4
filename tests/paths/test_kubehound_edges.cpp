// SPDX-License-Identifier: Apache-2.0
#include "manifest_paths.h"
#include "tests/support/test_program.h"

#include "catalog/content/attack_catalog.h"
#include "catalog_fixture.h"

#include <QTest>

#include <algorithm>
#include <set>

namespace paths_kubehound {

// Each edge that KubeHound draws between things of a cluster is one here: by the words of a rule at the
// workload, and by a step of a path that leads as far as the manifest says. A manifest that differs in what
// the edge needs shows neither.
using namespace bulkhead;
using namespace bulkhead::tests;

namespace {

std::string space(const std::string &name, const std::string &labels = "{}")
{
    return "---\napiVersion: v1\nkind: Namespace\nmetadata: {name: " + name + ", labels: " + labels + "}\n";
}

std::string pod(const std::string &place, const std::string &name, const std::string &ofPod,
                const std::string &containers)
{
    return "---\napiVersion: v1\nkind: Pod\nmetadata: {namespace: " + place + ", name: " + name +
           ", labels: {app: " + name + "}}\nspec:\n  nodeName: " + place + "-node\n" + ofPod +
           "  containers:\n" + containers;
}

std::string service(const std::string &place, const std::string &name, const std::string &type)
{
    return "---\napiVersion: v1\nkind: Service\nmetadata: {namespace: " + place + ", name: " + name +
           "}\nspec: {type: " + type + ", selector: {app: " + name + "}, ports: [{port: 80}]}\n";
}

std::string container(const std::string &name, const std::string &more)
{
    return "  - name: " + name + "\n    image: example.org/" + name +
           ":1\n    securityContext: {runAsUser: 0" + more + "}\n";
}

const std::string port = "    ports: [{containerPort: 80}]\n";

// The pod that the outside reaches: root in its container, with more settings of the pod, of the security
// context, and of the container.
std::string web(const std::string &ofPod = {}, const std::string &security = {},
                const std::string &ofContainer = {})
{
    return pod("front", "web", ofPod,
               container("web", security.empty() ? "" : ", " + security) + port + ofContainer) +
           service("front", "web", "LoadBalancer");
}

std::string mounting(const std::string &path, bool readOnly)
{
    return web("  volumes: [{name: v, hostPath: {path: " + path + "}}]\n", {},
               "    volumeMounts: [{name: v, mountPath: /v" +
                   std::string(readOnly ? ", readOnly: true" : "") + "}]\n");
}

// The account of web, and what it may do in a namespace or in the cluster.
const std::string account =
    "---\napiVersion: v1\nkind: ServiceAccount\nmetadata: {namespace: front, name: web}\n";

std::string roleOf(const std::string &place, const std::string &rules, const std::string &who = "web",
                   const std::string &home = "front")
{
    const std::string scope = place.empty() ? "" : "namespace: " + place + ", ";
    const std::string cluster = place.empty() ? "Cluster" : "";
    const std::string head = "---\napiVersion: rbac.authorization.k8s.io/v1\nkind: " + cluster;
    return head + "Role\nmetadata: {" + scope + "name: " + who + "}\nrules: [" + rules + "]\n" + head +
           "RoleBinding\nmetadata: {" + scope + "name: " + who +
           "}\nroleRef: {apiGroup: rbac.authorization.k8s.io, kind: " + cluster + "Role, name: " + who +
           "}\nsubjects: [{kind: ServiceAccount, name: " + who + ", namespace: " + home + "}]\n";
}

std::string rule(const std::string &group, const std::string &resources, const std::string &verbs,
                 const std::string &names = {})
{
    return "{apiGroups: ['" + group + "'], resources: [" + resources + "], verbs: [" + verbs + "]" +
           (names.empty() ? "" : ", resourceNames: [" + names + "]") + "}";
}

const std::string everything = rule("*", "'*'", "'*'");
const std::string rbac = "rbac.authorization.k8s.io";

std::string webWith(const std::string &place, const std::string &rules)
{
    return web("  serviceAccountName: web\n") + account + roleOf(place, rules);
}

// A ledger in the namespace bank, on another node, and a secret there that nobody mounts.
std::string bank(const std::string &labels = "{pod-security.kubernetes.io/enforce: restricted}")
{
    return space("bank", labels) +
           "---\napiVersion: apps/v1\nkind: StatefulSet\nmetadata: {namespace: bank, name: ledger}\n"
           "spec: {template: {metadata: {labels: {app: ledger}}, spec: {nodeName: bank-node, containers: "
           "[{name: db, image: postgres:17, env: [{name: POSTGRES_PASSWORD, valueFrom: {secretKeyRef: "
           "{name: ledger, key: password}}}]}]}}}\n"
           "---\napiVersion: v1\nkind: Secret\nmetadata: {namespace: bank, name: keys}\nstringData: {a: b}\n"
           "---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {namespace: bank, name: "
           "closed}\nspec: {podSelector: {}, policyTypes: [Ingress]}\n";
}

// A Secret of bank with the token of an account that may do everything.
const std::string tokenOfAdmin =
    "---\napiVersion: v1\nkind: Secret\ntype: kubernetes.io/service-account-token\n"
    "metadata: {namespace: bank, name: robot-token, annotations: {kubernetes.io/service-account.name: "
    "robot}}\n" +
    roleOf("", everything, "robot", "bank");

// Another pod on the node of web, under an account that may do everything.
std::string robot(const std::string &ofPod = {})
{
    return pod("front", "robot", "  serviceAccountName: robot\n" + ofPod, container("robot", "")) +
           "---\napiVersion: v1\nkind: ServiceAccount\nmetadata: {namespace: front, name: robot}\n" +
           roleOf("", everything, "robot") +
           "---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {namespace: front, name: "
           "robot}\nspec: {podSelector: {matchLabels: {app: robot}}, policyTypes: [Ingress]}\n";
}

struct Expected
{
    const char *kubehound;
    std::string shows;
    std::string silent;
    const char *edge;  // of the step
    const char *words; // in its reason
    const char *to;    // where it leads; empty: anywhere
    const char *rule;  // at web; with '@' at its end one that the other manifest shows too
    const char *says;  // in its message
};

const std::string atWeb = "front/Pod/web/web";

const std::vector<Expected> &edges()
{
    const std::string privileged = web({}, "privileged: true");
    const std::string sharing = "  volumes: [{name: v, secret: {secretName: keys}}]\n";
    const std::string beside = container("side", "") + "    volumeMounts: [{name: v, mountPath: /v}]\n";
    // On the node of web, and with a Secret that nothing else mounts.
    const std::string vault =
        pod("front", "vault", sharing,
            container("vault", "") + port + "    volumeMounts: [{name: v, mountPath: /v}]\n");
    const std::string onNetwork = "  hostNetwork: true\n  dnsPolicy: ClusterFirstWithHostNet\n";
    const auto sidecars = [&](const std::string &ofPod) {
        return pod("front", "web", ofPod + sharing, container("web", "") + port + beside) +
               service("front", "web", "LoadBalancer");
    };
    const auto cleartext = [&](const std::string &security) {
        return web(onNetwork, security) +
               pod("front", "api", onNetwork,
                   container("api", "") +
                       "    env: [{name: CACHE_URL, value: 'redis://:hush@cache:6379'}]\n") +
               pod("front", "cache", onNetwork,
                   "  - name: cache\n    image: redis:8\n    args: [--requirepass, hush]\n    ports: "
                   "[{containerPort: 6379}]\n") +
               "---\napiVersion: v1\nkind: Service\nmetadata: {namespace: front, name: cache}\n"
               "spec: {selector: {app: cache}, ports: [{port: 6379}]}\n";
    };
    static const std::vector<Expected> all = {
        {"CE_MODULE_LOAD", web({}, "capabilities: {add: [SYS_MODULE]}"),
         web({}, "capabilities: {add: [CHOWN]}"), "A6.power",
         "load modules into the kernel of the host (SYS_MODULE)", "node.front-node", "E1.3", "SYS_MODULE"},
        {"CE_NSENTER", web("  hostPID: true\n", "privileged: true"), privileged, "A6.power",
         "sees the processes of the host", "node.front-node", "E1.6", "enter host processes"},
        {"CE_PRIV_MOUNT", privileged, web(), "A6.power", "mounts the disks of the host", "node.front-node",
         "E1.1", "is privileged"},
        {"CE_SYS_PTRACE", web("  hostPID: true\n", "capabilities: {add: [SYS_PTRACE]}"), web(),
         "A6.processes", "may trace them", "node.front-node", "E1.6", "trace or enter host processes"},
        {"CE_UMH_CORE_PATTERN", mounting("/proc/sys/kernel", false), mounting("/proc/sys/kernel", true),
         "A6.mount", "what to run when a program crashes (/proc/sys/kernel)", "node.front-node", "T3.8",
         "/proc/sys/kernel"},
        {"CE_VAR_LOG_SYMLINK", mounting("/var/log", false), mounting("/var/log", true), "A6.mount",
         "lays into the folder of logs", "node.front-node", "T3.8", "/var/log"},
        {"CE_NET_MITM", cleartext({}), cleartext("capabilities: {drop: [ALL]}"), "A16.flow", "raw sockets",
         "", "I3.4", ""},
        {"CONTAINER_ATTACH", webWith("bank", rule("", "pods/ephemeralcontainers", "patch")) + bank(),
         webWith("bank", rule("", "pods/log", "get")) + bank(), "A8.exec.ns",
         "attach a container to every pod of bank", "namespace.bank", "E2.12",
         "attach a container to every pod of bank"},
        {"ENDPOINT_EXPLOIT", web(),
         pod("front", "web", "", container("web", "")) + service("front", "web", "ClusterIP"), "A2",
         "an unknown vulnerability", atWeb.c_str(), "I2.10", ""},
        {"EXPLOIT_CONTAINERD_SOCK", mounting("/run/containerd/containerd.sock", false), web(), "A6",
         "through the engine's socket", "node.front-node", "E1.2", "control socket"},
        {"EXPLOIT_HOST_READ", mounting("/root/.ssh", true), mounting("/usr/share/zoneinfo", true), "A6.mount",
         "reads the keys of the host", "node.front-node", "I1.7", "/root/.ssh"},
        {"EXPLOIT_HOST_TRAVERSE", mounting("/var/lib/kubelet/pods", true) + robot(),
         mounting("/var/lib/other", true) + robot(), "A6.tokens", "tokens of all pods of the node",
         "node.front-node", "I1.7", "/var/lib/kubelet/pods"},
        {"EXPLOIT_HOST_WRITE", mounting("/etc", false), mounting("/etc/ssl/certs", true), "A6.mount",
         "writes files of the host that decide what the host runs (/etc)", "node.front-node", "T3.8", "/etc"},
        {"IDENTITY_ASSUME", webWith("", everything),
         web("  serviceAccountName: web\n  automountServiceAccountToken: false\n") + account +
             roleOf("", everything),
         "A8.admin", "token", "", "E2.10", "carries an orchestrator API token"},
        {"IDENTITY_IMPERSONATE", webWith("", rule("", "users, groups, serviceaccounts", "impersonate")),
         webWith("", rule("", "users", "impersonate", "viewer")), "A8.admin",
         "impersonate every account of the cluster", "", "E2.14", "impersonate every account of the cluster"},
        {"PERMISSION_DISCOVER", webWith("bank", rule("", "secrets", "get, list")) + bank(),
         webWith("front", rule("", "secrets", "get, list")) + bank(), "A8.secrets.ns",
         "read every Secret of bank", "namespace.bank", "T1.7", "every Secret of bank"},
        {"POD_ATTACH", privileged + vault, web() + vault, "A7", "root on a host", "front/Pod/vault/vault",
         "E1.1", "controls front-node"},
        {"POD_CREATE",
         webWith("bank", rule("", "pods", "create")) +
             bank("{pod-security.kubernetes.io/enforce: privileged}") +
             space("front", "{pod-security.kubernetes.io/enforce: restricted}"),
         webWith("bank", rule("", "pods", "create")) + bank() +
             space("front", "{pod-security.kubernetes.io/enforce: privileged}"),
         "A9.create.ns", "admission does not stop privileged workloads in bank", "node.bank-node", "E2.13@",
         "start workloads in bank"},
        {"POD_EXEC", webWith("bank", rule("", "pods/exec", "create")) + bank(),
         webWith("front", rule("", "pods/exec", "create")) + bank(), "A8.exec.ns",
         "run commands in every workload of bank", "namespace.bank", "E2.12",
         "run commands in every workload of bank"},
        {"POD_EXEC", webWith("bank", rule("", "pods/exec", "create", "ledger-0")) + bank(),
         webWith("bank", rule("", "pods/exec", "create", "ledger-x")) + bank(), "A8.workload",
         "run commands in Pod bank/ledger-0", "bank/StatefulSet/ledger/db", "E2.12@",
         "run commands in Pod bank/ledger-0"},
        {"POD_PATCH", webWith("bank", rule("apps", "statefulsets", "patch", "ledger")) + bank(),
         webWith("bank", rule("apps", "statefulsets", "patch", "other")) + bank(), "A8.workload",
         "change StatefulSet bank/ledger", "bank/StatefulSet/ledger/db", "E2.13@",
         "change StatefulSet bank/ledger"},
        {"ROLE_BIND",
         webWith("", rule(rbac, "clusterrolebindings", "create") + ", " + rule(rbac, "clusterroles", "bind")),
         webWith("", rule(rbac, "clusterrolebindings", "create")), "A8.admin", "bind any role in the cluster",
         "", "E2.14", "bind any role and write roles and bindings of the cluster"},
        {"SHARE_PS_NAMESPACE", sidecars("  shareProcessNamespace: true\n"), sidecars(""), "A4.processes",
         "share their processes", "front/Pod/web/side", "I1.11", "shares the process namespace"},
        {"TOKEN_BRUTEFORCE", webWith("bank", rule("", "secrets", "get")) + bank() + tokenOfAdmin,
         webWith("front", rule("", "secrets", "get")) + bank() + tokenOfAdmin, "A8.account",
         "robot-token holds the token of an account that may do everything in the cluster", "", "T1.7",
         "read every Secret of bank"},
        {"TOKEN_LIST", webWith("bank", rule("", "secrets", "list")) + bank() + tokenOfAdmin,
         webWith("bank", rule("", "configmaps", "list")) + bank() + tokenOfAdmin, "A8.account",
         "robot-token holds the token of an account that may do everything in the cluster", "", "T1.7",
         "list every Secret of bank"},
        {"TOKEN_STEAL", privileged + robot("  automountServiceAccountToken: false\n"),
         privileged + pod("back", "robot", "  serviceAccountName: robot\n", container("robot", "")) +
             roleOf("", everything, "robot", "back"),
         "A7.tokens", "gets a token for the account of robot", "", "E1.1@", "controls front-node"},
        {"VOLUME_ACCESS", privileged + vault, web() + vault, "A7", "root on a host", "front/Pod/vault/vault",
         "E1.1", "controls front-node"},
        {"VOLUME_DISCOVER", web(sharing, {}, "    volumeMounts: [{name: v, mountPath: /v}]\n"), web(sharing),
         "A14.data", "a mounted store is open", "front/Secret/keys", "E2.1", ""},
    };
    return all;
}

} // namespace

class KubehoundEdges : public QObject
{
    Q_OBJECT

private slots:
    void everyEdgeIsTried();
    void edgesAreSteps_data();
    void edgesAreSteps();
};

// The edges that the catalog names, which docs/attack-coverage.md tells, are those that are tried here.
void KubehoundEdges::everyEdgeIsTried()
{
    std::set<std::string> named;
    std::set<std::string> tried;
    for (const catalog::AttackEdge &edge : builtInCatalogs()->attack().edges)
        for (const std::string &reference : edge.references)
            if (reference.starts_with("KUBEHOUND "))
                named.insert(reference);
    for (const Expected &expected : edges()) {
        const std::string reference = std::string("KUBEHOUND ") + expected.kubehound;
        const auto &references = builtInCatalogs()->attack().edge(expected.edge)->references;
        QVERIFY2(std::find(references.begin(), references.end(), reference) != references.end(),
                 reference.c_str());
        tried.insert(reference);
    }
    QCOMPARE(tried, named);
    QCOMPARE(tried.size(), std::size_t{27});
}

void KubehoundEdges::edgesAreSteps_data()
{
    QTest::addColumn<int>("at");
    for (std::size_t i = 0; i < edges().size(); ++i)
        QTest::addRow("%zu %s", i, edges()[i].kubehound) << static_cast<int>(i);
}

void KubehoundEdges::edgesAreSteps()
{
    QFETCH(int, at);
    const Expected &expected = edges()[static_cast<std::size_t>(at)];
    const std::string_view rule = expected.rule;
    const bool staysThere = rule.ends_with('@'); // the right is there too, and leads elsewhere
    const std::string_view id = rule.substr(0, rule.size() - (staysThere ? 1 : 0));

    const Judged shown(expected.shows);
    QVERIFY2(shown.step(expected.edge, expected.words, expected.to), shown.described().c_str());
    const std::string message = shown.message(id, atWeb);
    QVERIFY2(!message.empty() && message.find(expected.says) != std::string::npos, message.c_str());

    const Judged silent(expected.silent);
    QVERIFY2(!silent.step(expected.edge, expected.words, expected.to), silent.described().c_str());
    if (!staysThere && *expected.says)
        QVERIFY2(silent.message(id, atWeb).find(expected.says) == std::string::npos,
                 silent.message(id, atWeb).c_str());
}

} // namespace paths_kubehound

BULKHEAD_TEST(paths_kubehound, KubehoundEdges, Core)
#include "test_kubehound_edges.moc"
