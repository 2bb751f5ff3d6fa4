// SPDX-License-Identifier: Apache-2.0
#include "manifest.h"

#include <QtTest>

using namespace bulkhead;
using namespace bulkhead::test;

namespace {

const std::string plane = "cluster/control-plane";
const std::string flow = "shop/Pod/web/app->shop/Pod/api/app";
const std::string api = "shop/Pod/api/app";

std::string space(const std::string &labels, const std::string &annotations = "{}")
{
    return "apiVersion: v1\nkind: Namespace\nmetadata: {name: shop, labels: " + labels +
           ", annotations: " + annotations + "}\n---\n";
}

std::string pod(const std::string &name, const std::string &more = {}, const std::string &env = {})
{
    return "apiVersion: v1\nkind: Pod\nmetadata: {name: " + name +
           ", namespace: shop, labels: {app: " + name + "}" + more +
           "}\nspec:\n  serviceAccountName: " + name +
           "\n  containers:\n  - {name: app, image: registry.example.com/" + name +
           ":1, ports: [{containerPort: 8080}]" + env + "}\n---\n";
}

// web calls api by http, which says by itself that nothing is encrypted.
std::string shop(const std::string &ofWeb = {}, const std::string &ofApi = {})
{
    return pod("web", ofWeb, ", env: [{name: API_URL, value: 'http://api:8080'}]") + pod("api", ofApi) +
           "apiVersion: v1\nkind: Service\nmetadata: {name: api, namespace: shop}\n"
           "spec: {selector: {app: api}, ports: [{port: 8080}]}\n---\n";
}

std::string demand(const std::string &mode, const std::string &space = "shop", const std::string &more = {})
{
    return "apiVersion: security.istio.io/v1\nkind: PeerAuthentication\nmetadata: {name: default, "
           "namespace: " +
           space + "}\nspec:\n  mtls:\n    mode: " + mode + "\n" + more + "---\n";
}

std::string authorization(const std::string &spec)
{
    return "apiVersion: security.istio.io/v1\nkind: AuthorizationPolicy\nmetadata: {name: api, namespace: "
           "shop}\nspec:\n" +
           spec + "---\n";
}

const std::string toApi = "  selector: {matchLabels: {app: api}}\n";
const std::string injected = space("{istio-injection: enabled}");

} // namespace

// Istio and Linkerd: what their proxies encrypt, and whom they let in.
class MeshTest : public QObject
{
    Q_OBJECT

private slots:
    void mutualTlsOfIstio_data();
    void mutualTlsOfIstio();
    void evidenceNamesThePolicy();
    void narrowerPoliciesGoFirst();
    void onePortMayBeWeaker();
    void portsWithoutTheirOwnModeInherit();
    void podsJoinByThemselves_data();
    void podsJoinByThemselves();
    void portsThatProxiesLetPass_data();
    void portsThatProxiesLetPass();
    void wholeClusterIsAsGoodAsItsWeakest_data();
    void wholeClusterIsAsGoodAsItsWeakest();
    void authorizationClosesAWorkload_data();
    void authorizationClosesAWorkload();
    void meshAndNetworkBothDecide();
    void linkerdByInjection();
    void linkerdServers_data();
    void linkerdServers();
    void imagesThatAdmissionVerifies_data();
    void imagesThatAdmissionVerifies();
};

