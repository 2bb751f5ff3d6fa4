// SPDX-License-Identifier: Apache-2.0
#include "manifest_project.h"
#include "tests/support/test_program.h"

#include <QtTest>

namespace import_reported {

using namespace bulkhead;
using namespace bulkhead::tests;
using namespace bulkhead::import;

// What people reported of other programs that read the same files, where it is told by no other test:
// Bulkhead takes each as the platform does.
class ReportedTest : public QObject
{
    Q_OBJECT

private slots:
    void composeIsReadAsComposeReadsIt_data();
    void composeIsReadAsComposeReadsIt();
    void overridesAreMerged_data();
    void overridesAreMerged();
    void manifestsAreReadAsTheClusterReadsThem_data();
    void manifestsAreReadAsTheClusterReadsThem();
    void namesOfOtherNamespacesStayOutside();
    void enginesBehindAProxyAreEngines();
    void internalNetworksLetNobodyIn();
    void settingsTellMoreThanPolicies();
    void jobsThatDumpADatabaseAreNone();
    void longChainsOfExtendsHold();
    void plainWaysInStayBesideEncryptedOnes();
    void whatAnInspectionLeavesOutIsNoFault();
};

void ReportedTest::composeIsReadAsComposeReadsIt_data()
{
    QTest::addColumn<QString>("service");
    QTest::addColumn<QString>("property");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *source, const char *service, const char *property, const char *expected) {
        QTest::newRow(source) << QString(service) << QString(property) << QString(expected);
    };
    // The variables are those of the file .env below.
    row("compose-go 219: braces in a default", "image: 'registry.example.org/app:${NONE:-${TAG:-x}}'",
        "image_tag", "7");
    row("podup 618: defaults in each other",
        "image: 'registry.example.org/app:${NONE:-a${TAG:+b${OTHER:-c}}}'", "image_tag", "abc");
    row("compose 3864: values made of those above", "image: 'registry.example.org/app:${LONG}'", "image_tag",
        "v7");
    row("compose 8586: one port by two protocols", "ports: ['53:53/tcp', '53:53/udp']", "published_ports",
        "53:53/tcp, 53:53/udp");
    row("compose 4154: a quoted path in .env", "volumes: ['${FOLDER}:/data']", "host_mounts", "/srv/my data");
    row("compose 9685: a bind whose source is a variable",
        "volumes: [{type: bind, source: '${FOLDER}', target: /data}]", "host_mounts", "/srv/my data");
    row("kics 8047: a volume without a name", "volumes: [/usr/src/app/node_modules]", "host_mounts", "");
    row("compose 10464: the host's network", "network_mode: host", "published_ports", "");
    row("compose 8308: ports that the host's network leaves without meaning",
        "network_mode: host, ports: ['8081:80']", "published_ports", "");
    row("compose-go 176: a variable that is emptied", "environment: ['DB_PASSWORD=']", "secrets_delivery",
        "");
    row("kubescape 1839: the path of a key", "environment: {X_SECRET_KEY_PATH: /etc/keys/key.pem}",
        "secrets_in_manifest", "");
}

void ReportedTest::composeIsReadAsComposeReadsIt()
{
    QFETCH(QString, service);
    QFETCH(QString, property);
    QFETCH(QString, expected);
    const std::string image = service.startsWith("image:") ? "" : "image: registry.example.org/app, ";
    IMPORT(
        imported,
        importProject({"compose.yaml"},
                      {{"compose.yaml", "services:\n  app: {" + image + service.toStdString() + "}\n"},
                       {".env", "TAG=7\nLONG=v${TAG}\nFOLDER=\"/srv/my data\"\nDB_PASSWORD=hunter2long\n"}}));
    QCOMPARE(valueOf(imported.model, "app", property.toStdString()), expected);
}

