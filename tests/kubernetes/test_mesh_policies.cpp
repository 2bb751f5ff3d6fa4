// SPDX-License-Identifier: Apache-2.0
#include "manifest.h"
#include "mesh_shop.h"
#include "tests/support/test_program.h"

#include <QtTest>

namespace kubernetes_mesh_policies {

using namespace bulkhead;
using namespace bulkhead::test;

// Whom the policies of Istio, of Linkerd and of the Service Mesh Interface let in.
class MeshPoliciesTest : public QObject
{
    Q_OBJECT

private slots:
    void authorizationClosesAWorkload_data();
    void authorizationClosesAWorkload();
    void meshAndNetworkBothDecide();
    void linkerdServers_data();
    void linkerdServers();
    void smiTargets_data();
    void smiTargets();
};

void MeshPoliciesTest::authorizationClosesAWorkload_data()
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

void MeshPoliciesTest::authorizationClosesAWorkload()
{
    QFETCH(QString, policies);
    QFETCH(QString, policy);
    QFETCH(QString, caller);
    QFETCH(QString, allowed);
    QFETCH(QString, authorized);
    const auto imported = importManifest(injected + shop() + policies.toStdString());
    QCOMPARE(QString::fromStdString(stated(imported.model, api, "network_policy")), policy);
    QCOMPARE(QString::fromStdString(stated(imported.model, api, "auth_required")), caller);
    QCOMPARE(QString::fromStdString(statedOfFlow(imported.model, webToApi, "policy_allowed")), allowed);
    QCOMPARE(QString::fromStdString(statedOfFlow(imported.model, webToApi, "authorization")), authorized);
}

// A connection has to get through both.
void MeshPoliciesTest::meshAndNetworkBothDecide()
{
    const std::string open = "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\n"
                             "metadata: {name: n, namespace: shop}\nspec:\n  podSelector: {}\n  ingress:\n"
                             "  - from: [{podSelector: {matchLabels: {app: web}}}]\n---\n";
    const std::string refusing =
        authorization(toApi + "  rules:\n  - from:\n    - source: {namespaces: [bank]}\n");
    const auto imported = importManifest(injected + shop() + open + refusing);
    QCOMPARE(statedOfFlow(imported.model, webToApi, "policy_allowed"), std::string("false"));
    // Without a proxy nobody asks the mesh's policy.
    const auto without = importManifest(space("{team: a}") + shop() + open + refusing);
    QCOMPARE(statedOfFlow(without.model, webToApi, "policy_allowed"), std::string("true"));
    QCOMPARE(stated(without.model, "namespace.shop", "idle_policies"),
             std::string("AuthorizationPolicy/api"));
}

void MeshPoliciesTest::linkerdServers_data()
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

void MeshPoliciesTest::linkerdServers()
{
    QFETCH(QString, objects);
    QFETCH(QString, policy);
    QFETCH(QString, allowed);
    const auto imported =
        importManifest(space("{}", "{linkerd.io/inject: enabled}") + shop() + objects.toStdString());
    QCOMPARE(QString::fromStdString(stated(imported.model, api, "network_policy")), policy);
    QCOMPARE(QString::fromStdString(statedOfFlow(imported.model, webToApi, "policy_allowed")), allowed);
}

void MeshPoliciesTest::smiTargets_data()
{
    QTest::addColumn<QString>("objects");
    QTest::addColumn<QString>("policy");
    QTest::addColumn<QString>("caller");
    QTest::addColumn<QString>("allowed");
    const auto row = [](const char *name, const std::string &objects, const char *policy, const char *caller,
                        const char *allowed) {
        QTest::newRow(name) << QString::fromStdString(objects) << QString(policy) << QString(caller)
                            << QString(allowed);
    };
    const auto account = [](const std::string &name) {
        return "{kind: ServiceAccount, name: " + name + ", namespace: shop}";
    };
    const auto target = [&](const std::string &to, const std::string &from, const std::string &rules = {}) {
        return "apiVersion: access.smi-spec.io/v1alpha3\nkind: TrafficTarget\nmetadata: {name: t, namespace: "
               "shop}\nspec: {destination: " +
               account(to) + ", sources: [" + account(from) + "], rules: [" + rules + "]}\n---\n";
    };
    const auto ports = [](const char *port) {
        return std::string("apiVersion: specs.smi-spec.io/v1alpha4\nkind: TCPRoute\nmetadata: {name: r, "
                           "namespace: shop}\nspec: {matches: {ports: [") +
               port + "]}}\n---\n";
    };
    const std::string permissive =
        "apiVersion: config.openservicemesh.io/v1alpha2\nkind: MeshConfig\nmetadata: {name: m, namespace: "
        "osm-system}\nspec: {traffic: {enablePermissiveTrafficPolicyMode: true}}\n---\n";
    const std::string tcp = "{kind: TCPRoute, name: r}";
    row("its caller", target("api", "web"), "ingress_only", "mtls", "true");
    row("another caller", target("api", "batch"), "ingress_only", "mtls", "false");
    row("another destination", target("web", "api"), "unset", "unset", "unset");
    row("two targets", target("api", "batch") + target("api", "web"), "ingress_only", "mtls", "true");
    row("to its port", ports("8080") + target("api", "web", tcp), "ingress_only", "mtls", "true");
    row("to another port", ports("9090") + target("api", "web", tcp), "ingress_only", "mtls", "false");
    row("first version",
        "apiVersion: access.smi-spec.io/v1alpha1\nkind: TrafficTarget\nmetadata: {name: t, namespace: shop}\n"
        "destination: " +
            account("api") + "\nsources: [" + account("web") + "]\n---\n",
        "ingress_only", "mtls", "true");
    row("a mesh that lets everybody in", permissive + target("api", "batch"), "unset", "unset", "unset");
}

void MeshPoliciesTest::smiTargets()
{
    QFETCH(QString, objects);
    QFETCH(QString, policy);
    QFETCH(QString, caller);
    QFETCH(QString, allowed);
    const auto imported = importManifest(space("{team: a}") + shop() + objects.toStdString());
    QCOMPARE(QString::fromStdString(stated(imported.model, api, "network_policy")), policy);
    QCOMPARE(QString::fromStdString(stated(imported.model, api, "auth_required")), caller);
    QCOMPARE(QString::fromStdString(statedOfFlow(imported.model, webToApi, "policy_allowed")), allowed);
}

} // namespace kubernetes_mesh_policies

BULKHEAD_TEST(kubernetes_mesh_policies, MeshPoliciesTest, None)
#include "test_mesh_policies.moc"