void MeshTest::mutualTlsOfIstio_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("encryption");
    QTest::addColumn<QString>("authentication");
    const auto row = [](const char *name, const std::string &text, const char *encryption,
                        const char *authentication) {
        QTest::newRow(name) << QString::fromStdString(text) << QString(encryption) << QString(authentication);
    };
    row("no mesh", shop(), "none", "unset");
    row("strict", injected + shop() + demand("STRICT"), "mtls", "mtls");
    row("strict, namespace elsewhere", shop() + demand("STRICT"), "mtls", "mtls");
    row("strict for the mesh", injected + shop() + demand("STRICT", "istio-system"), "mtls", "mtls");
    row("strict for the mesh, namespace elsewhere", shop() + demand("STRICT", "istio-system"), "none",
        "unset");
    row("strict, no proxies", space("{team: a}") + shop() + demand("STRICT"), "none", "unset");
    row("strict, one without a proxy",
        injected + shop(", annotations: {sidecar.istio.io/inject: 'false'}") + demand("STRICT"), "none",
        "unset");
    row("permissive", injected + shop() + demand("PERMISSIVE"), "mtls", "unset");
    row("injected alone", injected + shop(), "mtls", "unset");
    row("ambient", space("{istio.io/dataplane-mode: ambient}") + shop(), "mtls", "unset");
    row("switched off", injected + shop() + demand("DISABLE"), "none", "unset");
    row("switched off by callers",
        injected + shop() +
            "apiVersion: networking.istio.io/v1\nkind: DestinationRule\nmetadata: {name: d, namespace: "
            "shop}\n"
            "spec: {host: api, trafficPolicy: {tls: {mode: DISABLE}}}\n",
        "none", "unset");
    row("injection disabled", space("{istio-injection: disabled}") + shop() + demand("STRICT"), "none",
        "unset");
}

void MeshTest::mutualTlsOfIstio()
{
    QFETCH(QString, text);
    QFETCH(QString, encryption);
    QFETCH(QString, authentication);
    const auto imported = importManifest(text.toStdString());
    QCOMPARE(QString::fromStdString(statedOfFlow(imported.model, flow, "encryption")), encryption);
    QCOMPARE(QString::fromStdString(statedOfFlow(imported.model, flow, "authentication")), authentication);
    for (const auto &diagnostic : imported.diagnostics)
        QVERIFY2(diagnostic.message.find("not read") == std::string::npos, diagnostic.message.c_str());
}

void MeshTest::evidenceNamesThePolicy()
{
    const auto imported = importManifest(demand("STRICT") + shop());
    const model::Flow *drawn = imported.model.flow(flow);
    QVERIFY(drawn);
    const model::Property *property = drawn->properties.find(*imported.model.vocabulary().key("encryption"));
    QVERIFY(property && property->origin);
    QCOMPARE(property->origin->object.view(), std::string_view("PeerAuthentication/default"));
    QCOMPARE(property->origin->line, 6);
}

void MeshTest::narrowerPoliciesGoFirst()
{
    const std::string own = demand("PERMISSIVE", "shop", toApi);
    const auto weaker = importManifest(injected + shop() + demand("STRICT") + own);
    QCOMPARE(statedOfFlow(weaker.model, flow, "authentication"), std::string("unset"));
    const auto stronger = importManifest(injected + shop() + demand("DISABLE", "istio-system") +
                                         demand("UNSET", "shop", toApi) + demand("STRICT"));
    QCOMPARE(statedOfFlow(stronger.model, flow, "authentication"), std::string("mtls"));
}

void MeshTest::onePortMayBeWeaker()
{
    const auto ports = [](const char *port) {
        return demand("STRICT", "shop", toApi + "  portLevelMtls: {" + port + ": {mode: DISABLE}}\n");
    };
    QCOMPARE(statedOfFlow(importManifest(injected + shop() + ports("8080")).model, flow, "encryption"),
             std::string("none"));
    QCOMPARE(statedOfFlow(importManifest(injected + shop() + ports("9090")).model, flow, "encryption"),
             std::string("mtls"));
}

