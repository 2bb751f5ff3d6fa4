// SPDX-License-Identifier: Apache-2.0
#include "manifest.h"
#include "tests/support/test_program.h"

#include "import/kubernetes/calico_selector.h"

#include <QTest>

#include <map>

namespace kubernetes_policies {

using namespace bulkhead;
using test::importManifest;
using test::stated;

// What network policies of all kinds close, and which of them decides.
class KubernetesPolicies : public QObject
{
    Q_OBJECT

private slots:
    void states_data();
    void states();
    void decidingPolicyIsTheEvidence();
    void wholeNamespacesAreLetIn();
    void connections_data();
    void connections();
    void rulesOfCiliumTellWhoComes();
    void protocolsOfCalico();
    void namespaceDefault_data();
    void namespaceDefault();
    void policiesWithoutWorkloads();
    void policiesOfPluginsAreRead();
    void selectorsOfCalico_data();
    void selectorsOfCalico();
    void labelsThatCalicoAsksFor_data();
    void labelsThatCalicoAsksFor();
};

namespace {

const std::string pods = R"(apiVersion: v1
kind: Pod
metadata: {name: web, namespace: n, labels: {app: web}}
spec: {containers: [{name: app, image: x, ports: [{name: http, containerPort: 8080}]}]}
---
apiVersion: v1
kind: Service
metadata: {name: web, namespace: n}
spec: {selector: {app: web}, ports: [{port: 80, targetPort: 8080}]}
---
apiVersion: v1
kind: Pod
metadata: {name: desk, namespace: m, labels: {app: desk}}
spec: {containers: [{name: app, image: x, env: [{name: WEB_URL, value: web.n:80}]}]}
---
)";
const std::string spaceObject =
    "apiVersion: v1\nkind: Namespace\nmetadata: {name: m, labels: {team: desk}}\n---\n";
const std::string web = "n/Pod/web/app";

std::string object(const std::string &version, const std::string &kind, const std::string &spec,
                   const std::string &metadata = "name: p, namespace: n")
{
    return "apiVersion: " + version + "\nkind: " + kind + "\nmetadata: {" + metadata + "}\nspec: {" + spec +
           "}\n---\n";
}

std::string policy(const std::string &spec)
{
    return object("networking.k8s.io/v1", "NetworkPolicy", spec);
}

std::string cilium(const std::string &spec)
{
    return object("cilium.io/v2", "CiliumNetworkPolicy", spec);
}

std::string admin(const std::string &spec)
{
    return object("policy.networking.k8s.io/v1alpha1", "AdminNetworkPolicy", spec, "name: p");
}

std::string baseline(const std::string &spec)
{
    return object("policy.networking.k8s.io/v1alpha1", "BaselineAdminNetworkPolicy", spec, "name: default");
}

std::string calico(const std::string &spec)
{
    return object("projectcalico.org/v3", "NetworkPolicy", spec);
}

const std::string toWeb = "podSelector: {matchLabels: {app: web}}, ";
const std::string both = "policyTypes: [Ingress, Egress], ";
const std::string everyPod = "subject: {namespaces: {}}, ";

} // namespace