void ReportedTest::overridesAreMerged_data()
{
    QTest::addColumn<QString>("override");
    QTest::addColumn<QString>("property");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *source, const char *text, const char *property, const char *expected) {
        QTest::newRow(source) << QString(text) << QString(property) << QString(expected);
    };
    row("compose 3675: ports of two files", "services: {app: {ports: ['81:80']}}\n", "published_ports",
        "80:80/tcp, 81:80/tcp");
    row("compose 10656: ports that are taken away", "services: {app: {ports: !reset []}}\n",
        "published_ports", "");
    row("compose 10697: volumes that are taken away everywhere",
        "services: {app: {volumes: !reset []}}\nvolumes: !reset {}\n", "host_mounts", "");
}

void ReportedTest::overridesAreMerged()
{
    QFETCH(QString, override);
    QFETCH(QString, property);
    QFETCH(QString, expected);
    IMPORT(imported, importProject({"compose.yaml", "compose.override.yaml"},
                                   {{"compose.yaml",
                                     "services:\n  app: {image: x, ports: ['80:80'], volumes: ['/srv:/srv', "
                                     "'data:/data']}\nvolumes: {data: {}}\n"},
                                    {"compose.override.yaml", override.toStdString()}}));
    QCOMPARE(valueOf(imported.model, "app", property.toStdString()), expected);
    QCOMPARE(imported.model.element("volume.data") == nullptr, override.contains("volumes: !reset {}"));
}

void ReportedTest::manifestsAreReadAsTheClusterReadsThem_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("element");
    QTest::addColumn<QString>("property");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *source, const std::string &text, const char *element,
                        const char *property, const char *expected) {
        QTest::newRow(source) << QString::fromStdString(text) << QString(element) << QString(property)
                              << QString(expected);
    };
    const std::string service =
        "---\napiVersion: v1\nkind: Service\nmetadata: {name: web, namespace: shop}\n"
        "spec: {selector: {app: web}, ports: [{name: http, port: 80, targetPort: 8080}, "
        "{name: metrics, port: 9090}]}\n";
    const std::string pod =
        "---\napiVersion: v1\nkind: Pod\nmetadata: {name: web, namespace: shop, labels: {app: "
        "web}}\nspec:\n  containers:\n  - {name: app, image: x, ports: [{containerPort: 8080}]}\n"
        "  - {name: exporter, image: y, ports: [{containerPort: 9090}]}\n";
    const auto ingress = [](const char *space, const char *port) {
        return std::string(
                   "apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: i, namespace: ") +
               space + "}\nspec: {rules: [{http: {paths: [{backend: {service: {name: web, port: " + port +
               "}}}]}}]}\n";
    };
    row("regolibrary 696: an Ingress that names one port, the port",
        ingress("shop", "{name: http}") + service + pod, "shop/Pod/web/app", "service_exposure", "ingress");
    row("regolibrary 696: an Ingress that names one port, another",
        ingress("shop", "{name: http}") + service + pod, "shop/Pod/web/exporter", "service_exposure", "");
    row("regolibrary 525: an Ingress of another namespace", ingress("other", "{name: http}") + service + pod,
        "shop/Pod/web/app", "service_exposure", "");
    row("k9s 3541: a subject without a namespace",
        pod +
            "---\napiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata: {name: b, "
            "namespace: "
            "shop}\nroleRef: {kind: Role, name: r}\nsubjects: [{kind: ServiceAccount, name: default}]\n---\n"
            "apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: {name: r, namespace: shop}\n"
            "rules: [{apiGroups: [''], resources: [secrets], verbs: [get]}]\n",
        "shop/Pod/web/app", "service_account_permissions", "secrets_read@namespace:shop");
    row("kics 6812: a Secret that a controller fetches",
        "apiVersion: external-secrets.io/v1\nkind: ExternalSecret\nmetadata: {name: s, namespace: "
        "shop}\nspec: {data: "
        "[{secretKey: password, remoteRef: {key: db}}]}\n" +
            pod,
        "", "secrets_in_manifest", ""); // of no element
    row("operator-sdk 3334: a Deployment of another group",
        "apiVersion: pmem-csi.intel.com/v1beta1\nkind: Deployment\nmetadata: {name: pmem}\nspec: {image: "
        "x}\n" +
            pod,
        "shop/Pod/web/app", "image", "image.docker.io/library/x");
}