// A policy may speak of some ports alone: the others are as its namespace has them.
void MeshTest::portsWithoutTheirOwnModeInherit()
{
    const auto ports = [](const char *stated) {
        return std::string("apiVersion: security.istio.io/v1\nkind: PeerAuthentication\nmetadata: {name: p, "
                           "namespace: shop}\nspec:\n") +
               toApi + "  portLevelMtls: {" + stated + "}\n---\n";
    };
    const auto authenticationWith = [&](const std::string &policies) {
        return statedOfFlow(importManifest(injected + shop() + policies).model, flow, "authentication");
    };
    QCOMPARE(authenticationWith(ports("8080: {mode: STRICT}")), std::string("mtls"));
    QCOMPARE(authenticationWith(ports("9090: {mode: STRICT}")), std::string("unset"));
    QCOMPARE(authenticationWith(demand("STRICT") + ports("8080: {}")), std::string("mtls"));
    QCOMPARE(authenticationWith(demand("STRICT") + ports("8080: {mode: UNSET}")), std::string("mtls"));
    const auto ofCluster = [](const std::string &policies) {
        return stated(importManifest(injected + shop() + policies).model, plane, "workload_mtls");
    };
    QCOMPARE(ofCluster(demand("PERMISSIVE") + ports("9090: {mode: STRICT}")), std::string("permissive"));
    QCOMPARE(ofCluster(demand("STRICT") + ports("9090: {mode: PERMISSIVE}")), std::string("permissive"));
    QCOMPARE(ofCluster(demand("STRICT") + ports("9090: {mode: STRICT}")), std::string("strict"));
}

void MeshTest::podsJoinByThemselves_data()
{
    QTest::addColumn<QString>("ofSpace"); // labels
    QTest::addColumn<QString>("ofPods");
    QTest::addColumn<QString>("encryption");
    const auto row = [](const char *name, const char *ofSpace, const char *ofPods, const char *encryption) {
        QTest::newRow(name) << QString(ofSpace) << QString(ofPods) << QString(encryption);
    };
    row("revision", "{team: a}", "labels: {app: NAME, istio.io/rev: canary}", "mtls");
    row("ambient", "{team: a}", "labels: {app: NAME, istio.io/dataplane-mode: ambient}", "mtls");
    row("ambient, in a namespace without proxies", "{istio-injection: disabled}",
        "labels: {app: NAME, istio.io/dataplane-mode: ambient}", "mtls");
    row("namespace in ambient mode without proxies",
        "{istio-injection: disabled, istio.io/dataplane-mode: ambient}", "labels: {app: NAME}", "mtls");
    row("not ambient, but with a proxy", "{istio-injection: enabled}",
        "labels: {app: NAME, istio.io/dataplane-mode: none}", "mtls");
    row("not ambient", "{istio.io/dataplane-mode: ambient}",
        "labels: {app: NAME, istio.io/dataplane-mode: none}", "none");
    row("no proxy, but ambient", "{istio.io/dataplane-mode: ambient}",
        "labels: {app: NAME, sidecar.istio.io/inject: 'false'}", "mtls");
    row("asks in a namespace that refuses", "{istio-injection: disabled}",
        "labels: {app: NAME, sidecar.istio.io/inject: 'true'}", "none");
    row("revision in a namespace that refuses", "{istio-injection: disabled}",
        "labels: {app: NAME, istio.io/rev: canary}", "none");
    row("Linkerd's proxy in a namespace without Istio's", "{istio-injection: disabled}",
        "labels: {app: NAME}, annotations: {linkerd.io/inject: enabled}", "mtls");
}

void MeshTest::podsJoinByThemselves()
{
    QFETCH(QString, ofSpace);
    QFETCH(QString, ofPods);
    QFETCH(QString, encryption);
    std::string text = space(ofSpace.toStdString()) + shop();
    for (const std::string name : {"web", "api"}) {
        const std::string labels = "labels: {app: " + name + "}}";
        text.replace(text.find(labels), labels.size(),
                     QString(ofPods).replace("NAME", QString::fromStdString(name)).toStdString() + "}");
    }
    QCOMPARE(QString::fromStdString(statedOfFlow(importManifest(text).model, flow, "encryption")),
             encryption);

    // A proxy that is there counts more than what would bring one.
    const std::string proxy = "  - {name: istio-proxy, image: registry.example.com/proxy:1}\n";
    for (const std::string name : {"web", "api"}) {
        const std::size_t at = text.find("  - {name: app, image: registry.example.com/" + name);
        text.insert(text.find('\n', at) + 1, proxy);
    }
    QCOMPARE(QString::fromStdString(statedOfFlow(importManifest(text).model, flow, "encryption")),
             QString("mtls"));
}