void KubernetesPolicies::states_data()
{
    QTest::addColumn<std::string>("objects");
    QTest::addColumn<std::string>("policy");
    QTest::addColumn<std::string>("egressRestricted");
    const auto row = [](const char *tag, const std::string &objects, const char *expected,
                        const char *egress) {
        QTest::newRow(tag) << objects << std::string(expected) << std::string(egress);
    };
    row("every address in and out",
        policy(toWeb + both +
               "ingress: [{from: [{ipBlock: {cidr: 0.0.0.0/0}}]}], egress: [{to: [{ipBlock: {cidr: "
               "0.0.0.0/0}}]}]"),
        "none", "false");
    row("every address of version 6 out",
        policy(toWeb + both + "egress: [{to: [{ipBlock: {cidr: '::/0'}}]}]"), "ingress_only", "false");
    row("every address in two halves",
        policy(toWeb + "ingress: [{from: [{ipBlock: {cidr: 0.0.0.0/1}}, {ipBlock: {cidr: 128.0.0.0/1}}]}]"),
        "none", "unset");
    row("every address but the private ones",
        policy(toWeb + both + "egress: [{to: [{ipBlock: {cidr: 0.0.0.0/0, except: [10.0.0.0/8]}}]}]"),
        "default_deny", "true");
    row("every address but the metadata of the cloud",
        policy(toWeb + both + "egress: [{to: [{ipBlock: {cidr: 0.0.0.0/0, except: [169.254.169.254/32]}}]}]"),
        "ingress_only", "false");
    row("every address on one port",
        policy(toWeb + "ingress: [{from: [{ipBlock: {cidr: 0.0.0.0/0}}], ports: [{port: 8080}]}]"),
        "ingress_only", "unset");
    row("every address on all ports of TCP",
        policy(toWeb + "ingress: [{from: [{ipBlock: {cidr: 0.0.0.0/0}}], ports: [{protocol: TCP}]}]"), "none",
        "unset");
    row("some addresses", policy(toWeb + "ingress: [{from: [{ipBlock: {cidr: 203.0.113.0/24}}]}]"),
        "ingress_only", "unset");
    row("every namespace", policy(toWeb + "ingress: [{from: [{namespaceSelector: {}}]}]"), "none", "unset");
    row("some pods of every namespace",
        policy(toWeb +
               "ingress: [{from: [{namespaceSelector: {}, podSelector: {matchLabels: {app: desk}}}]}]"),
        "ingress_only", "unset");
    row("its own namespace", policy(toWeb + "ingress: [{from: [{podSelector: {}}]}]"), "ingress_only",
        "unset");
    row("every pod, outward", policy(toWeb + both + "egress: [{to: [{namespaceSelector: {}}]}]"),
        "default_deny", "true");

    row("administrator denies all",
        admin(everyPod + "priority: 5, ingress: [{action: Deny, from: [{namespaces: {}}]}]"), "ingress_only",
        "unset");
    row("administrator denies one namespace",
        admin(everyPod +
              "priority: 5, ingress: [{action: Deny, from: [{namespaces: {matchLabels: {team: desk}}}]}]"),
        "unset", "unset");
    row("administrator allows all, before a policy",
        admin(everyPod + "priority: 5, ingress: [{action: Allow, from: [{namespaces: {}}]}]") +
            policy("podSelector: {}"),
        "none", "unset");
    row("administrator passes on to a policy",
        admin(everyPod +
              "priority: 5, ingress: [{action: Pass, from: [{namespaces: {}}]}, {action: Deny, from: "
              "[{namespaces: {}}]}]") +
            policy(toWeb + "ingress: [{}]"),
        "none", "unset");
    row("the lower number goes first",
        admin(everyPod + "priority: 9, ingress: [{action: Allow, from: [{namespaces: {}}]}]") +
            object("policy.networking.k8s.io/v1alpha1", "AdminNetworkPolicy",
                   everyPod + "priority: 2, ingress: [{action: Deny, from: [{namespaces: {}}]}]", "name: q"),
        "ingress_only", "unset");
    row("baseline",
        baseline(everyPod + "ingress: [{action: Deny, from: [{namespaces: {}}]}], egress: [{action: Deny, "
                            "to: [{networks: [0.0.0.0/0]}]}]"),
        "default_deny", "true");
    row("baseline after a policy that opens",
        baseline(everyPod + "ingress: [{action: Deny, from: [{namespaces: {}}]}]") +
            policy(toWeb + "ingress: [{}]"),
        "none", "unset");

    row("Cilium lets nothing in", cilium("endpointSelector: {matchLabels: {app: web}}, ingress: [{}]"),
        "ingress_only", "unset");
    row("Cilium with the source of a label",
        cilium("endpointSelector: {matchLabels: {'k8s:app': web}}, ingress: [{}], egress: [{}]"),
        "default_deny", "true");
    row("Cilium for another pod", cilium("endpointSelector: {matchLabels: {app: desk}}, ingress: [{}]"),
        "unset", "unset");
    row("Cilium without rules", cilium("endpointSelector: {}, ingress: []"), "unset", "unset");
    row("Cilium lets the cluster in", cilium("endpointSelector: {}, ingress: [{fromEntities: [cluster]}]"),
        "none", "unset");
    row("Cilium lets the world in, which is no pod",
        cilium("endpointSelector: {}, ingress: [{fromEntities: [world]}]"), "ingress_only", "unset");
    row("Cilium lets its own namespace in", cilium("endpointSelector: {}, ingress: [{fromEndpoints: [{}]}]"),
        "ingress_only", "unset");
    row("Cilium lets every namespace in",
        cilium("endpointSelector: {}, ingress: [{fromEndpoints: [{matchExpressions: [{key: "
               "'k8s:io.kubernetes.pod.namespace', operator: Exists}]}]}]"),
        "none", "unset");
    row("Cilium lets out to the world",
        cilium("endpointSelector: {}, ingress: [{}], egress: [{toEntities: [world]}]"), "ingress_only",
        "false");
    row("Cilium opens and denies",
        cilium(
            "endpointSelector: {}, ingress: [{fromEntities: [all]}], ingressDeny: [{fromEntities: [all]}]"),
        "ingress_only", "unset");
    row("Cilium closes nothing by itself",
        cilium("endpointSelector: {}, enableDefaultDeny: {ingress: false}, ingress: [{fromEntities: "
               "[cluster]}]"),
        "unset", "unset");
    row("Cilium for the whole cluster",
        object("cilium.io/v2", "CiliumClusterwideNetworkPolicy",
               "endpointSelector: {matchLabels: {'io.kubernetes.pod.namespace': n}}, ingress: "
               "[{fromEndpoints: [{}]}]",
               "name: p"),
        "none", "unset");

    row("Calico lets nothing in", calico("selector: app == 'web', types: [Ingress]"), "ingress_only",
        "unset");
    row("Calico lets all in", calico("selector: all(), types: [Ingress], ingress: [{action: Allow}]"), "none",
        "unset");
    row("Calico denies before it allows",
        calico("types: [Ingress], ingress: [{action: Deny}, {action: Allow}]"), "ingress_only", "unset");
    row("Calico for the whole cluster",
        object("crd.projectcalico.org/v1", "GlobalNetworkPolicy",
               "namespaceSelector: projectcalico.org/name == 'n', types: [Ingress, Egress], egress: "
               "[{action: Allow, "
               "destination: {nets: [0.0.0.0/0]}}]",
               "name: p"),
        "ingress_only", "false");
    row("Calico for another namespace",
        object("crd.projectcalico.org/v1", "GlobalNetworkPolicy",
               "namespaceSelector: projectcalico.org/name == 'm', types: [Ingress]", "name: p"),
        "unset", "unset");
}

