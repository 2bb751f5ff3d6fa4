// SPDX-License-Identifier: Apache-2.0
#include "manifest_project.h"
#include "tests/support/test_program.h"

#include <QtTest>

namespace import_connections {

using namespace bulkhead;
using namespace bulkhead::tests;
using namespace bulkhead::import;

// What connects to what by the settings of a service, however its name and the address are written.
class ConnectionsTest : public QObject
{
    Q_OBJECT

private slots:
    void connectionStrings_data();
    void connectionStrings();
    void namesWithDots();
    void inspectedNamesWithDots();
    void containersOfKubectlDebugAreTold();
    void labelsOfAKustomizationAreTold();
};

void ConnectionsTest::connectionStrings_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("port"); // empty: no flow
    const auto row = [](const char *text, const char *port) {
        QTest::newRow(text) << QString(text) << QString(port);
    };
    row("Server=db;Port=5432;User Id=app;Password=Pass@word1", "5432");
    row("Host=db;Database=shop;Username=app;Password=Pass@word1", "?");
    row("host=db user=app password=Passw0rd1 port=5432 sslmode=disable", "5432");
    row("Data Source=db,1433;Initial Catalog=shop;User ID=sa;Password=Pass@word1", "1433");
    row("Server=tcp:db,1433;Database=shop", "1433");
    row("Server=db\\SQLEXPRESS;Database=shop", "?");
    row("Database=db;User=app", "");         // a database, and no host
    row("Server=db.example.org;Port=1", ""); // another one
    row("the host=db is there", "");         // no list of settings
}

void ConnectionsTest::connectionStrings()
{
    QFETCH(QString, text);
    QFETCH(QString, port);
    IMPORT(imported,
           importText("services:\n  app: {image: 'registry.example.org/app:1', environment: {MAIN: '" +
                      text.toStdString() + "'}}\n  db: {image: 'registry.example.org/db:1'}\n"));
    const QStringList flows = flowsOf(imported.model, model::FlowKind::Data);
    QCOMPARE(flows.contains("app->db"), !port.isEmpty());
    if (port.isEmpty())
        return;
    const model::Flow *flow = imported.model.flow("app->db");
    QVERIFY(flow);
    QVERIFY2(port == "?" || flow->name.find(port.toStdString()) != std::string::npos, flow->name.c_str());
}

void ConnectionsTest::namesWithDots()
{
    const std::string base =
        "services:\n  shop.web:\n    image: 'registry.example.org/web:1'\n"
        "    environment: ['API_URL=http://shop.api:8000', 'DB_PASSWORD=hunter2hunter2']\n"
        "    networks: [back.end]\n    sysctls: [net.ipv4.ip_forward=1]\n"
        "    command: [a]\n    ports: ['80:80']\n"
        "  shop.api: {image: 'registry.example.org/api:1', networks: [back.end]}\n"
        "networks: {back.end: {}}\n";
    IMPORT(imported,
           importProject({"compose.yaml", "compose.override.yaml"},
                         {{"compose.yaml", base},
                          {"compose.override.yaml", "services: {shop.web: {command: [b], ports: ['80:80'], "
                                                    "environment: [MODE=x]}}\n"}}));
    QCOMPARE(flowsOf(imported.model, model::FlowKind::Data).filter("shop.web->shop.api").size(), 1);
    QVERIFY(!imported.model.element("net.default"));
    QCOMPARE(valueOf(imported.model, "shop.web", "networks"), QString("net.back.end"));
    QCOMPARE(valueOf(imported.model, "shop.web", "secrets_delivery"), QString("env"));
    QCOMPARE(valueOf(imported.model, "shop.web", "published_ports"), QString("80:80/tcp"));
    QVERIFY2(diagnosticsOf(imported).isEmpty(), qPrintable(diagnosticsOf(imported)));
}

void ConnectionsTest::inspectedNamesWithDots()
{
    const auto container = [](const std::string &name, const std::string &variable) {
        return R"({"Id": ")" + std::string(64, name.back()) + R"(", "Name": "/)" + name +
               R"(", "Image": "sha256:1", "State": {}, "Config": {"Image": "registry.example.org/x:1", "Env": [")" +
               variable +
               R"("]}, "HostConfig": {"NetworkMode": "back"}, "NetworkSettings": {"Networks": {"back": {}}}})";
    };
    IMPORT(imported,
           importProject({"inspect.json"},
                         {{"inspect.json", "[" + container("shop.1.a", "API_URL=http://shop.2.b:80") + "," +
                                               container("shop.2.b", "A=1") + "]"}}));
    QCOMPARE(flowsOf(imported.model, model::FlowKind::Data).filter("->").size(), 1);
}

void ConnectionsTest::containersOfKubectlDebugAreTold()
{
    IMPORT(
        imported,
        importManifest(
            "apiVersion: apps/v1\nkind: ReplicaSet\nmetadata: {name: web, namespace: n, uid: u1}\n"
            "spec: {template: {spec: {containers: [{name: c, image: x}]}}}\n---\n"
            "apiVersion: v1\nkind: Pod\nmetadata: {name: web-1, namespace: n, ownerReferences: [{kind: "
            "ReplicaSet, name: web, uid: u1, controller: true, apiVersion: apps/v1}]}\nspec:\n"
            "  containers: [{name: c, image: x}]\n"
            "  ephemeralContainers:\n  - {name: debugger, image: y, securityContext: {privileged: true}}\n"));
    QVERIFY2(diagnosticsOf(imported).contains(
                 "app.yaml:12: Pod/web-1 runs debugger, which ReplicaSet/web does not state"),
             qPrintable(diagnosticsOf(imported)));
}

void ConnectionsTest::labelsOfAKustomizationAreTold()
{
    for (const char *key :
         {"labels: [{pairs: {env: prod}, includeSelectors: true}]", "commonLabels: {env: prod}"}) {
        IMPORT(imported,
               importProject({"kustomization.yaml", "web.yaml"},
                             {{"kustomization.yaml", std::string("resources: [web.yaml]\n") + key + "\n"},
                              {"web.yaml", deploymentWeb}}));
        QVERIFY2(diagnosticsOf(imported).contains("abels"), qPrintable(diagnosticsOf(imported)));
    }
}

} // namespace import_connections

BULKHEAD_TEST(import_connections, ConnectionsTest, None)
#include "test_connections.moc"