void MeshTest::portsThatProxiesLetPass_data()
{
    QTest::addColumn<QString>("ofSpace");
    QTest::addColumn<QString>("ofWeb");
    QTest::addColumn<QString>("ofApi");
    QTest::addColumn<QString>("encryption");
    QTest::addColumn<QString>("ofCluster");
    const auto row = [](const char *name, const char *ofSpace, const char *ofWeb, const char *ofApi,
                        const char *encryption, const char *ofCluster) {
        QTest::newRow(name) << QString(ofSpace) << QString(ofWeb) << QString(ofApi) << QString(encryption)
                            << QString(ofCluster);
    };
    const char *const linkerd =
        "linkerd.io/inject: enabled, config.linkerd.io/default-inbound-policy: all-authenticated";
    const std::string skipping =
        std::string(linkerd) + ", config.linkerd.io/skip-inbound-ports: '25,8000-9000'";
    row("none", linkerd, "", "", "mtls", "strict");
    row("Linkerd, into the pod", linkerd, "", "config.linkerd.io/skip-inbound-ports: '8080'", "none",
        "permissive");
    row("Linkerd, into the pod, another port", linkerd, "",
        "config.linkerd.io/skip-inbound-ports: '25,9000-9100'", "mtls", "permissive");
    row("Linkerd, by the namespace", skipping.c_str(), "", "", "none", "permissive");
    row("Linkerd, by the namespace, not by the pod", skipping.c_str(), "",
        "config.linkerd.io/skip-inbound-ports: '25'", "mtls", "permissive");
    row("Linkerd, out of the pod", linkerd, "config.linkerd.io/skip-outbound-ports: 8080", "", "none",
        "strict");
    row("Istio, into the pod", "", "", "traffic.sidecar.istio.io/excludeInboundPorts: '22, 8080'", "none",
        "permissive");
    row("Istio, into the pod, another port", "", "", "traffic.sidecar.istio.io/excludeInboundPorts: '22'",
        "mtls", "permissive");
    row("Istio, none into the pod", "", "", "traffic.sidecar.istio.io/includeInboundPorts: ''", "none",
        "permissive");
    row("Istio, all into the pod", "", "", "traffic.sidecar.istio.io/includeInboundPorts: '*'", "mtls",
        "strict");
    row("Istio, some into the pod", "", "", "traffic.sidecar.istio.io/includeInboundPorts: '8080'", "mtls",
        "permissive");
    row("Istio, out of the pod", "", "traffic.sidecar.istio.io/excludeOutboundPorts: '8080'", "", "none",
        "strict");
    row("Istio, to some addresses", "", "traffic.sidecar.istio.io/includeOutboundIPRanges: 10.0.0.0/8", "",
        "none", "strict");
}

void MeshTest::portsThatProxiesLetPass()
{
    QFETCH(QString, ofSpace);
    QFETCH(QString, ofWeb);
    QFETCH(QString, ofApi);
    QFETCH(QString, encryption);
    QFETCH(QString, ofCluster);
    const auto annotated = [](const QString &annotations) {
        return annotations.isEmpty() ? std::string() : ", annotations: {" + annotations.toStdString() + "}";
    };
    const bool isIstio = ofSpace.isEmpty();
    const auto imported = importManifest(
        (isIstio ? injected + demand("STRICT") : space("{}", "{" + ofSpace.toStdString() + "}")) +
        shop(annotated(ofWeb), annotated(ofApi)));
    QCOMPARE(QString::fromStdString(statedOfFlow(imported.model, flow, "encryption")), encryption);
    QCOMPARE(QString::fromStdString(stated(imported.model, plane, "workload_mtls")), ofCluster);
}