void KubernetesPolicies::states()
{
    QFETCH(std::string, objects);
    QFETCH(std::string, policy);
    QFETCH(std::string, egressRestricted);
    const auto imported = importManifest(pods + objects);
    QCOMPARE(stated(imported.model, web, "network_policy"), policy);
    QCOMPARE(stated(imported.model, web, "egress_restricted"), egressRestricted);
}

void KubernetesPolicies::decidingPolicyIsTheEvidence()
{
    const auto imported = importManifest(
        pods +
        object("networking.k8s.io/v1", "NetworkPolicy", "podSelector: {}", "name: closed, namespace: n") +
        object("networking.k8s.io/v1", "NetworkPolicy", toWeb + "ingress: [{}]", "name: open, namespace: n"));
    QCOMPARE(stated(imported.model, web, "network_policy"), std::string("none"));
    QCOMPARE(test::origin(imported.model, web, "network_policy"), std::string("NetworkPolicy/open:24"));
}

void KubernetesPolicies::wholeNamespacesAreLetIn()
{
    const auto admitted = [](const std::string &spec) {
        return stated(importManifest(pods + spaceObject + policy(spec)).model, web, "admitted_namespaces");
    };
    const std::string ofTeam = "{namespaceSelector: {matchLabels: {team: desk}}";
    const std::string whole = admitted(toWeb + both + "ingress: [{from: [" + ofTeam + "}]}]");
    QVERIFY2(whole.find('m') != std::string::npos && whole.find('n') == std::string::npos, whole.c_str());
    QCOMPARE(admitted(toWeb + both + "ingress: [{from: [" + ofTeam +
                      ", podSelector: {matchLabels: {app: desk}}}]}]"),
             std::string("unset")); // a flow tells of those that are named
    QCOMPARE(admitted(toWeb + "ingress: [{}]"), std::string("unset"));
}

