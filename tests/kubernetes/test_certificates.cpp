// SPDX-License-Identifier: Apache-2.0
#include "manifest.h"
#include "tests/support/test_program.h"

#include <QtTest>

namespace kubernetes_certificates {

using namespace bulkhead;
using namespace bulkhead::test;

namespace {

std::string ingress(const char *annotations = "{}")
{
    return std::string(
               "apiVersion: v1\nkind: Pod\nmetadata: {name: web, namespace: shop, labels: {app: web}}\n"
               "spec:\n  containers:\n  - {name: web, image: web:1, ports: [{containerPort: 80}]}\n---\n"
               "apiVersion: v1\nkind: Service\nmetadata: {name: web, namespace: shop}\n"
               "spec: {selector: {app: web}, ports: [{port: 80}]}\n---\n"
               "apiVersion: networking.k8s.io/v1\nkind: Ingress\n"
               "metadata: {name: web, namespace: shop, annotations: ") +
           annotations +
           "}\nspec:\n  tls: [{hosts: [a.example.com], secretName: web-tls}]\n  rules:\n  - host: "
           "a.example.com\n"
           "    http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: web, port: {number: "
           "80}}}}]}\n---\n";
}

std::string issuer(const char *kind, const char *name, const char *spec)
{
    return std::string("apiVersion: cert-manager.io/v1\nkind: ") + kind + "\nmetadata: {name: " + name +
           (kind == std::string("Issuer") ? ", namespace: shop" : "") + "}\nspec: {" + spec + "}\n---\n";
}

std::string certificate(const char *secret, const char *more)
{
    return std::string(
               "apiVersion: cert-manager.io/v1\nkind: Certificate\nmetadata: {name: c, namespace: shop}\n"
               "spec: {secretName: ") +
           secret + ", issuerRef: {name: i}" + more + "}\n---\n";
}

} // namespace

// Who issues the certificates that clients outside see.
class CertificatesTest : public QObject
{
    Q_OBJECT

private slots:
    void ofAnIngress_data();
    void ofAnIngress();
};

void CertificatesTest::ofAnIngress_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("days");
    QTest::addColumn<QString>("renewed");
    const auto row = [](const char *name, const std::string &text, const char *type, const char *days,
                        const char *renewed) {
        QTest::newRow(name) << QString::fromStdString(text) << QString(type) << QString(days)
                            << QString(renewed);
    };
    row("from elsewhere", ingress(), "unset", "unset", "unset");
    row("by a Certificate",
        ingress() + certificate("web-tls", ", duration: 720h") + issuer("Issuer", "i", "acme: {server: x}"),
        "public_ca", "30", "true");
    row("signed by itself", ingress() + certificate("web-tls", "") + issuer("Issuer", "i", "selfSigned: {}"),
        "self_signed", "90", "true");
    row("of another secret", ingress() + certificate("other", "") + issuer("Issuer", "i", "acme: {}"),
        "unset", "unset", "unset");
    row("by annotation",
        ingress("{cert-manager.io/cluster-issuer: le}") +
            issuer("ClusterIssuer", "le", "ca: {secretName: ca}"),
        "private_ca", "90", "true");
    row("issuer elsewhere", ingress("{cert-manager.io/cluster-issuer: le}"), "unset", "90", "true");
}

void CertificatesTest::ofAnIngress()
{
    QFETCH(QString, text);
    QFETCH(QString, type);
    QFETCH(QString, days);
    QFETCH(QString, renewed);
    const auto imported = importManifest(text.toStdString());
    const model::Flow *way = nullptr;
    for (const model::Flow &flow : imported.model.flows())
        if (flow.source == "internet" && !way)
            way = &flow;
    QVERIFY(way);
    QCOMPARE(QString::fromStdString(statedOfFlow(imported.model, way->id, "cert_type")), type);
    QCOMPARE(QString::fromStdString(statedOfFlow(imported.model, way->id, "cert_lifetime_days")), days);
    QCOMPARE(QString::fromStdString(statedOfFlow(imported.model, way->id, "cert_rotation_automated")),
             renewed);
    for (const auto &diagnostic : imported.diagnostics)
        QVERIFY2(diagnostic.message.find("not read") == std::string::npos, diagnostic.message.c_str());
}

} // namespace kubernetes_certificates

BULKHEAD_TEST(kubernetes_certificates, CertificatesTest, None)
#include "test_certificates.moc"