void MeshTest::wholeClusterIsAsGoodAsItsWeakest_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const std::string &text, const char *expected) {
        QTest::newRow(name) << QString::fromStdString(text) << QString(expected);
    };
    row("no mesh", shop(), "unset");
    row("strict", injected + shop() + demand("STRICT", "istio-system"), "strict");
    row("permissive", injected + shop(), "permissive");
    row("one workload weaker", injected + shop() + demand("STRICT") + demand("PERMISSIVE", "shop", toApi),
        "permissive");
    row("one without a proxy",
        injected + shop({}, ", annotations: {sidecar.istio.io/inject: 'false'}") + demand("STRICT"), "none");
    row("a namespace elsewhere", shop() + demand("STRICT", "istio-system"), "unset");
    row("off", injected + shop() + demand("DISABLE", "istio-system"), "none");
}

void MeshTest::wholeClusterIsAsGoodAsItsWeakest()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    const auto imported = importManifest(text.toStdString());
    QCOMPARE(QString::fromStdString(stated(imported.model, plane, "workload_mtls")), expected);
}

void MeshTest::authorizationClosesAWorkload_data()
{
    QTest::addColumn<QString>("policies");
    QTest::addColumn<QString>("policy");  // of the container
    QTest::addColumn<QString>("caller");  // what it asks of callers
    QTest::addColumn<QString>("allowed"); // the flow
    QTest::addColumn<QString>("authorized");
    const auto row = [](const char *name, const std::string &policies, const char *policy, const char *caller,
                        const char *allowed, const char *authorized) {
        QTest::newRow(name) << QString::fromStdString(policies) << QString(policy) << QString(caller)
                            << QString(allowed) << QString(authorized);
    };
    const auto from = [](const std::string &source) {
        return authorization(toApi + "  rules:\n  - from:\n    - source: {" + source + "}\n");
    };
    row("none", "", "unset", "unset", "unset", "unset");
    row("deny all",
        "apiVersion: security.istio.io/v1\nkind: AuthorizationPolicy\nmetadata: {name: none, namespace: "
        "shop}\n"
        "spec: {}\n---\n",
        "ingress_only", "mtls", "false", "unset");
    row("by its account", from("principals: [cluster.local/ns/shop/sa/web]"), "ingress_only", "mtls", "true",
        "true");
    row("another account", from("principals: [cluster.local/ns/shop/sa/other]"), "ingress_only", "mtls",
        "false", "unset");
    row("by its namespace", from("namespaces: [shop]"), "ingress_only", "mtls", "true", "true");
    row("by a pattern", from("principals: ['*/sa/web']"), "ingress_only", "mtls", "true", "true");
    row("by addresses", from("ipBlocks: [10.0.0.0/8]"), "ingress_only", "unset", "unset", "unset");
    row("everybody with a name", from("principals: ['*']"), "unset", "unset", "true", "unset");
    row("everybody", authorization(toApi + "  rules:\n  - {}\n"), "unset", "unset", "true", "unset");
    row("of another workload", authorization("  selector: {matchLabels: {app: other}}\n  rules: []\n"),
        "unset", "unset", "unset", "unset");
    row("denied by name",
        authorization(toApi + "  action: DENY\n  rules:\n  - from:\n    - source: {namespaces: [shop]}\n"),
        "unset", "unset", "false", "unset");
    row("one port of another",
        authorization(toApi +
                      "  rules:\n  - from:\n    - source: {namespaces: [shop]}\n    to:\n    - operation: "
                      "{ports: ['9090']}\n"),
        "ingress_only", "mtls", "false", "unset");
    row("audited alone", authorization(toApi + "  action: AUDIT\n  rules:\n  - {}\n"), "unset", "unset",
        "unset", "unset");
}