void KubernetesPolicies::connections_data()
{
    QTest::addColumn<std::string>("objects");
    QTest::addColumn<std::string>("expected"); // of the flow from the desk to the web
    const auto row = [](const char *tag, const std::string &objects, const char *expected) {
        QTest::newRow(tag) << objects << std::string(expected);
    };
    const std::string fromDesk = "from: [{namespaceSelector: {matchLabels: {team: desk}}}]";
    row("no policy", "", "unset");
    row("closed", policy("podSelector: {}"), "false");
    row("by the port of the pod",
        spaceObject + policy(toWeb + "ingress: [{" + fromDesk + ", ports: [{port: 8080}]}]"), "true");
    row("by the name of the port",
        spaceObject + policy(toWeb + "ingress: [{" + fromDesk + ", ports: [{port: http}]}]"), "true");
    row("by the port of the Service, which is another",
        spaceObject + policy(toWeb + "ingress: [{" + fromDesk + ", ports: [{port: 80}]}]"), "false");
    row("by a range of ports",
        spaceObject + policy(toWeb + "ingress: [{" + fromDesk + ", ports: [{port: 8000, endPort: 8100}]}]"),
        "true");
    row("by the port of another protocol",
        spaceObject + policy(toWeb + "ingress: [{" + fromDesk + ", ports: [{port: 8080, protocol: UDP}]}]"),
        "false");
    row("by every port of another protocol",
        spaceObject + policy(toWeb + "ingress: [{" + fromDesk + ", ports: [{protocol: UDP}]}]"), "false");
    row("by the name of the port and another protocol",
        spaceObject + policy(toWeb + "ingress: [{" + fromDesk + ", ports: [{port: http, protocol: SCTP}]}]"),
        "false");
    const auto adminPort = [](const std::string &ports) {
        return spaceObject +
               admin("subject: {namespaces: {matchLabels: {kubernetes.io/metadata.name: n}}}, priority: 1, "
                     "ingress: [{action: Allow, from: [{namespaces: {matchLabels: {team: desk}}}], ports: [" +
                     ports + "]}, {action: Deny, from: [{namespaces: {}}]}]");
    };
    row("allowed by the administrator on the port", adminPort("{portNumber: {port: 8080}}"), "true");
    row("allowed by the administrator on the port of another protocol",
        adminPort("{portNumber: {port: 8080, protocol: UDP}}"), "false");
    row("allowed by the administrator on ports of another protocol",
        adminPort("{portRange: {start: 8000, end: 8100, protocol: UDP}}"), "false");
    row("by labels of a namespace that is elsewhere", policy(toWeb + "ingress: [{" + fromDesk + "}]"),
        "unset");
    row("by the name of a namespace",
        policy(toWeb +
               "ingress: [{from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: m}}}]}]"),
        "true");
    row("by the name of another namespace",
        policy(toWeb +
               "ingress: [{from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: o}}}]}]"),
        "false");
    row("by the name of a namespace and a label of it",
        spaceObject + policy(toWeb + "ingress: [{from: [{namespaceSelector: {matchLabels: "
                                     "{kubernetes.io/metadata.name: m, team: desk}}}]}]"),
        "true");
    const auto byNames = [](const std::string &names) {
        return policy(toWeb +
                      "ingress: [{from: [{namespaceSelector: {matchExpressions: [{key: "
                      "kubernetes.io/metadata.name, operator: In, values: [" +
                      names + "]}]}}]}]");
    };
    row("by the names of namespaces", spaceObject + byNames("m, o"), "true");
    row("by the names of other namespaces", spaceObject + byNames("n, o"), "false");
    row("by an address that may be the pod's",
        policy(toWeb + "ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/8}}]}]"), "unset");
    row("by an address of the internet",
        policy(toWeb + "ingress: [{from: [{ipBlock: {cidr: 203.0.113.0/24}}]}]"), "false");
    row("denied by the administrator, whatever a policy allows",
        spaceObject +
            admin("subject: {namespaces: {matchLabels: {kubernetes.io/metadata.name: n}}}, priority: 1, "
                  "ingress: "
                  "[{action: Deny, from: [{namespaces: {matchLabels: {team: desk}}}]}]") +
            policy(toWeb + "ingress: [{}]"),
        "false");
    const auto egressTo = [](const std::string &networks) {
        return admin("subject: {namespaces: {}}, priority: 1, egress: [{action: Deny, to: [{networks: [" +
                     networks + "]}]}]");
    };
    row("denied by the administrator to every address, those of pods too",
        egressTo("0.0.0.0/0, '::/0'") + policy(toWeb + "ingress: [{}]"), "false");
    row("allowed at one end, not known at the other",
        egressTo("10.0.0.0/8") + policy(toWeb + "ingress: [{}]"), "unset");
    row("allowed by Cilium on the port",
        cilium("endpointSelector: {}, ingress: [{fromEndpoints: [{matchLabels: "
               "{'k8s:io.kubernetes.pod.namespace': m}}], "
               "toPorts: [{ports: [{port: '8080', protocol: TCP}]}]}]"),
        "true");
    row("allowed by Cilium on another port",
        cilium("endpointSelector: {}, ingress: [{fromEndpoints: [{matchLabels: "
               "{'k8s:io.kubernetes.pod.namespace': m}}], "
               "toPorts: [{ports: [{port: '9090', protocol: TCP}]}]}]"),
        "false");
    for (const auto &[protocol, expected] : {std::pair("UDP", "false"), std::pair("ANY", "true")})
        row((std::string("allowed by Cilium on the port by ") + protocol).c_str(),
            cilium(std::string("endpointSelector: {}, ingress: [{fromEndpoints: [{matchLabels: "
                               "{'k8s:io.kubernetes.pod.namespace': m}}], toPorts: [{ports: [{port: '8080', "
                               "protocol: ") +
                   protocol + "}]}]}]"),
            expected);
    row("allowed by Cilium to labels with their source",
        cilium("endpointSelector: {matchLabels: {'k8s:app': web}}, ingress: [{fromEndpoints: [{matchLabels: "
               "{'any:app': desk, 'k8s:io.kubernetes.pod.namespace': m}}]}]"),
        "true");
    row("closed by Cilium to all who bear a label",
        cilium("endpointSelector: {matchLabels: {'any:app': web}}, ingress: [{}]"), "false");
    row("closed by Calico to one label or another",
        calico("types: [Ingress], selector: \"app == 'api' || app == 'web'\""), "false");
    row("closed by Calico to all but some",
        calico("types: [Ingress], selector: \"!(app == 'api') && app == 'web'\""), "false");
    row("closed by Calico to others", calico("types: [Ingress], selector: \"app == 'api'\""), "unset");
    row("allowed by Calico",
        calico("types: [Ingress], ingress: [{action: Allow, protocol: TCP, source: {namespaceSelector: "
               "\"projectcalico.org/name == 'm'\"}, destination: {ports: ['8000:8100']}}]"),
        "true");
}

