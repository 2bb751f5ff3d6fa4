// SPDX-License-Identifier: Apache-2.0
#include "surrounded_shop.h"
#include "tests/support/test_program.h"

#include "import/assumed/assumed_surroundings.h"

#include <QTest>

#include <algorithm>

namespace import_front_doors {

using namespace bulkhead;
using namespace bulkhead::tests;

namespace {

std::string controllerAmongInputs(const std::string &space = "ingress-nginx")
{
    return "---\napiVersion: apps/v1\nkind: Deployment\nmetadata: {name: edge, namespace: " + space +
           "}\nspec: {template: {metadata: {labels: {app: edge}}, spec: {containers: [{name: controller, "
           "image: \"registry.k8s.io/ingress-nginx/controller:v1.12.1\"}]}}}\n";
}

} // namespace

// What routes pass through on their way in, and what that speaks to the workload behind it.
class FrontDoorsOfRoutes : public QObject, protected tests::SurroundedShop
{
    Q_OBJECT

private slots:
    void routesPassTheirController();
    void theClearTextHop_data();
    void theClearTextHop();
    void aLoadBalancerOfTheCloudStandsOutside();
    void theControllerAmongTheInputsIsUsed();
    void servicesOfTheirOwnLeadInDirectly();
    void theHopThatAnnotationsState_data();
    void theHopThatAnnotationsState();
    void theControllerIsKnownByItsImage_data();
    void theControllerIsKnownByItsImage();
    void gatewaysOfIstioAreFoundByNamespace();
    void knativeHasAGatewayOfItsOwn_data();
    void knativeHasAGatewayOfItsOwn();
    void knativeIsKnownByTheModelAlone();
};

void FrontDoorsOfRoutes::routesPassTheirController()
{
    const model::Model before = imported(shop + ingress()).model;
    QCOMPARE(between(before, "internet", web), std::string("https"));
    const model::Model model = surrounded(shop + ingress());
    QVERIFY(model.element(controller));
    QCOMPARE(model.element(controller)->name, std::string("Ingress controller nginx"));
    QCOMPARE(model.element(controller)->parent, model::Id("cluster"));
    QCOMPARE(between(model, "internet", controller), std::string("https"));
    for (const model::Id &served : {web, api}) {
        QCOMPARE(between(model, controller, served), std::string("http"));
        QCOMPARE(between(model, "internet", served), std::string("-"));
    }
    const auto runtime = model.views().shared("runtime");
    QVERIFY(std::binary_search(runtime->members.begin(), runtime->members.end(), controller));
}

void FrontDoorsOfRoutes::theClearTextHop_data()
{
    QTest::addColumn<QString>("objects");
    QTest::addColumn<QString>("door");
    QTest::addColumn<QString>("hop");
    const auto row = [](const char *tag, const std::string &objects, const char *door, const char *hop) {
        QTest::newRow(tag) << QString::fromStdString(objects) << door << hop;
    };
    const std::string pods = workload("web") + workload("api") + service("api");
    row("an Ingress says nothing", shop + ingress(), controller.c_str(), "http");
    row("of no class", shop + ingress("defaultBackend: {service: {name: web, port: {number: 80}}}"),
        "surroundings/ingress-controller", "http");
    row("TLS to the workload",
        shop + ingress("ingressClassName: nginx", "nginx.ingress.kubernetes.io/backend-protocol: HTTPS"),
        controller.c_str(), "https+tls");
    row("TLS that passes",
        shop + ingress("ingressClassName: nginx", "nginx.ingress.kubernetes.io/ssl-passthrough: 'true'"),
        controller.c_str(), "https+tls");
    row("gRPC",
        shop + ingress("ingressClassName: nginx", "nginx.ingress.kubernetes.io/backend-protocol: GRPC"),
        controller.c_str(), "grpc");
    row("by the Service's port", pods + service("web", ", name: https") + ingress(), controller.c_str(),
        "https+tls");
    row("told by annotations alone",
        shop + ingress("ingressClassName: ''", "alb.ingress.kubernetes.io/scheme: internet-facing"),
        "surroundings/ingress-controller/alb", "http");
    const auto route = [](const std::string &tls) {
        return "---\napiVersion: route.openshift.io/v1\nkind: Route\nmetadata: {name: r, namespace: shop}\n"
               "spec: {to: {kind: Service, name: web}" +
               tls + "}\n";
    };
    row("a Route", shop + route(", tls: {termination: edge}"), "surroundings/ingress-controller/router",
        "http");
    row("a Route that encrypts anew", shop + route(", tls: {termination: reencrypt}"),
        "surroundings/ingress-controller/router", "https+tls");
    row("a route of a gateway",
        shop +
            "---\napiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: {name: r, namespace: "
            "shop}\nspec: {parentRefs: [{name: edge, namespace: infra}], rules: [{backendRefs: [{name: web, "
            "port: 80}]}]}\n",
        "surroundings/gateway/infra/edge", "http");
    row("a route of a gateway with a policy for TLS",
        pods + service("web", ", name: web") +
            "---\napiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: {name: r, namespace: "
            "shop}\nspec: {parentRefs: [{name: edge}], rules: [{backendRefs: [{name: web, port: 80}]}]}\n"
            "---\napiVersion: gateway.networking.k8s.io/v1\nkind: BackendTLSPolicy\nmetadata: {name: p, "
            "namespace: shop}\nspec: {targetRefs: [{kind: Service, name: web, sectionName: web}]}\n",
        "surroundings/gateway/shop/edge", "https+tls");
    const auto proxy = [](const std::string &tls) {
        return "---\napiVersion: projectcontour.io/v1\nkind: HTTPProxy\nmetadata: {name: r, namespace: "
               "shop}\n"
               "spec: {virtualhost: {fqdn: a.example.org, tls: {" +
               tls + "}}, tcpproxy: {services: [{name: web, port: 80}]}}\n";
    };
    row("Contour's proxy", shop + proxy("secretName: s"), "surroundings/ingress-controller/contour", "http");
    row("Contour lets TLS pass", shop + proxy("passthrough: true"), "surroundings/ingress-controller/contour",
        "https+tls");
    row("Traefik's route",
        shop +
            "---\napiVersion: traefik.io/v1alpha1\nkind: IngressRoute\nmetadata: {name: r, namespace: shop}\n"
            "spec: {entryPoints: [websecure], routes: [{match: Host(`a`), services: [{name: web, port: 80, "
            "scheme: https}]}], tls: {}}\n",
        "surroundings/ingress-controller/traefik", "https+tls");
    const std::string istio = "---\napiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: "
                              "{name: r, namespace: shop}\nspec: {gateways: [edge], hosts: ['*'], http: "
                              "[{route: [{destination: {host: web}}]}]}\n";
    row("Istio's gateway", shop + istio, "surroundings/gateway/istio", "http");
    row("Istio's gateway to a workload of the mesh",
        "apiVersion: v1\nkind: Namespace\nmetadata: {name: shop, labels: {istio-injection: enabled}}\n" +
            shop + istio,
        "surroundings/gateway/istio", "http+mtls");
}

void FrontDoorsOfRoutes::theClearTextHop()
{
    QFETCH(QString, objects);
    QFETCH(QString, door);
    QFETCH(QString, hop);
    const model::Model model = surrounded(objects.toStdString());
    QVERIFY(model.element(door.toStdString()));
    QCOMPARE(QString::fromStdString(between(model, door.toStdString(), web)), hop);
    QCOMPARE(between(model, "internet", web), std::string("-"));
}

void FrontDoorsOfRoutes::aLoadBalancerOfTheCloudStandsOutside()
{
    const model::Model model = surrounded(
        shop + ingress("ingressClassName: alb", "alb.ingress.kubernetes.io/scheme: internet-facing"));
    const model::Element *balancer = model.element("surroundings/ingress-controller/alb");
    QVERIFY(balancer);
    QCOMPARE(balancer->parent, model::Id());
    QCOMPARE(between(model, balancer->id, web), std::string("http"));
}

void FrontDoorsOfRoutes::theControllerAmongTheInputsIsUsed()
{
    const model::Id among = "ingress-nginx/Deployment/edge/controller";
    const model::Model model = surrounded(shop + ingress() + controllerAmongInputs());
    QVERIFY(!model.element(controller));
    QCOMPARE(between(model, among, web), std::string("http"));
    QCOMPARE(between(model, "internet", among), std::string("https"));

    // A Service of its own says already how requests arrive.
    const model::Model exposed =
        surrounded(shop + ingress() + controllerAmongInputs() +
                   "---\napiVersion: v1\nkind: Service\nmetadata: {name: edge, namespace: ingress-nginx}\n"
                   "spec: {type: LoadBalancer, selector: {app: edge}, ports: [{name: http, port: 80}, {name: "
                   "https, port: 443}]}\n");
    QCOMPARE(between(exposed, "internet", among), std::string("https, http"));
    QCOMPARE(between(exposed, "internet", web), std::string("-"));
}

void FrontDoorsOfRoutes::servicesOfTheirOwnLeadInDirectly()
{
    const model::Model model =
        surrounded(workload("web") +
                   service("web").replace(service("web").find("spec: {"), 7, "spec: {type: LoadBalancer, "));
    QCOMPARE(between(model, "internet", web), std::string("http"));
    QVERIFY(std::none_of(model.elements().begin(), model.elements().end(), [](const model::Element &element) {
        return element.id.starts_with("surroundings/ingress");
    }));
}

void FrontDoorsOfRoutes::theHopThatAnnotationsState_data()
{
    QTest::addColumn<QString>("ofIngress");
    QTest::addColumn<QString>("ofService");
    QTest::addColumn<QString>("hop");
    const QString none;
    const QString haproxy = "haproxy-ingress.github.io/backend-protocol: ";
    QTest::newRow("HAProxy, h2 is clear text") << haproxy + "h2" << none << "http";
    QTest::newRow("HAProxy, h2-ssl") << haproxy + "h2-ssl" << none << "https+tls";
    QTest::newRow("HAProxy, h1-ssl of the Service") << none << haproxy + "h1-ssl"
                                                    << "https+tls";
    QTest::newRow("the Service's holds before") << haproxy + "https" << haproxy + "h1"
                                                << "http";
    QTest::newRow("HAProxy, grpcs") << haproxy + "grpcs" << none << "grpc+tls";
    QTest::newRow("HAProxy Technologies") << none << "haproxy.org/server-ssl: 'true'"
                                          << "https+tls";
    QTest::newRow("NGINX's own, listed") << "nginx.org/ssl-services: 'api, web'" << none << "https+tls";
    QTest::newRow("NGINX's own, another Service") << "nginx.org/ssl-services: api" << none << "http";
    QTest::newRow("NGINX's own, gRPC") << "nginx.org/grpc-services: web" << none << "grpc";
    QTest::newRow("Kong") << none << "konghq.com/protocol: https"
                          << "https+tls";
    QTest::newRow("Kong, for clients alone") << "konghq.com/protocols: https" << none << "http";
    QTest::newRow("Traefik") << none << "traefik.ingress.kubernetes.io/service.serversscheme: https"
                             << "https+tls";
    QTest::newRow("Google, by the port's name") << none
                                                << "cloud.google.com/app-protocols: '{\"front\": "
                                                   "\"HTTPS\"}'"
                                                << "https+tls";
    QTest::newRow("Google, another port") << none << "cloud.google.com/app-protocols: '{\"b\":\"HTTPS\"}'"
                                          << "http";
    QTest::newRow("Contour, by the port's number") << none << "projectcontour.io/upstream-protocol.tls: '80'"
                                                   << "https+tls";
    QTest::newRow("AWS, gRPC") << "alb.ingress.kubernetes.io/backend-protocol-version: GRPC" << none
                               << "grpc";
}

void FrontDoorsOfRoutes::theHopThatAnnotationsState()
{
    QFETCH(QString, ofIngress);
    QFETCH(QString, ofService);
    QFETCH(QString, hop);
    std::string led = service("web", ", name: front");
    const std::string name = "{name: web, ";
    led.insert(led.find(name) + name.size(), "annotations: {" + ofService.toStdString() + "}, ");
    const model::Model model =
        surrounded(workload("web") + led + ingress("ingressClassName: custom", ofIngress.toStdString()));
    QCOMPARE(QString::fromStdString(between(model, "surroundings/ingress-controller/custom", web)), hop);
}

void FrontDoorsOfRoutes::theControllerIsKnownByItsImage_data()
{
    QTest::addColumn<QString>("className");
    QTest::addColumn<QString>("pod");
    QTest::addColumn<bool>("isFound");
    const auto row = [](const char *tag, const char *className, const char *containers, bool isFound,
                        const char *labels = "") {
        QTest::newRow(tag)
            << className
            << "---\napiVersion: v1\nkind: Pod\nmetadata: {name: edge, namespace: infra, labels: {" +
                   QString(labels) + "}}\nspec: {" + containers + "}\n"
            << isFound;
    };
    row("Traefik", "traefik", "containers: [{name: c, image: 'traefik:v3'}]", true);
    row("Traefik, as K3s ships it", "traefik",
        "containers: [{name: c, image: 'rancher/mirrored-library-traefik:3.3.6'}]", true);
    row("a demo page of Traefik's", "traefik", "containers: [{name: c, image: traefik/whoami}]", false);
    row("a plug-in of Kong's", "kong", "containers: [{name: c, image: 'acme/kong-plugins:1'}]", false);
    row("Contour's proxies", "contour",
        "initContainers: [{name: i, image: 'ghcr.io/projectcontour/contour:v1.30'}], "
        "containers: [{name: m, image: 'ghcr.io/projectcontour/contour:v1.30'}, "
        "{name: c, image: 'docker.io/envoyproxy/envoy:v1.31'}]",
        true);
    row("an Envoy of one's own", "contour", "containers: [{name: c, image: 'envoyproxy/envoy:v1.31'}]",
        false);
    row("Cilium", "cilium", "containers: [{name: c, image: 'quay.io/cilium/cilium-envoy:v1.31'}]", true);
    row("Istio's gateway", "istio",
        "initContainers: [{name: i, image: busybox}], containers: [{name: c, image: auto}]", true,
        "istio: ingressgateway");
    row("a sidecar of Istio's", "istio", "containers: [{name: c, image: 'istio/proxyv2:1.24.0'}]", false);
}

void FrontDoorsOfRoutes::theControllerIsKnownByItsImage()
{
    QFETCH(QString, className);
    QFETCH(QString, pod);
    QFETCH(bool, isFound);
    const std::string name = className.toStdString();
    const model::Model model = surrounded(shop + pod.toStdString() + ingress("ingressClassName: " + name));
    QCOMPARE(!model.element("surroundings/ingress-controller/" + name), isFound);
    QCOMPARE(between(model, "infra/Pod/edge/c", web), std::string(isFound ? "http" : "-"));
}

void FrontDoorsOfRoutes::gatewaysOfIstioAreFoundByNamespace()
{
    const auto gateway = [](const std::string &space, const std::string &pods) {
        return "---\napiVersion: networking.istio.io/v1\nkind: Gateway\nmetadata: {name: edge, namespace: " +
               space + "}\nspec: {selector: {istio: " + pods +
               "}, servers: [{port: {number: 80, name: http, protocol: HTTP}, hosts: ['*']}]}\n";
    };
    const std::string service = "---\napiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: "
                                "{name: r, namespace: shop}\nspec: {gateways: [edge], hosts: ['*'], http: "
                                "[{route: [{destination: {host: web}}]}]}\n";
    const model::Model model =
        surrounded(shop + gateway("bank", "bank-edge") + gateway("shop", "shop-edge") + service);
    QVERIFY(model.element("surroundings/gateway/istio/shop-edge"));
    QVERIFY(!model.element("surroundings/gateway/istio/bank-edge"));
    QCOMPARE(between(model, "surroundings/gateway/istio/shop-edge", web), std::string("http"));
}

void FrontDoorsOfRoutes::knativeHasAGatewayOfItsOwn_data()
{
    QTest::addColumn<QString>("object");
    QTest::addColumn<QString>("settings");
    QTest::addColumn<QString>("hop");
    const QString head = "apiVersion: serving.knative.dev/v1\nmetadata: {name: hello, namespace: shop}\n";
    const QString pod =
        "template: {spec: {containers: [{name: c, image: hello, ports: [{containerPort: 80}]}]}}";
    const QString routed = head + "kind: Configuration\nspec: {" + pod + "}\n---\n";
    const QString route = head + "kind: Route\nspec: {traffic: [{configurationName: hello}]}\n";
    const QString mapping = "apiVersion: serving.knative.dev/v1beta1\nkind: DomainMapping\nmetadata: {name: "
                            "hello.example.org, namespace: shop}\nspec: {ref: {kind: Service, name: hello, "
                            "apiVersion: serving.knative.dev/v1}}\n---\n" +
                            head + "kind: Service\nspec: {" + pod + "}\n";
    QTest::newRow("a Service") << head + "kind: Service\nspec: {" + pod + "}\n"
                               << "{}"
                               << "http";
    QTest::newRow("a Route") << routed + route << "{}"
                             << "http";
    QTest::newRow("a DomainMapping") << mapping << "{}"
                                     << "http";
    QTest::newRow("TLS between its parts") << routed + route << "{system-internal-tls: Enabled}"
                                           << "https+tls";
}

void FrontDoorsOfRoutes::knativeHasAGatewayOfItsOwn()
{
    QFETCH(QString, object);
    QFETCH(QString, settings);
    QFETCH(QString, hop);
    const model::Model model =
        surrounded((object +
                    "---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: config-network, namespace: "
                    "knative-serving}\ndata: " +
                    settings + "\n")
                       .toStdString());
    const model::Id door = "surroundings/gateway/knative";
    QVERIFY(model.element(door));
    QCOMPARE(model.element(door)->name, std::string("Knative gateway"));
    const auto &flows = model.flows();
    const auto behind = std::find_if(flows.begin(), flows.end(),
                                     [&](const model::Flow &flow) { return flow.source == door; });
    QVERIFY(behind != flows.end());
    QCOMPARE(QString::fromStdString(between(model, door, behind->target)), hop);
    QCOMPARE(between(model, "internet", behind->target), std::string("-"));
    QVERIFY(!model.element("surroundings/ingress-controller/router"));
}

void FrontDoorsOfRoutes::knativeIsKnownByTheModelAlone()
{
    model::Model model =
        imported("apiVersion: serving.knative.dev/v1\nkind: Service\nmetadata: {name: hello, "
                 "namespace: shop}\nspec: {template: {spec: {containers: [{name: c, image: "
                 "hello}]}}}\n")
            .model;
    const auto plan = import::planSurroundings(model, {});
    QVERIFY(plan && model.apply(plan->change));
    QVERIFY(model.element("surroundings/gateway/knative"));
    QVERIFY(!model.element("surroundings/ingress-controller"));
}

} // namespace import_front_doors

BULKHEAD_TEST(import_front_doors, FrontDoorsOfRoutes, Core)
#include "test_front_doors.moc"