void MeshTest::authorizationClosesAWorkload()
{
    QFETCH(QString, policies);
    QFETCH(QString, policy);
    QFETCH(QString, caller);
    QFETCH(QString, allowed);
    QFETCH(QString, authorized);
    const auto imported = importManifest(injected + shop() + policies.toStdString());
    QCOMPARE(QString::fromStdString(stated(imported.model, api, "network_policy")), policy);
    QCOMPARE(QString::fromStdString(stated(imported.model, api, "auth_required")), caller);
    QCOMPARE(QString::fromStdString(statedOfFlow(imported.model, flow, "policy_allowed")), allowed);
    QCOMPARE(QString::fromStdString(statedOfFlow(imported.model, flow, "authorization")), authorized);
}

// A connection has to get through both.
void MeshTest::meshAndNetworkBothDecide()
{
    const std::string open = "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\n"
                             "metadata: {name: n, namespace: shop}\nspec:\n  podSelector: {}\n  ingress:\n"
                             "  - from: [{podSelector: {matchLabels: {app: web}}}]\n---\n";
    const std::string refusing =
        authorization(toApi + "  rules:\n  - from:\n    - source: {namespaces: [bank]}\n");
    const auto imported = importManifest(injected + shop() + open + refusing);
    QCOMPARE(statedOfFlow(imported.model, flow, "policy_allowed"), std::string("false"));
    // Without a proxy nobody asks the mesh's policy.
    const auto without = importManifest(space("{team: a}") + shop() + open + refusing);
    QCOMPARE(statedOfFlow(without.model, flow, "policy_allowed"), std::string("true"));
    QCOMPARE(stated(without.model, "namespace.shop", "idle_policies"),
             std::string("AuthorizationPolicy/api"));
}

void MeshTest::linkerdByInjection()
{
    const auto imported = importManifest(space("{}", "{linkerd.io/inject: enabled}") + shop());
    QCOMPARE(statedOfFlow(imported.model, flow, "encryption"), std::string("mtls"));
    QCOMPARE(statedOfFlow(imported.model, flow, "authentication"), std::string("unset"));
    QCOMPARE(stated(imported.model, plane, "workload_mtls"), std::string("permissive"));
    const auto strict = importManifest(
        space("{}",
              "{linkerd.io/inject: enabled, config.linkerd.io/default-inbound-policy: all-authenticated}") +
        shop());
    QCOMPARE(statedOfFlow(strict.model, flow, "authentication"), std::string("mtls"));
    QCOMPARE(stated(strict.model, plane, "workload_mtls"), std::string("strict"));
}

void MeshTest::linkerdServers_data()
{
    QTest::addColumn<QString>("objects");
    QTest::addColumn<QString>("policy");
    QTest::addColumn<QString>("allowed");
    const auto row = [](const char *name, const std::string &objects, const char *policy,
                        const char *allowed) {
        QTest::newRow(name) << QString::fromStdString(objects) << QString(policy) << QString(allowed);
    };
    const auto server = [](const char *port) {
        return std::string(
                   "apiVersion: policy.linkerd.io/v1beta3\nkind: Server\nmetadata: {name: api, namespace: "
                   "shop}\nspec:\n  podSelector: {matchLabels: {app: api}}\n  port: ") +
               port + "\n---\n";
    };
    const auto authorized = [](const std::string &client) {
        return "apiVersion: policy.linkerd.io/v1beta1\nkind: ServerAuthorization\nmetadata: {name: a, "
               "namespace: "
               "shop}\nspec:\n  server: {name: api}\n  client: {" +
               client + "}\n---\n";
    };
    const auto policy = [](const char *account) {
        return std::string(
                   "apiVersion: policy.linkerd.io/v1alpha1\nkind: AuthorizationPolicy\nmetadata: {name: p, "
                   "namespace: shop}\nspec:\n  targetRef: {group: policy.linkerd.io, kind: Server, name: "
                   "api}\n  requiredAuthenticationRefs: [{kind: ServiceAccount, name: ") +
               account + "}]\n---\n";
    };
    row("server alone", server("8080"), "ingress_only", "false");
    row("another port", server("9090"), "unset", "unset");
    row("by account", server("8080") + authorized("meshTLS: {serviceAccounts: [{name: web}]}"),
        "ingress_only", "true");
    row("another account", server("8080") + authorized("meshTLS: {serviceAccounts: [{name: x}]}"),
        "ingress_only", "false");
    row("by identity",
        server("8080") +
            authorized("meshTLS: {identities: ['*.shop.serviceaccount.identity.linkerd.cluster.local']}"),
        "ingress_only", "true");
    row("everybody", server("8080") + authorized("unauthenticated: true"), "unset", "true");
    row("by policy", server("8080") + policy("web"), "ingress_only", "true");
    row("by policy, another", server("8080") + policy("x"), "ingress_only", "false");
}