void KubernetesPolicies::connections()
{
    QFETCH(std::string, objects);
    QFETCH(std::string, expected);
    const auto imported = importManifest(pods + objects);
    QCOMPARE(test::statedOfFlow(imported.model, "m/Pod/desk/app->" + web, "policy_allowed"), expected);
}

// Who is named is expected; a whole namespace names nobody.
void KubernetesPolicies::rulesOfCiliumTellWhoComes()
{
    const std::string till =
        "apiVersion: v1\nkind: Pod\nmetadata: {name: till, namespace: n, labels: {app: till}}\n"
        "spec: {containers: [{name: app, image: x}]}\n---\n";
    const auto flow = [&](const std::string &peer) {
        const auto imported =
            importManifest(pods + till +
                           cilium("endpointSelector: {matchLabels: {app: web}}, ingress: [{fromEndpoints: [" +
                                  peer + "]}]"));
        return test::statedOfFlow(imported.model, "n/Pod/till/app->" + web, "policy_allowed");
    };
    QCOMPARE(flow("{matchLabels: {app: till}}"), std::string("true"));
    QCOMPARE(flow("{}"), std::string("no such flow"));
}

// A protocol without ports means all of them, and none by its number; Calico's names are in any case.
void KubernetesPolicies::protocolsOfCalico()
{
    const std::string till =
        "apiVersion: v1\nkind: Pod\nmetadata: {name: till, namespace: n, labels: {app: till}}\n"
        "spec: {containers: [{name: app, image: x}]}\n---\n";
    const auto imported = importManifest(
        pods + till +
        calico("types: [Ingress], selector: \"app == 'web'\", ingress: [{action: Allow, protocol: "
               "UDP, source: {selector: \"app == 'till'\"}}]"));
    const model::Flow *flow = imported.model.flow("n/Pod/till/app->" + web);
    QVERIFY(flow);
    QCOMPARE(flow->name, std::string("to app"));
}