void ReportedTest::manifestsAreReadAsTheClusterReadsThem()
{
    QFETCH(QString, text);
    QFETCH(QString, element);
    QFETCH(QString, property);
    QFETCH(QString, expected);
    IMPORT(imported, importManifest(text.toStdString()));
    for (const model::Element &each : imported.model.elements())
        if (element.isEmpty() || element.toStdString() == each.id)
            QCOMPARE(valueOf(imported.model, each.id, property.toStdString()), expected);
    QVERIFY(element.isEmpty() || imported.model.element(element.toStdString()));
    QVERIFY2(!diagnosticsOf(imported).contains("states no containers"), qPrintable(diagnosticsOf(imported)));
}

// "api.stripe.com" is no Service api of a namespace stripe.
void ReportedTest::namesOfOtherNamespacesStayOutside()
{
    IMPORT(
        imported,
        importManifest(
            "apiVersion: v1\nkind: Pod\nmetadata: {name: pay, namespace: shop}\nspec: {containers: [{name: "
            "app, image: x, env: [{name: API_URL, value: 'https://api.stripe.com'}]}]}\n---\n"
            "apiVersion: v1\nkind: Service\nmetadata: {name: api, namespace: stripe}\n"
            "spec: {selector: {app: api}, ports: [{port: 443}]}\n---\n"
            "apiVersion: v1\nkind: Pod\nmetadata: {name: api, namespace: stripe, labels: {app: api}}\n"
            "spec: {containers: [{name: app, image: y}]}\n"));
    QCOMPARE(flowsOf(imported.model, model::FlowKind::Data),
             QStringList({"shop/Pod/pay/app->external.api.stripe.com"}));
}

void ReportedTest::enginesBehindAProxyAreEngines()
{
    IMPORT(imported,
           importText(
               "services:\n  edge: {image: 'traefik:3', command: "
               "['--providers.docker.endpoint=tcp://dockerproxy:2375']}\n  dockerproxy: {image: "
               "tecnativa/docker-socket-proxy, volumes: ['/var/run/docker.sock:/var/run/docker.sock']}\n"));
    const model::Flow *asked = nullptr;
    for (const model::Flow &flow : imported.model.flows())
        if (flow.source == "edge" && flow.target == "dockerproxy")
            asked = &flow;
    QVERIFY(asked);
    const model::Value *protocol = asked->properties.value(*imported.model.vocabulary().key("protocol"));
    QVERIFY(protocol && protocol->asEnum());
    QCOMPARE(imported.model.vocabulary()
                 .find(model::Kind::DataFlow, "protocol")
                 ->enumValues[protocol->asEnum()->index],
             std::string("docker_api"));
}

void ReportedTest::internalNetworksLetNobodyIn()
{
    const auto flowsWith = [](const char *isInternal) {
        const auto imported = importText("services:\n  minio: {image: minio/minio, ports: ['9000:9000'], "
                                         "networks: [in]}\nnetworks: {in: {internal: " +
                                         std::string(isInternal) + "}}\n");
        return flowsOf(imported->model, model::FlowKind::Data).join(' ');
    };
    QVERIFY(flowsWith("false").contains("->minio"));
    QVERIFY(!flowsWith("true").contains("->minio"));
}

// A policy says who may call, a variable who does: the variable is the evidence.
void ReportedTest::settingsTellMoreThanPolicies()
{
    IMPORT(imported,
           importManifest(
               "apiVersion: v1\nkind: Pod\nmetadata: {name: api, namespace: shop, labels: {app: api}}\n"
               "spec: {containers: [{name: app, image: x, env: [{name: DB_HOST, value: db}]}]}\n---\n"
               "apiVersion: v1\nkind: Pod\nmetadata: {name: db, namespace: shop, labels: {app: db}}\n"
               "spec: {containers: [{name: app, image: y, ports: [{containerPort: 5432}]}]}\n---\n"
               "apiVersion: v1\nkind: Service\nmetadata: {name: db, namespace: shop}\n"
               "spec: {selector: {app: db}, ports: [{port: 5432}]}\n---\n"
               "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: p, namespace: "
               "shop}\nspec: {podSelector: {matchLabels: {app: db}}, ingress: [{from: [{podSelector: "
               "{matchLabels: {app: api}}}]}]}\n"));
    const model::Flow *flow = imported.model.flow("shop/Pod/api/app->shop/Pod/db/app");
    QVERIFY(flow);
    QCOMPARE(flow->import->origin.line, 4);
}