void MeshTest::linkerdServers()
{
    QFETCH(QString, objects);
    QFETCH(QString, policy);
    QFETCH(QString, allowed);
    const auto imported =
        importManifest(space("{}", "{linkerd.io/inject: enabled}") + shop() + objects.toStdString());
    QCOMPARE(QString::fromStdString(stated(imported.model, api, "network_policy")), policy);
    QCOMPARE(QString::fromStdString(statedOfFlow(imported.model, flow, "policy_allowed")), allowed);
}

void MeshTest::imagesThatAdmissionVerifies_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("verified"); // of the image
    QTest::addColumn<QString>("ofAll");    // of the orchestrator
    const auto row = [](const char *name, const std::string &text, const char *verified, const char *ofAll) {
        QTest::newRow(name) << QString::fromStdString(text) << QString(verified) << QString(ofAll);
    };
    const auto policy = [](const char *glob, const char *authority, const char *mode) {
        return std::string(
                   "apiVersion: policy.sigstore.dev/v1beta1\nkind: ClusterImagePolicy\nmetadata: {name: "
                   "s}\nspec:\n  mode: ") +
               mode + "\n  images: [{glob: '" + glob + "'}]\n  authorities: [{" + authority + "}]\n---\n";
    };
    const char *const key = "key: {data: x}";
    const std::string asked = space("{policy.sigstore.dev/include: 'true'}");
    row("all of a registry", asked + shop() + policy("registry.example.com/**", key, "enforce"), "true",
        "true");
    row("one image", asked + shop() + policy("registry.example.com/api", key, "enforce"), "true", "unset");
    row("another registry", asked + shop() + policy("ghcr.io/**", key, "enforce"), "unset", "unset");
    row("one part of a path", asked + shop() + policy("registry.*.com/*", key, "enforce"), "true", "true");
    row("too short", asked + shop() + policy("registry.example.com*", key, "enforce"), "unset", "unset");
    row("warns", asked + shop() + policy("**", key, "warn"), "unset", "unset");
    row("lets pass", asked + shop() + policy("**", "static: {action: pass}", "enforce"), "unset", "unset");
    row("namespace left out", space("{team: a}") + shop() + policy("**", key, "enforce"), "unset", "unset");
}

void MeshTest::imagesThatAdmissionVerifies()
{
    QFETCH(QString, text);
    QFETCH(QString, verified);
    QFETCH(QString, ofAll);
    const auto imported = importManifest(text.toStdString());
    QCOMPARE(QString::fromStdString(
                 stated(imported.model, "image.registry.example.com/api", "signature_verified_at_deploy")),
             verified);
    QCOMPARE(QString::fromStdString(stated(imported.model, plane, "image_verification")), ofAll);
}

QTEST_APPLESS_MAIN(MeshTest)
#include "test_mesh.moc"