void KubernetesPolicies::namespaceDefault_data()
{
    QTest::addColumn<std::string>("objects");
    QTest::addColumn<std::string>("expected");
    const auto row = [](const char *tag, const std::string &objects, const char *expected) {
        QTest::newRow(tag) << objects << std::string(expected);
    };
    row("one pod", policy(toWeb + both), "unset");
    row("every pod", policy("podSelector: {}, policyTypes: [Ingress]"), "deny_ingress");
    row("every pod, both ways", policy("podSelector: {}, policyTypes: [Ingress, Egress]"), "deny_all");
    row("closed and opened again",
        policy("podSelector: {}") + object("networking.k8s.io/v1", "NetworkPolicy",
                                           "podSelector: {}, ingress: [{}]", "name: q, namespace: n"),
        "allow_all");
    row("Cilium", cilium("endpointSelector: {}, ingress: [{}]"), "deny_ingress");
    row("administrator", admin(everyPod + "ingress: [{action: Deny, from: [{namespaces: {}}]}]"),
        "deny_ingress");
}

void KubernetesPolicies::namespaceDefault()
{
    QFETCH(std::string, objects);
    QFETCH(std::string, expected);
    QCOMPARE(stated(importManifest(pods + objects).model, "namespace.n", "network_policy_default"), expected);
}

