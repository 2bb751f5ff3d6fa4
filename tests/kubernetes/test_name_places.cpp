// SPDX-License-Identifier: Apache-2.0
#include "cart_pod.h"
#include "manifest.h"
#include "tests/support/test_program.h"

#include "import/kubernetes/address_range.h"

#include <QTest>

namespace kubernetes_name_places {

using namespace bulkhead;
using test::flowsInto;
using test::importManifest;
using test::stated;
using test::statedOfFlow;
using namespace cart_pod;

// Where names and addresses of other containers stand: variables in others, files of ConfigMaps, own
// endpoints.
class KubernetesNamePlaces : public QObject
{
    Q_OBJECT

private slots:
    void variablesInOthers_data();
    void variablesInOthers();
    void addressesOfServicesNeedNoName();
    void filesOfConfigMaps_data();
    void filesOfConfigMaps();
    void ownEndpoints_data();
    void ownEndpoints();
    void endpointsOfTheApiServerBelongToNobody();
    void portsSayTheProtocol_data();
    void portsSayTheProtocol();
    void settingTellsBeforeThePolicy();
    void volumesForReadingAlone_data();
    void volumesForReadingAlone();
    void addresses_data();
    void addresses();
};

void KubernetesNamePlaces::variablesInOthers_data()
{
    QTest::addColumn<std::string>("container");
    QTest::addColumn<std::string>("flow");
    const std::string host = variable("HOST", "api.pay");
    QTest::newRow("in a variable") << "env: [" + host + ", " + variable("URL", "https://$(HOST):443/x") + "]"
                                   << toApi;
    QTest::newRow("in an argument") << "env: [" + host + "], args: ['--backend=https://$(HOST):443']"
                                    << toApi;
    QTest::newRow("before it is set")
        << "env: [" + variable("URL", "https://$(HOST):443/x") + ", " + variable("HOST", "nobody") + "]"
        << std::string();
    QTest::newRow("written twice, which is the text itself")
        << "env: [" + variable("HOST", "nobody") + ", " + variable("URL", "https://$$(HOST):443/x") + "]"
        << std::string();
    QTest::newRow("a password of a Secret before the host")
        << "env: [{name: PW, valueFrom: {secretKeyRef: {name: s, key: k}}}, " +
               variable("DB", "postgres://u:$(PW)@db:5432/x") + "]"
        << toDb;
    QTest::newRow("the namespace of the pod")
        << "env: [{name: NS, valueFrom: {fieldRef: {fieldPath: metadata.namespace}}}, " +
               variable("DB_HOST", "db.$(NS).svc") + "]"
        << toDb;
    QTest::newRow("what Kubernetes sets for a Service")
        << "env: [" + variable("DB_URL", "postgres://$(DB_SERVICE_HOST):$(DB_SERVICE_PORT)/x") + "]" << toDb;
}

// A variable that the platform sets has an address, whatever names the pod can look up.
void KubernetesNamePlaces::addressesOfServicesNeedNoName()
{
    const std::string settings =
        "env: [" + variable("DB_URL", "postgres://$(DB_SERVICE_HOST):$(DB_SERVICE_PORT)/x") + "]";
    QVERIFY(importManifest(services + cart(settings, "hostNetwork: true, ")).model.flow(toDb));
    QVERIFY(!importManifest(services + cart("env: [" + variable("DB_URL", "postgres://db:5432/x") + "]",
                                            "hostNetwork: true, "))
                 .model.flow(toDb));
}

void KubernetesNamePlaces::variablesInOthers()
{
    QFETCH(std::string, container);
    QFETCH(std::string, flow);
    const auto imported = importManifest(services + cart(container));
    for (const std::string &possible : {toApi, toDb})
        QCOMPARE(imported.model.flow(possible) != nullptr, possible == flow);
    if (flow == toApi) {
        QCOMPARE(statedOfFlow(imported.model, flow, "protocol"), std::string("https"));
        QCOMPARE(imported.model.flow(flow)->name, std::string("to app:443"));
    }
}

void KubernetesNamePlaces::filesOfConfigMaps_data()
{
    QTest::addColumn<std::string>("line");
    QTest::addColumn<std::string>("mount");
    QTest::addColumn<std::string>("flow");
    const std::string mounted = "volumeMounts: [{name: c, mountPath: /c}]";
    QTest::newRow("url") << std::string("proxy_pass http://api.pay:443/x;") << mounted << toApi;
    QTest::newRow("address") << std::string("targets: [db:5432]") << mounted << toDb;
    QTest::newRow("comment") << std::string("# see http://api.pay") << mounted << std::string();
    QTest::newRow("outside") << std::string("url: https://api.example.com") << mounted << std::string();
    QTest::newRow("not mounted") << std::string("url: http://api.pay") << std::string("tty: true")
                                 << std::string();
}

void KubernetesNamePlaces::filesOfConfigMaps()
{
    QFETCH(std::string, line);
    QFETCH(std::string, mount);
    QFETCH(std::string, flow);
    const auto imported =
        importManifest(services +
                       "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: conf, namespace: shop}\ndata:\n"
                       "  app.conf: |\n    " +
                       line + "\n---\n" + cart(mount, "volumes: [{name: c, configMap: {name: conf}}], "));
    for (const std::string &possible : {toApi, toDb})
        QCOMPARE(imported.model.flow(possible) != nullptr, possible == flow);
    for (const model::Flow &found : imported.model.flows())
        QVERIFY(found.target != "external.api.example.com");
}

void KubernetesNamePlaces::ownEndpoints_data()
{
    QTest::addColumn<std::string>("endpoints");
    QTest::addColumn<std::string>("target");
    const auto slice = [](const std::string &endpoint) {
        return "apiVersion: discovery.k8s.io/v1\nkind: EndpointSlice\nmetadata: {name: old-1, namespace: "
               "shop, labels: "
               "{kubernetes.io/service-name: old}}\naddressType: IPv4\nports: [{port: 5432}]\nendpoints: [" +
               endpoint + "]\n---\n";
    };
    QTest::newRow("slice") << slice("{addresses: [192.0.2.17]}") << std::string("external.old.shop");
    QTest::newRow("endpoints")
        << std::string("apiVersion: v1\nkind: Endpoints\nmetadata: {name: old, namespace: shop}\n"
                       "subsets: [{addresses: [{ip: 192.0.2.17}], ports: [{port: 5432}]}]\n---\n")
        << std::string("external.old.shop");
    QTest::newRow("a pod of the inputs")
        << slice("{addresses: [10.1.2.3], targetRef: {kind: Pod, name: stock}}")
        << std::string("shop/Pod/stock/app");
    QTest::newRow("a pod by its address")
        << slice("{addresses: [10.1.2.9]}") << std::string("shop/Pod/stock/app");
    QTest::newRow("nowhere") << std::string() << std::string("shop/Service/old");
}

void KubernetesNamePlaces::ownEndpoints()
{
    QFETCH(std::string, endpoints);
    QFETCH(std::string, target);
    const auto imported = importManifest(endpoints +
                                         "apiVersion: v1\nkind: Service\nmetadata: {name: old, namespace: "
                                         "shop}\nspec: {ports: [{port: 5432}]}\n---\n"
                                         "apiVersion: v1\nkind: Pod\nmetadata: {name: stock, namespace: "
                                         "shop}\nspec: {containers: [{name: app, image: "
                                         "x}]}\nstatus: {podIP: 10.1.2.9}\n---\n" +
                                         cart("env: [" + variable("DB_HOST", "old:5432") + "]"));
    QVERIFY(imported.model.flow("shop/Pod/cart/app->" + target));
    QCOMPARE(imported.model.element("shop/Service/old") != nullptr, target == "shop/Service/old");
    if (target == "external.old.shop") {
        QCOMPARE(imported.model.element(target)->kind, model::Kind::ExternalEntity);
        QCOMPARE(std::string(imported.model.element(target)->import->origin.note.view()),
                 std::string("the Service old leads to 192.0.2.17"));
    }
}

void KubernetesNamePlaces::endpointsOfTheApiServerBelongToNobody()
{
    const auto loose = [](const std::string &name) {
        return stated(
            importManifest("apiVersion: v1\nkind: Endpoints\nmetadata: {name: " + name +
                           ", namespace: default}\nsubsets: [{addresses: [{ip: 192.0.2.10}]}]\n---\n" +
                           cart(""))
                .model,
            "namespace.default", "loose_objects");
    };
    QCOMPARE(loose("other"), std::string("Endpoints/other"));
    const std::string ofApiServer = loose("kubernetes");
    QVERIFY(ofApiServer == "unset" || ofApiServer == "no such element");
}

void KubernetesNamePlaces::portsSayTheProtocol_data()
{
    QTest::addColumn<std::string>("port");
    QTest::addColumn<std::string>("address");
    QTest::addColumn<std::string>("expected");
    const auto row = [](const char *port, const char *address, const char *expected) {
        QTest::newRow(port) << std::string(port) << std::string(address) << std::string(expected);
    };
    row("{name: grpc, port: 8080}", "back:8080", "grpc");
    row("{name: grpc-web, port: 8080}", "back:8080", "grpc");
    row("{name: x, port: 8080, appProtocol: grpc}", "back:8080", "grpc");
    row("{name: x, port: 9, appProtocol: kubernetes.io/ws}", "back:9", "http");
    row("{name: https, port: 9}", "back:9", "https");
    row("{name: grpc, port: 8081}", "http://back:8081", "http"); // the address says more
    row("{name: grpcx, port: 8080}", "back:8080", "http");       // by the number
}

void KubernetesNamePlaces::portsSayTheProtocol()
{
    QFETCH(std::string, port);
    QFETCH(std::string, address);
    QFETCH(std::string, expected);
    const auto imported =
        importManifest("apiVersion: v1\nkind: Service\nmetadata: {name: back, namespace: shop}\nspec: "
                       "{selector: {app: back}, ports: [" +
                       port +
                       "]}\n---\napiVersion: v1\nkind: Pod\nmetadata: {name: back, namespace: shop, labels: "
                       "{app: back}}\nspec: "
                       "{containers: [{name: app, image: 'registry.example.org/back:1'}]}\n---\n" +
                       cart("env: [" + variable("BACK_ADDR", address) + "]"));
    QCOMPARE(statedOfFlow(imported.model, "shop/Pod/cart/app->shop/Pod/back/app", "protocol"), expected);
}

// A policy speaks of the port of the pod, a setting of that of the Service: they mean one flow, and the
// setting is the better evidence.
void KubernetesNamePlaces::settingTellsBeforeThePolicy()
{
    for (const char *host : {"api.pay", "api.pay:443"}) {
        const auto imported = importManifest(services + cart("env: [" + variable("PAY_HOST", host) + "]") +
                                             "---\napiVersion: v1\nkind: Pod\nmetadata: {name: till, "
                                             "namespace: pay, labels: {app: till}}\nspec: "
                                             "{containers: [{name: app, image: x, env: [" +
                                             variable("PAY_HOST", host) +
                                             "]}]}\n---\napiVersion: networking.k8s.io/v1\nkind: "
                                             "NetworkPolicy\nmetadata: {name: p, namespace: pay}\n"
                                             "spec: {podSelector: {matchLabels: {app: api}}, ingress: "
                                             "[{from: [{podSelector: {matchLabels: {app: "
                                             "till}}}], ports: [{port: 8443}]}]}\n");
        const model::Flow *flow = imported.model.flow("pay/Pod/till/app->pay/Pod/api/app");
        QVERIFY(flow);
        QVERIFY(flow->import->origin.note.view().starts_with("the variable PAY_HOST"));
        QCOMPARE(statedOfFlow(imported.model, flow->id, "policy_allowed"), std::string("true"));
        QCOMPARE(statedOfFlow(imported.model, toApi, "policy_allowed"), std::string("false"));
    }
}

void KubernetesNamePlaces::volumesForReadingAlone_data()
{
    QTest::addColumn<std::string>("volume");
    QTest::addColumn<std::string>("expected");
    QTest::newRow("file server") << std::string("nfs: {server: nas.example.org, path: /x, readOnly: true}")
                                 << std::string("read");
    QTest::newRow("claim") << std::string("persistentVolumeClaim: {claimName: v, readOnly: true}")
                           << std::string("read");
    QTest::newRow("driver") << std::string("csi: {driver: files.example.org, readOnly: true}")
                            << std::string("read");
    QTest::newRow("for writing too") << std::string("nfs: {server: nas.example.org, path: /x}")
                                     << std::string("read_write");
}

void KubernetesNamePlaces::volumesForReadingAlone()
{
    QFETCH(std::string, volume);
    QFETCH(std::string, expected);
    const auto imported = importManifest(
        cart("volumeMounts: [{name: v, mountPath: /v}]", "volumes: [{name: v, " + volume + "}], "));
    std::string access;
    for (const model::Flow &flow : imported.model.flows())
        if (flow.kind == model::FlowKind::Mount)
            access += statedOfFlow(imported.model, flow.id, "access_mode");
    QCOMPARE(access, expected);
}

void KubernetesNamePlaces::addresses_data()
{
    QTest::addColumn<std::string>("ranges");
    QTest::addColumn<int>("expected");
    using import::kubernetes::Audience;
    const auto row = [](const char *ranges, Audience audience) {
        QTest::newRow(ranges) << std::string(ranges) << static_cast<int>(audience);
    };
    row("10.0.0.0/8", Audience::PrivateNetwork);
    row("172.31.255.255", Audience::PrivateNetwork);
    row("172.32.0.0/16", Audience::ListedAddresses);
    row("10.0.0.0/7", Audience::ListedAddresses); // wider than the private block
    row("0.0.0.0/0", Audience::Internet);
    row("::/0", Audience::Internet);
    row("0.0.0.0/1 128.0.0.0/1", Audience::Internet);
    row("fd12:3456::/32", Audience::PrivateNetwork);
    row("2001:db8::/32", Audience::ListedAddresses);
    row("10.0.0.0/8 203.0.113.0/24", Audience::ListedAddresses);
    row("${OFFICE}", Audience::ListedAddresses);
    row("10.0.0/8", Audience::ListedAddresses);
    row("10.0.0.0/33", Audience::ListedAddresses);
    row("1:2:3", Audience::ListedAddresses);
}

void KubernetesNamePlaces::addresses()
{
    QFETCH(std::string, ranges);
    QFETCH(int, expected);
    std::vector<std::string_view> list;
    std::string_view rest = ranges;
    for (std::size_t blank = rest.find(' '); blank != std::string_view::npos; blank = rest.find(' ')) {
        list.push_back(rest.substr(0, blank));
        rest.remove_prefix(blank + 1);
    }
    list.push_back(rest);
    QCOMPARE(static_cast<int>(import::kubernetes::audienceOf(list)), expected);
}

} // namespace kubernetes_name_places

BULKHEAD_TEST(kubernetes_name_places, KubernetesNamePlaces, None)
#include "test_name_places.moc"
