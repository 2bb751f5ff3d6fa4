// SPDX-License-Identifier: Apache-2.0
#include "cart_pod.h"
#include "manifest.h"
#include "tests/support/test_program.h"

#include <QTest>

namespace kubernetes_names {

using namespace bulkhead;
using test::flowsInto;
using test::importManifest;
using test::stated;
using test::statedOfFlow;
using namespace cart_pod;

// What the names and addresses in settings lead to: Services by the cluster's DNS, hosts outside, neighbours
// in the same pod, the API of the cluster.
class KubernetesNames : public QObject
{
    Q_OBJECT

private slots:
    void namesOfServices_data();
    void namesOfServices();
    void namesByPolicyOfDns_data();
    void namesByPolicyOfDns();
    void namesOutside_data();
    void namesOutside();
    void apiOfTheCluster_data();
    void apiOfTheCluster();
    void neighbours_data();
    void neighbours();
    void podsHaveNamesBelowTheirOwnService_data();
    void podsHaveNamesBelowTheirOwnService();
    void portsThatAServiceDoesNotHave();
    void aliasOfThePod();
    void aliasesOutside();
};

void KubernetesNames::namesOfServices_data()
{
    QTest::addColumn<std::string>("host");
    QTest::addColumn<std::string>("flow");
    const auto row = [](const char *host, const std::string &flow) {
        QTest::newRow(host) << std::string(host) << flow;
    };
    row("db", toDb);
    row("db.shop", toDb);
    row("db.shop.svc", toDb);
    row("db.shop.svc.cluster.local", toDb);
    row("db-0.db", toDb);
    row("db-1.db.shop", toDb);
    row("db-1.db.shop.svc.cluster.local", toDb);
    row("api.pay", toApi);
    row("api.pay.svc.cluster.local", toApi);
    row("10.96.7.8", toApi);
    row("api", {});             // of another namespace
    row("api.pay.example", {}); // a domain of the internet
    row("api.pay.svc.example", {});
    row("x.api.pay", {}); // no pod of that Service
    row("x.db", {});
    row("db.api", {});
    row("pay", {});
    row("x.api.pay.azure.example", {});
    row("api.pay.cluster.local", {}); // "svc" is missing
}

void KubernetesNames::namesOfServices()
{
    QFETCH(std::string, host);
    QFETCH(std::string, flow);
    const auto imported = importManifest(services + cart("env: [" + variable("BACKEND_HOST", host) + "]"));
    for (const std::string &possible : {toApi, toDb})
        QCOMPARE(imported.model.flow(possible) != nullptr, possible == flow);
}

void KubernetesNames::podsHaveNamesBelowTheirOwnService_data()
{
    QTest::addColumn<std::string>("host");
    QTest::addColumn<bool>("isReached");
    const auto row = [](const char *host, bool isReached) {
        QTest::newRow(host) << std::string(host) << isReached;
    };
    row("set-0.set", true);
    row("set-2.set", true);
    row("set-3.set", false);      // of three
    row("set-0.set-read", false); // another Service
    row("set-0.set-wide", false); // not headless
    row("set-x.set", false);
    row("set--1.set", false);
    row("lone.set", false); // states no subdomain
    row("one.set", true);
}

void KubernetesNames::podsHaveNamesBelowTheirOwnService()
{
    QFETCH(std::string, host);
    QFETCH(bool, isReached);
    const auto service = [](const std::string &name, const std::string &more) {
        return "---\napiVersion: v1\nkind: Service\nmetadata: {name: " + name +
               ", namespace: shop}\nspec: {selector: {app: set}, ports: [{port: 5432}]" + more + "}\n";
    };
    const auto pod = [](const std::string &name, const std::string &more) {
        return "---\napiVersion: v1\nkind: Pod\nmetadata: {name: " + name +
               ", namespace: shop, labels: {app: set}}\nspec: {" + more +
               "containers: [{name: c, image: 'registry.example.org/c:1'}]}\n";
    };
    const auto imported = importManifest(
        cart("env: [" + variable("DB_URL", "postgres://" + host + ":5432") + "]") +
        service("set", ", clusterIP: None") + service("set-read", ", clusterIP: None") +
        service("set-wide", "") + pod("lone", "") + pod("other", "hostname: one, subdomain: set, ") +
        "---\napiVersion: apps/v1\nkind: StatefulSet\nmetadata: {name: set, namespace: shop}\nspec: "
        "{replicas: 3, "
        "serviceName: set, template: {metadata: {labels: {app: set}}, spec: {containers: [{name: pg, image: "
        "'registry.example.org/pg:1'}]}}}\n");
    const bool toSet = !flowsInto(imported.model, "shop/StatefulSet/set/pg").empty();
    const bool toOther = !flowsInto(imported.model, "shop/Pod/other/c").empty();
    const bool toLone = !flowsInto(imported.model, "shop/Pod/lone/c").empty();
    QCOMPARE(toSet || toOther || toLone, isReached);
    QCOMPARE(toOther, host == "one.set");
}

// A Service answers at its own ports only; a headless one is the pods themselves.
void KubernetesNames::portsThatAServiceDoesNotHave()
{
    const auto into = [](const std::string &more, const std::string &url, std::string &told) {
        const auto imported =
            importManifest(cart("env: [" + variable("API_URL", url) + "]") +
                           "---\napiVersion: v1\nkind: Pod\nmetadata: {name: api, namespace: shop, labels: "
                           "{app: api}}\nspec: "
                           "{containers: [{name: app, image: "
                           "'registry.example.org/api:1'}]}\n---\napiVersion: v1\nkind: Service\n"
                           "metadata: {name: api, namespace: shop}\nspec: {selector: {app: api}" +
                           more + "}\n");
        told.clear();
        for (const auto &diagnostic : imported.diagnostics)
            told += diagnostic.message + "\n";
        return flowsInto(imported.model, "shop/Pod/api/app");
    };
    std::string told;
    QVERIFY(!into(", ports: [{port: 80}]", "http://api", told).empty());
    QVERIFY(!into(", ports: [{port: 80}]", "http://api:80", told).empty());
    QCOMPARE(into(", ports: [{port: 80}]", "http://api:9999", told), std::string());
    QVERIFY2(told.find("port 9999 of Service/api is named, which the Service does not have") !=
                 std::string::npos,
             told.c_str());
    QVERIFY(!into(", clusterIP: None, ports: [{port: 80}]", "http://api:9999", told).empty());
}

void KubernetesNames::namesByPolicyOfDns_data()
{
    QTest::addColumn<std::string>("pod");
    QTest::addColumn<std::string>("address");
    QTest::addColumn<bool>("isReached");
    const auto row = [](const char *tag, const char *pod, const char *address, bool isReached) {
        QTest::newRow(tag) << std::string(pod) << std::string(address) << isReached;
    };
    const char *const name = "https://api.pay:443";
    const char *const whole = "https://api.pay.svc.cluster.local:443";
    const char *const number = "https://10.96.7.8:443";
    row("of the cluster", "dnsPolicy: ClusterFirst, ", name, true);
    row("of the node", "dnsPolicy: Default, ", name, false);
    row("of the node, by the whole name", "dnsPolicy: Default, ", whole, false);
    row("of the node, by the address", "dnsPolicy: Default, ", number, true);
    row("on the host's network", "hostNetwork: true, ", name, false);
    row("on the host's network, first of the cluster", "hostNetwork: true, dnsPolicy: ClusterFirst, ", name,
        false);
    row("on the host's network, of the cluster", "hostNetwork: true, dnsPolicy: ClusterFirstWithHostNet, ",
        name, true);
    row("of servers elsewhere", "dnsPolicy: None, dnsConfig: {nameservers: [8.8.8.8]}, ", whole, false);
    row("of a server that may be the cluster's", "dnsPolicy: None, dnsConfig: {nameservers: [10.96.0.10]}, ",
        whole, true);
}

void KubernetesNames::namesByPolicyOfDns()
{
    QFETCH(std::string, pod);
    QFETCH(std::string, address);
    QFETCH(bool, isReached);
    const auto imported =
        importManifest(services + cart("env: [{name: API_URL, value: '" + address + "'}]", pod));
    QCOMPARE(!flowsInto(imported.model, "pay/Pod/api/app").empty(), isReached);
}

void KubernetesNames::namesOutside_data()
{
    QTest::addColumn<std::string>("address");
    QTest::addColumn<std::string>("party");
    QTest::newRow("a Service's name and namespace begin it")
        << std::string("https://api.pay.example") << std::string("external.api.pay.example");
    QTest::newRow("they stand within it") << std::string("postgres://x.api.pay.azure.example/db")
                                          << std::string("external.x.api.pay.azure.example");
    QTest::newRow("declared by the mesh")
        << std::string("https://git.example.net") << std::string("external.git.example.net");
    QTest::newRow("a Service") << std::string("https://api.pay/v1") << std::string();
}

void KubernetesNames::namesOutside()
{
    QFETCH(std::string, address);
    QFETCH(std::string, party);
    const auto imported = importManifest(
        services +
        "apiVersion: networking.istio.io/v1\nkind: ServiceEntry\nmetadata: {name: e}\nspec: {hosts: "
        "['*.example.net'], "
        "location: MESH_EXTERNAL}\n---\n" +
        cart("env: [" + variable(party == "external.git.example.net" ? "CI_SERVER" : "PAY_API_URL", address) +
             "]"));
    QCOMPARE(imported.model.flow(toApi) == nullptr, !party.empty());
    if (!party.empty())
        QVERIFY(imported.model.flow("shop/Pod/cart/app->" + party));
}

void KubernetesNames::apiOfTheCluster_data()
{
    QTest::addColumn<std::string>("address");
    QTest::addColumn<bool>("isApi");
    QTest::newRow("whole name") << std::string("https://kubernetes.default.svc.cluster.local") << true;
    QTest::newRow("name and namespace") << std::string("https://kubernetes.default:443/api") << true;
    QTest::newRow("its variables") << std::string(
                                          "https://$(KUBERNETES_SERVICE_HOST):$(KUBERNETES_SERVICE_PORT)")
                                   << true;
    QTest::newRow("from another namespace") << std::string("https://kubernetes") << false;
    QTest::newRow("of another namespace") << std::string("https://kubernetes.shop.svc") << false;
}

void KubernetesNames::apiOfTheCluster()
{
    QFETCH(std::string, address);
    QFETCH(bool, isApi);
    const auto imported = importManifest(cart("env: [" + variable("API_URL", address) + "]"));
    const std::string flow = "shop/Pod/cart/app->cluster/control-plane";
    QCOMPARE(statedOfFlow(imported.model, flow, "protocol"),
             std::string(isApi ? "kubernetes_api" : "no such flow"));
    QCOMPARE(statedOfFlow(imported.model, flow, "encryption"), std::string(isApi ? "tls" : "no such flow"));
}

void KubernetesNames::neighbours_data()
{
    QTest::addColumn<std::string>("container");
    QTest::addColumn<std::string>("others");
    QTest::addColumn<std::string>("expected"); // flows into the engine
    const std::string engine =
        ", {name: engine, image: 'registry.example.org/dind:1', ports: [{containerPort: 2375}]}";
    const std::string silent =
        ", {name: engine, image: 'registry.example.org/dind:1', args: ['--host=tcp://0.0.0.0:2375']}";
    const auto row = [](const char *tag, const std::string &container, const std::string &others,
                        const char *expected) {
        QTest::newRow(tag) << container << others << std::string(expected);
    };
    const std::string docker = "env: [" + variable("DOCKER_HOST", "tcp://localhost:2375") + "]";
    row("by its port", docker, engine, "app docker_api");
    row("by its command line", docker, silent, "app docker_api");
    row("by an address of the loopback", "env: [" + variable("DOCKER_HOST", "tcp://127.0.0.1:2375") + "]",
        engine, "app docker_api");
    row("by an option", "args: ['--engine-url', 'http://localhost:2375']", engine, "app http");
    row("by the port in the variable beside",
        "env: [" + variable("DOCKER_SERVER", "127.0.0.1") + ", " + variable("DOCKER_PORT", "2375") + "]",
        engine, "app docker_api");
    row("without a port", "env: [" + variable("DOCKER_SERVER", "127.0.0.1") + "]", engine, "");
    row("another port", "env: [" + variable("DOCKER_HOST", "tcp://localhost:9") + "]", engine, "");
    row("its own port", docker + ", ports: [{containerPort: 2375}]", silent, "");
    row("where it listens itself", "args: ['--listen-address=127.0.0.1:2375']", engine, "");
    row("where a variable says that it listens",
        "env: [" + variable("METRICS_BIND_URL", "http://127.0.0.1:2375") + "]", engine, "");
}

void KubernetesNames::neighbours()
{
    QFETCH(std::string, container);
    QFETCH(std::string, others);
    QFETCH(std::string, expected);
    const auto imported = importManifest(
        "apiVersion: v1\nkind: Pod\nmetadata: {name: ci}\nspec: {containers: [{name: app, image: "
        "'registry.example.org/app:1', " +
        container + "}" + others + "]}\n");
    QCOMPARE(flowsInto(imported.model, "default/Pod/ci/engine"), expected);
    const std::string flow = "default/Pod/ci/app->default/Pod/ci/engine";
    if (expected == "app docker_api") {
        QCOMPARE(statedOfFlow(imported.model, flow, "encryption"), std::string("none"));
        QCOMPARE(statedOfFlow(imported.model, flow, "authentication"), std::string("none"));
    }
}

// A name that the pod gives to its own address.
void KubernetesNames::aliasesOutside()
{
    const auto imported = importManifest(cart("env: [" + variable("LEDGER_HOST", "legacy") + "]",
                                              "hostAliases: [{ip: 192.0.2.9, hostnames: [legacy]}], "));
    QVERIFY(imported.model.flow("shop/Pod/cart/app->external.legacy"));
}

void KubernetesNames::aliasOfThePod()
{
    for (const char *address : {"127.0.0.1", "192.0.2.1"}) {
        const auto imported = importManifest(
            "apiVersion: v1\nkind: Pod\nmetadata: {name: ci}\nspec: {hostAliases: [{ip: " +
            std::string(address) + ", hostnames: [docker]}], containers: [{name: app, image: x, env: [" +
            variable("DOCKER_HOST", "tcp://docker:2375") +
            "]}, {name: engine, image: y, ports: [{containerPort: 2375}]}]}\n");
        QCOMPARE(flowsInto(imported.model, "default/Pod/ci/engine"),
                 std::string(std::string_view(address) == "127.0.0.1" ? "app docker_api" : ""));
    }
}

} // namespace kubernetes_names

BULKHEAD_TEST(kubernetes_names, KubernetesNames, None)
#include "test_names.moc"