void ReportedTest::jobsThatDumpADatabaseAreNone()
{
    const auto typeWith = [](const std::string &command) {
        const auto imported = importManifest("apiVersion: batch/v1\nkind: Job\nmetadata: {name: j, "
                                             "namespace: shop}\nspec: {template: {spec: {containers: "
                                             "[{name: app, image: 'postgres:16'" +
                                             command + "}]}}}\n");
        return valueOf(imported->model, "shop/Job/j/app", "service_type");
    };
    QCOMPARE(typeWith(""), QString("database"));
    QCOMPARE(typeWith(", command: [sh, -c, 'pg_dump -h db shop > /d/x']"), QString());
}

void ReportedTest::longChainsOfExtendsHold()
{
    std::string text = "services:\n  s0: {image: x, privileged: true}\n";
    constexpr int length = 60;
    for (int i = 1; i <= length; ++i)
        text += "  s" + std::to_string(i) + ": {extends: s" + std::to_string(i - 1) + "}\n";
    IMPORT(imported, importText(text));
    for (int i = 0; i <= length; ++i)
        QCOMPARE(valueOf(imported.model, "s" + std::to_string(i), "privileged"), QString("yes"));
    QCOMPARE(diagnosticsOf(imported), QString());
}

// microservices-demo: an Ingress with TLS and a load balancer without lead to one pod.
void ReportedTest::plainWaysInStayBesideEncryptedOnes()
{
    IMPORT(
        imported,
        importManifest(
            "apiVersion: v1\nkind: Pod\nmetadata: {name: web, namespace: shop, labels: {app: web}}\n"
            "spec: {containers: [{name: app, image: x, ports: [{containerPort: 8080}]}]}\n---\n"
            "apiVersion: v1\nkind: Service\nmetadata: {name: web, namespace: shop}\n"
            "spec: {type: LoadBalancer, selector: {app: web}, ports: [{name: http, port: 80, targetPort: "
            "8080}]}\n---\n"
            "apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: i, namespace: shop}\n"
            "spec: {tls: [{secretName: t}], defaultBackend: {service: {name: web, port: {number: 80}}}}\n"));
    const model::PropertyDef *definition =
        imported.model.vocabulary().find(model::Kind::DataFlow, "protocol");
    QStringList spoken;
    for (const model::Flow &flow : imported.model.flows()) {
        const model::Value *protocol =
            flow.source == "internet" ? flow.properties.value(definition->key) : nullptr;
        if (protocol && protocol->asEnum())
            spoken << QString::fromStdString(definition->enumValues[protocol->asEnum()->index]);
    }
    spoken.sort();
    QCOMPARE(spoken, QStringList({"http", "https"}));
}

// An inspection of containers alone has none of their networks and volumes.
void ReportedTest::whatAnInspectionLeavesOutIsNoFault()
{
    IMPORT(imported,
           importProject({"inspect.json"},
                         {{"inspect.json",
                           R"([{"Id": "1", "Name": "/web", "Config": {"Image": "registry.example.org/web:1"},
                               "HostConfig": {"NetworkMode": "podman"},
                               "NetworkSettings": {"Networks": {"podman": {}}},
                               "Mounts": [{"Type": "volume", "Name": "data", "Destination": "/data", "RW": true}]}])"}}));
    QVERIFY(imported.model.element("web"));
    QVERIFY(imported.model.element("volume.data"));
    QCOMPARE(diagnosticsOf(imported), QString());
}

} // namespace import_reported

BULKHEAD_TEST(import_reported, ReportedTest, None)
#include "test_reported.moc"
