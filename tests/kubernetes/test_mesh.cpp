// SPDX-License-Identifier: Apache-2.0
#include "manifest.h"
#include "mesh_shop.h"
#include "tests/support/test_program.h"

#include <QtTest>

namespace kubernetes_mesh {

using namespace bulkhead;
using namespace bulkhead::test;

// Istio and Linkerd: before which pods their proxies stand, and what they encrypt.
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
    void linkerdByInjection();
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
    QCOMPARE(QString::fromStdString(statedOfFlow(imported.model, webToApi, "encryption")), encryption);
    QCOMPARE(QString::fromStdString(statedOfFlow(imported.model, webToApi, "authentication")),
             authentication);
    for (const auto &diagnostic : imported.diagnostics)
        QVERIFY2(diagnostic.message.find("not read") == std::string::npos, diagnostic.message.c_str());
}

void MeshTest::evidenceNamesThePolicy()
{
    const auto imported = importManifest(demand("STRICT") + shop());
    const model::Flow *drawn = imported.model.flow(webToApi);
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
    QCOMPARE(statedOfFlow(weaker.model, webToApi, "authentication"), std::string("unset"));
    const auto stronger = importManifest(injected + shop() + demand("DISABLE", "istio-system") +
                                         demand("UNSET", "shop", toApi) + demand("STRICT"));
    QCOMPARE(statedOfFlow(stronger.model, webToApi, "authentication"), std::string("mtls"));
}

void MeshTest::onePortMayBeWeaker()
{
    const auto ports = [](const char *port) {
        return demand("STRICT", "shop", toApi + "  portLevelMtls: {" + port + ": {mode: DISABLE}}\n");
    };
    QCOMPARE(statedOfFlow(importManifest(injected + shop() + ports("8080")).model, webToApi, "encryption"),
             std::string("none"));
    QCOMPARE(statedOfFlow(importManifest(injected + shop() + ports("9090")).model, webToApi, "encryption"),
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
        return statedOfFlow(importManifest(injected + shop() + policies).model, webToApi, "authentication");
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
    QCOMPARE(QString::fromStdString(statedOfFlow(importManifest(text).model, webToApi, "encryption")),
             encryption);

    // A proxy that is there counts more than what would bring one.
    const std::string proxy = "  - {name: istio-proxy, image: registry.example.com/proxy:1}\n";
    for (const std::string name : {"web", "api"}) {
        const std::size_t at = text.find("  - {name: app, image: registry.example.com/" + name);
        text.insert(text.find('\n', at) + 1, proxy);
    }
    QCOMPARE(QString::fromStdString(statedOfFlow(importManifest(text).model, webToApi, "encryption")),
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
    QCOMPARE(QString::fromStdString(statedOfFlow(imported.model, webToApi, "encryption")), encryption);
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

void MeshTest::linkerdByInjection()
{
    const auto imported = importManifest(space("{}", "{linkerd.io/inject: enabled}") + shop());
    QCOMPARE(statedOfFlow(imported.model, webToApi, "encryption"), std::string("mtls"));
    QCOMPARE(statedOfFlow(imported.model, webToApi, "authentication"), std::string("unset"));
    QCOMPARE(stated(imported.model, plane, "workload_mtls"), std::string("permissive"));
    const auto strict = importManifest(
        space("{}",
              "{linkerd.io/inject: enabled, config.linkerd.io/default-inbound-policy: all-authenticated}") +
        shop());
    QCOMPARE(statedOfFlow(strict.model, webToApi, "authentication"), std::string("mtls"));
    QCOMPARE(stated(strict.model, plane, "workload_mtls"), std::string("strict"));
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

} // namespace kubernetes_mesh

BULKHEAD_TEST(kubernetes_mesh, MeshTest, None)
#include "test_mesh.moc"
