// SPDX-License-Identifier: Apache-2.0
#include "manifest.h"
#include "tests/support/test_program.h"
#include "way_in_objects.h"

#include <QTest>

namespace kubernetes_way_in_limits {

using namespace bulkhead;
using test::flowsInto;
using test::importManifest;
using test::stated;
using namespace way_in_objects;

// What leads nobody in, or not as far: routes that no listener takes, ports that are not there, addresses of
// an internal network.
class KubernetesWayInLimits : public QObject
{
    Q_OBJECT

private slots:
    void portThatIsNotThereIsTold();
    void whatLeadsNowhereIsTold_data();
    void whatLeadsNowhereIsTold();
    void nodePorts_data();
    void nodePorts();
    void hostPorts_data();
    void hostPorts();
    void otherNamesOfServicesLeadOn();
    void theDefaultClassOfAnIngressCounts();
    void gatewaysOfTheClusterAreNoWayIn();
    void audienceDecidesOnExposure();
    void manyServicesOfOneSelector();
    void manyWaysIntoManyPods();
};

void KubernetesWayInLimits::hostPorts_data()
{
    QTest::addColumn<std::string>("container");
    QTest::addColumn<std::string>("into");
    const auto row = [](const char *tag, const char *container, const char *into) {
        QTest::newRow(tag) << std::string(container) << std::string(into);
    };
    row("on all addresses", "ports: [{name: http, containerPort: 8080, hostPort: 80}]", "Internet http");
    row("of a known number", "ports: [{containerPort: 443, hostPort: 8443}]", "Internet https");
    row("UDP", "ports: [{containerPort: 53, hostPort: 53, protocol: UDP}]", "Internet ?");
    row("on a private address", "ports: [{name: http, containerPort: 80, hostPort: 80, hostIP: 10.1.2.3}]",
        "Clients on the internal network http");
    row("on the node alone", "ports: [{containerPort: 80, hostPort: 80, hostIP: 127.0.0.1}]", "");
    row("of the pod alone", "ports: [{containerPort: 80}]", "");
}

void KubernetesWayInLimits::hostPorts()
{
    QFETCH(std::string, container);
    QFETCH(std::string, into);
    const auto imported = importManifest(
        "apiVersion: apps/v1\nkind: DaemonSet\nmetadata: {name: d, namespace: n}\nspec: {template: {spec: "
        "{initContainers: [{name: early, image: x, " +
        container + "}], containers: [{name: app, image: x, " + container + "}]}}}\n");
    QCOMPARE(flowsInto(imported.model, "n/DaemonSet/d/app"), into);
    QCOMPARE(flowsInto(imported.model, "n/DaemonSet/d/early"), std::string());
    QCOMPARE(stated(imported.model, "n/DaemonSet/d/app", "service_exposure"), std::string("unset"));
}

// An Ingress of another namespace leads in by a Service that is another name for one of the cluster.
void KubernetesWayInLimits::otherNamesOfServicesLeadOn()
{
    const auto alias = [](const std::string &name, const std::string &host) {
        return "---\napiVersion: v1\nkind: Service\nmetadata: {name: " + name +
               ", namespace: edge}\nspec: {type: ExternalName, externalName: " + host +
               ", ports: [{port: 80}]}\n";
    };
    const std::string door =
        ingress("defaultBackend: {service: {name: front, port: {number: 80}}}", "name: i, namespace: edge");
    const auto into = [&](const std::string &objects) {
        return flowsInto(importManifest(shop + service + door + objects).model, server);
    };
    QCOMPARE(into(alias("front", "shop.n.svc.cluster.local")), std::string("Internet http"));
    QCOMPARE(into(alias("front", "back.edge.svc") + alias("back", "shop.n.svc")),
             std::string("Internet http"));
    QCOMPARE(into(alias("front", "shop.example.org")), std::string());
    QCOMPARE(into(alias("front", "back.edge.svc") + alias("back", "front.edge.svc")), std::string());
}

void KubernetesWayInLimits::theDefaultClassOfAnIngressCounts()
{
    const auto into = [](const std::string &annotations) {
        return flowsInto(
            importManifest(shop + service +
                           ingress("defaultBackend: {service: {name: shop, port: {number: 80}}}") +
                           "---\napiVersion: networking.k8s.io/v1\nkind: IngressClass\nmetadata: {name: ext, "
                           "annotations: {" +
                           annotations + "}}\nspec: {controller: ingress.k8s.aws/alb}\n")
                .model,
            server);
    };
    QCOMPARE(into("ingressclass.kubernetes.io/is-default-class: 'true'"),
             std::string("Clients on the internal network http"));
    QCOMPARE(into(""), std::string("Internet http"));
}

void KubernetesWayInLimits::gatewaysOfTheClusterAreNoWayIn()
{
    const auto imported = [](const std::string &type) {
        return importManifest(
            shop + service + route("HTTPRoute", "{name: g}", "{name: shop, port: 80}") +
            "---\napiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: {name: g, namespace: n, "
            "annotations: {networking.istio.io/service-type: " +
            type +
            "}}\nspec: {gatewayClassName: istio, listeners: [{name: http, port: 80, protocol: HTTP}]}\n");
    };
    const auto inside = imported("ClusterIP");
    QCOMPARE(flowsInto(inside.model, server), std::string());
    QVERIFY(!inside.diagnostics.empty());
    QVERIFY(inside.diagnostics.front().message.find("reached inside the cluster only") != std::string::npos);
    QCOMPARE(flowsInto(imported("LoadBalancer").model, server), std::string("Internet http"));
}

void KubernetesWayInLimits::portThatIsNotThereIsTold()
{
    const auto imported = importManifest(shop + service + ingress("rules: [" + rule("", "name: htpp") + "]"));
    QCOMPARE(flowsInto(imported.model, server), std::string());
    QCOMPARE(imported.diagnostics.size(), std::size_t{1});
    QCOMPARE(
        imported.diagnostics.front().message,
        std::string("Ingress/i names a port that Service/shop does not have: it leads to none of its pods"));
    QCOMPARE(imported.diagnostics.front().line, 17);
}

void KubernetesWayInLimits::whatLeadsNowhereIsTold_data()
{
    QTest::addColumn<std::string>("object");
    QTest::addColumn<QString>("told");
    const auto row = [](const char *tag, const std::string &object, const char *told) {
        QTest::newRow(tag) << object << QString(told);
    };
    row("ingress to a Service that is not there",
        "apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: i, namespace: n}\nspec:\n  "
        "defaultBackend: {service: {name: gone, port: {number: 80}}}\n",
        "Ingress/i leads to the Service gone, which is not among the inputs");
    row("route to a Service that is not there", route("HTTPRoute", "{name: g}", "{name: gone, port: 80}"),
        "HTTPRoute/r leads to the Service gone, which is not among the inputs");
    row("weight", route("HTTPRoute", "{name: g}", "{name: shop, port: 80, weight: 0}"),
        "HTTPRoute/r sends no requests to shop: its weight is 0");
    row("weight that is a text", route("HTTPRoute", "{name: g}", "{name: gone, port: 80, weight: '1'}"),
        "HTTPRoute/r states a weight that is no whole number from 0 on");
    row("weight of a mesh that is a share",
        istioGateway("{port: {number: 80, name: p, protocol: HTTP}, hosts: ['*']}") +
            virtualService(
                "http: [{route: [{destination: {host: gone}, weight: 90%}, {destination: {host: gone}, "
                "weight: 10}]}]"),
        "VirtualService/v states a weight that is no whole number from 0 on");
    row("no grant", route("HTTPRoute", "{name: g}", "{name: shop, namespace: n, port: 80}", "other"),
        "HTTPRoute/r leads to the Service shop of the namespace n without a ReferenceGrant there");
    const auto listener = [](const std::string &stated) {
        return "apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: {name: g, namespace: n}\n"
               "spec: {listeners: [{name: h, port: 80, protocol: HTTP" +
               stated + "}]}\n---\n";
    };
    const std::string toShop = route("HTTPRoute", "{name: g}", "{name: shop, port: 80}");
    row("no listener of the name",
        listener("") + route("HTTPRoute", "{name: g, sectionName: s}", "{name: shop, port: 80}"),
        "22: HTTPRoute/r is taken by no listener of Gateway/g: none has the name and port that it asks for");
    row("no listener of the protocol",
        listener("") + route("TCPRoute", "{name: g}", "{name: shop, port: 80}"),
        "TCPRoute/r is taken by no listener of Gateway/g: none has a protocol for routes of this kind");
    row("no listener for the namespace", listener(", allowedRoutes: {namespaces: {from: None}}") + toShop,
        "HTTPRoute/r is taken by no listener of Gateway/g: none takes routes of the namespace n");
    row("no listener of the host",
        listener(", hostname: a.example.org") +
            std::string(toShop).replace(toShop.find("spec: {"), 7, "spec: {hostnames: [b.example.org], "),
        "HTTPRoute/r is taken by no listener of Gateway/g: none has one of its hosts");
    row("port by a name that no pod has",
        "apiVersion: v1\nkind: Service\nmetadata: {name: lb, namespace: n}\nspec: {type: LoadBalancer, "
        "selector: {app: shop}, ports: [{port: 80, targetPort: wbe}]}\n",
        "Service/lb leads to a port named wbe, which none of its pods has");
    row("host of a mesh that may be outside",
        virtualService("http: [{route: [{destination: {host: example.com}}]}]"), "");
}

void KubernetesWayInLimits::whatLeadsNowhereIsTold()
{
    QFETCH(std::string, object);
    QFETCH(QString, told);
    const import::Imported imported = importManifest(shop + service + object);
    QString all;
    for (const import::Diagnostic &diagnostic : imported.diagnostics)
        all += QString("%1:%2: %3\n")
                   .arg(QString::fromStdString(diagnostic.file))
                   .arg(diagnostic.line)
                   .arg(QString::fromStdString(diagnostic.message));
    QVERIFY2(told.isEmpty() ? all.isEmpty() : all.contains(told), qPrintable(all));
    QCOMPARE(flowsInto(imported.model, server), std::string());
}

void KubernetesWayInLimits::nodePorts_data()
{
    QTest::addColumn<std::string>("spec");
    QTest::addColumn<std::string>("expected");
    const std::string ports = ", ports: [{port: 80, targetPort: 8080, nodePort: 30080}]";
    QTest::newRow("node port") << "type: NodePort" + ports << std::string("30080:8080/tcp");
    QTest::newRow("behind a balancer") << "type: LoadBalancer" + ports << std::string("30080:8080/tcp");
    QTest::newRow("behind a balancer that opens none but what is stated")
        << "type: LoadBalancer, allocateLoadBalancerNodePorts: false" + ports
        << std::string("30080:8080/tcp");
    QTest::newRow("behind a balancer that opens none")
        << std::string("type: LoadBalancer, allocateLoadBalancerNodePorts: false, ports: [{port: 80, "
                       "targetPort: 8080}]")
        << std::string("unset");
    QTest::newRow("of an inner Service") << "type: ClusterIP" + ports << std::string("unset");
    QTest::newRow("of a balancer that names none")
        << std::string("type: LoadBalancer, ports: [{port: 80, targetPort: 8080}]")
        << std::string("30000-32767:8080/tcp");
}

void KubernetesWayInLimits::nodePorts()
{
    QFETCH(std::string, spec);
    QFETCH(std::string, expected);
    const auto imported =
        importManifest(shop +
                       "apiVersion: v1\nkind: Service\nmetadata: {name: lb, namespace: n}\nspec: {selector: "
                       "{app: shop}, " +
                       spec + "}\n");
    QCOMPARE(stated(imported.model, server, "published_ports"), expected);
    QCOMPARE(stated(imported.model, server, "bind_interface"),
             std::string(expected == "unset" ? "unset" : "all"));
}

// What only an internal network reaches is not published to the outside, whichever object leads in.
void KubernetesWayInLimits::audienceDecidesOnExposure()
{
    const auto exposure = [](const std::string &objects) {
        return stated(importManifest(shop + service + objects).model, server, "service_exposure");
    };
    QCOMPARE(exposure(balancer(", loadBalancerSourceRanges: [10.0.0.0/8]")),
             std::string("internal_load_balancer"));
    QCOMPARE(exposure(balancer(", loadBalancerSourceRanges: [203.0.113.0/24]")),
             std::string("load_balancer"));
    QCOMPARE(exposure(gateway(https, "gke-l7-rilb") + route("HTTPRoute", "{name: g}", toHttp)),
             std::string("internal_load_balancer"));
    QCOMPARE(exposure(gateway(https) + route("HTTPRoute", "{name: g}", toHttp)), std::string("gateway"));
}

// Each Service is kept with its place, though the pods share what is gathered of them.
void KubernetesWayInLimits::manyServicesOfOneSelector()
{
    std::string manifest;
    for (const char *name : {"a", "b"})
        manifest += "apiVersion: v1\nkind: Pod\nmetadata: {name: " + std::string(name) +
                    ", labels: {app: x}}\nspec: {containers: [{name: c, image: x}]}\n---\n";
    for (int i = 1; i <= 3; ++i)
        manifest += "apiVersion: v1\nkind: Service\nmetadata: {name: s" + std::to_string(i) +
                    "}\nspec: {type: NodePort, selector: {app: x}, ports: [{port: 80, nodePort: 3000" +
                    std::to_string(i) + "}]}\n---\n";
    const auto imported = importManifest(manifest);
    for (const char *pod : {"default/Pod/a/c", "default/Pod/b/c"}) {
        QCOMPARE(stated(imported.model, pod, "published_ports"),
                 std::string("30001:80/tcp,30002:80/tcp,30003:80/tcp"));
        QCOMPARE(test::origin(imported.model, pod, "published_ports"), std::string("Service/s1:14"));
        QCOMPARE(flowsInto(imported.model, pod), std::string("Internet http"));
    }
}

// The facts are those of each pod; flows show one of those that run the same.
void KubernetesWayInLimits::manyWaysIntoManyPods()
{
    std::string text;
    for (int i = 0; i < 50; ++i)
        text += "---\napiVersion: v1\nkind: Pod\nmetadata: {name: p" + std::to_string(i) +
                ", namespace: n, labels: {app: web}}\nspec: {containers: [{name: app, image: web}]}\n"
                "---\napiVersion: v1\nkind: Service\nmetadata: {name: s" +
                std::to_string(i) + ", namespace: n}\nspec: {type: LoadBalancer, selector: {app: web}, " +
                "ports: [{port: " + std::to_string(1000 + i) + "}]}\n";
    const auto imported = importManifest(text);
    QCOMPARE(QString::fromStdString(flowsInto(imported.model, "n/Pod/p0/app")).count("Internet"), 50);
    QCOMPARE(flowsInto(imported.model, "n/Pod/p49/app"), std::string());
    QCOMPARE(stated(imported.model, "n/Pod/p49/app", "service_exposure"), std::string("load_balancer"));
    QCOMPARE(std::count_if(imported.diagnostics.begin(), imported.diagnostics.end(),
                           [](const import::Diagnostic &diagnostic) {
                               return diagnostic.message ==
                                      "Service/s0 and others lead by 50 ways into 50 workloads: flows are "
                                      "drawn to Pod/p0, which stands for those that run the same";
                           }),
             1);
}

} // namespace kubernetes_way_in_limits

BULKHEAD_TEST(kubernetes_way_in_limits, KubernetesWayInLimits, None)
#include "test_way_in_limits.moc"