// Policies are often kept apart from the workloads: which they select is then not known.
void KubernetesPolicies::policiesWithoutWorkloads()
{
    const std::string idle = policy("podSelector: {matchLabels: {app: none}}");
    QCOMPARE(stated(importManifest(idle).model, "namespace.n", "idle_policies"), std::string("unset"));
    QCOMPARE(stated(importManifest(idle).model, "namespace.n", "unmatched_policies"),
             std::string("NetworkPolicy/p"));
    QCOMPARE(stated(importManifest(pods + idle).model, "namespace.n", "unmatched_policies"),
             std::string("unset"));
    QCOMPARE(stated(importManifest(pods + idle).model, "namespace.n", "idle_policies"),
             std::string("NetworkPolicy/p"));
}

void KubernetesPolicies::policiesOfPluginsAreRead()
{
    const auto imported = importManifest(
        pods + cilium("endpointSelector: {}, ingress: [{}]") +
        admin(everyPod + "ingress: [{action: Deny, from: [{namespaces: {}}]}]") + calico("order: 1"));
    QVERIFY(imported.diagnostics.empty());
    QCOMPARE(stated(imported.model, "cluster/control-plane", "network_policy_supported"),
             std::string("true"));
}

void KubernetesPolicies::selectorsOfCalico_data()
{
    QTest::addColumn<std::string>("selector");
    QTest::addColumn<int>("expected"); // -1: no selector
    const auto row = [](const char *selector, int expected) {
        QTest::newRow(selector) << std::string(selector) << expected;
    };
    row("", 1);
    row("all()", 1);
    row("role == 'db'", 1);
    row("role == \"web\"", 0);
    row("role != 'web'", 1);
    row("none != 'web'", 1);
    row("has(role) && !has(none)", 1);
    row("has(none) || tier in {'a', \"b\"}", 1);
    row("tier not in { 'a' }", 1);
    row("tier not in {'b'}", 0);
    row("!(role == 'db' && tier == 'a')", 1);
    row("role starts with 'd' && role ends with 'b' && role contains 'd'", 1);
    row("example.org/x-y == ''", 1);
    row("role =", -1);
    row("role == db", -1);
    row("(all()", -1);
    row("all() all()", -1);
    row("tier in {'a'", -1);
    row("!!!", -1);
}

void KubernetesPolicies::selectorsOfCalico()
{
    QFETCH(std::string, selector);
    QFETCH(int, expected);
    const std::map<std::string_view, std::string_view> labels = {
        {"role", "db"}, {"tier", "b"}, {"example.org/x-y", ""}};
    const auto answer = import::kubernetes::matchesCalicoSelector(
        selector, [&](std::string_view key) -> std::optional<std::string_view> {
            const auto found = labels.find(key);
            return found == labels.end() ? std::nullopt : std::optional(found->second);
        });
    QCOMPARE(answer ? static_cast<int>(*answer) : -1, expected);
}

// What a pod must bear whatever else an expression says.
void KubernetesPolicies::labelsThatCalicoAsksFor_data()
{
    QTest::addColumn<std::string>("selector");
    QTest::addColumn<std::string>("expected");
    const auto row = [](const char *selector, const char *expected) {
        QTest::newRow(selector) << std::string(selector) << std::string(expected);
    };
    row("role == 'db'", "role=db ");
    row("role == 'db' && has(x) && tier == \"a\"", "role=db tier=a ");
    row("role == 'db' || tier == 'a'", "");
    row("role == 'db' && (tier == 'a' || tier == 'b')", "role=db ");
    row("!role == 'db'", "");
    row("(role == 'db')", "");
    row("role != 'db'", "");
    row("role == 'db' &&", "");
    row("all()", "");
    row("", "");
}

void KubernetesPolicies::labelsThatCalicoAsksFor()
{
    QFETCH(std::string, selector);
    QFETCH(std::string, expected);
    std::string labels;
    for (const auto &[name, value] : import::kubernetes::labelsAskedFor(selector))
        labels += std::string(name) + '=' + std::string(value) + ' ';
    QCOMPARE(labels, expected);
}

} // namespace kubernetes_policies

BULKHEAD_TEST(kubernetes_policies, KubernetesPolicies, None)
#include "test_policies.moc"
