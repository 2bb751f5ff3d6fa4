// SPDX-License-Identifier: Apache-2.0
#include "manifest.h"
#include "tests/support/test_program.h"
#include "way_in_objects.h"

#include <QTest>

namespace kubernetes_ways_in {

using namespace bulkhead;
using test::flowsInto;
using test::importManifest;
using test::stated;
using namespace way_in_objects;

// Who comes in from outside the cluster: by which objects, to which container, from where and by which
// protocol.
class KubernetesWaysIn : public QObject
{
    Q_OBJECT

private slots:
    void ways_data();
    void ways();
    void knative_data();
    void knative();
};

void KubernetesWaysIn::ways_data()
{
    QTest::addColumn<std::string>("objects");
    QTest::addColumn<std::string>("intoServer");
    QTest::addColumn<std::string>("intoExporter");

    row("ingress by the name of a port", ingress("rules: [" + rule("") + "]"), "Internet http");
    row("ingress by another number", ingress("rules: [" + rule("", "number: 9100") + "]"), "",
        "Internet http");
    row("ingress by the old form of a name",
        "apiVersion: extensions/v1beta1\nkind: Ingress\nmetadata: {name: i, namespace: n}\nspec: {backend: "
        "{serviceName: shop, servicePort: http}}\n",
        "Internet http");
    row("ingress with tls for the host",
        ingress("tls: [{hosts: [a.example.org]}], rules: [" + rule("a.example.org") + "]"), "Internet https");
    row("ingress with tls for another host",
        ingress("tls: [{hosts: [a.example.org]}], rules: [" + rule("b.example.org") + "]"), "Internet http");
    row("ingress with tls for any host of a domain",
        ingress("tls: [{hosts: ['*.example.org']}], rules: [" + rule("a.example.org") + "]"),
        "Internet https");
    row("ingress with tls for a domain of one label more",
        ingress("tls: [{hosts: ['*.example.org']}], rules: [" + rule("a.b.example.org") + "]"),
        "Internet http");
    row("ingress with tls for all", ingress("tls: [{secretName: s}], rules: [" + rule("") + "]"),
        "Internet https");
    row("ingress of all hosts with tls for one",
        ingress("tls: [{hosts: [a.example.org]}], rules: [" + rule("") + "]"),
        "Internet http, Internet https");
    row("ingress that sends nobody on to https",
        ingress("tls: [{secretName: s}], rules: [" + rule("") + "]",
                "name: i, namespace: n, annotations: {nginx.ingress.kubernetes.io/ssl-redirect: 'false'}"),
        "Internet http, Internet https");
    row("ingress with the certificate of a provider",
        ingress("ingressClassName: x, rules: [" + rule("") + "]",
                "name: i, namespace: n, annotations: {alb.ingress.kubernetes.io/certificate-arn: "
                "'arn:aws:acm:x'}"),
        "Internet https");
    row("internal ingress",
        ingress("rules: [" + rule("") + "]",
                "name: i, namespace: n, annotations: {alb.ingress.kubernetes.io/scheme: internal}"),
        "Clients on the internal network http");
    row("ingress of AWS is internal where it does not say otherwise",
        ingress("ingressClassName: alb, rules: [" + rule("") + "]"), "Clients on the internal network http");
    row("ingress of AWS that faces the internet",
        ingress("ingressClassName: alb, rules: [" + rule("") + "]",
                "name: i, namespace: n, annotations: {alb.ingress.kubernetes.io/scheme: internet-facing}"),
        "Internet http");
    row("internal ingress by class",
        ingress("rules: [" + rule("") + "]",
                "name: i, namespace: n, annotations: {kubernetes.io/ingress.class: gce-internal}"),
        "Clients on the internal network http");
    row("ingress for listed addresses",
        ingress("rules: [" + rule("") + "]",
                "name: i, namespace: n, annotations: "
                "{nginx.ingress.kubernetes.io/whitelist-source-range: '203.0.113.0/24'}"),
        "Clients at listed addresses http");

    row("balancer", balancer(""), "Internet http");
    row("balancer for private addresses", balancer(", loadBalancerSourceRanges: [10.0.0.0/8, 'fd00::/8']"),
        "Clients on the internal network http");
    row("balancer for listed addresses", balancer(", loadBalancerSourceRanges: [203.0.113.7/32]"),
        "Clients at listed addresses http");
    row("balancer for all addresses", balancer(", loadBalancerSourceRanges: [0.0.0.0/0]"), "Internet http");
    row("balancer with a private address of MetalLB",
        balancer("", "{metallb.universe.tf/loadBalancerIPs: '192.168.1.5, fd00::5'}"),
        "Clients on the internal network http");
    row("balancer with an address of MetalLB", balancer("", "{metallb.io/loadBalancerIPs: 203.0.113.5}"),
        "Internet http");
    row("balancer with a private address", balancer(", loadBalancerIP: 192.168.7.1"),
        "Clients on the internal network http");
    for (const char *annotation :
         {"cloud.google.com/load-balancer-type: Internal", "networking.gke.io/load-balancer-type: Internal",
          "service.beta.kubernetes.io/azure-load-balancer-internal: 'true'",
          "service.beta.kubernetes.io/aws-load-balancer-internal: 0.0.0.0/0",
          "service.beta.kubernetes.io/aws-load-balancer-scheme: internal",
          "service.beta.kubernetes.io/aws-load-balancer-type: external",
          "service.beta.kubernetes.io/openstack-internal-load-balancer: 'true'",
          "service.beta.kubernetes.io/oci-load-balancer-internal: 'true'",
          "oci-network-load-balancer.oraclecloud.com/internal: 'true'",
          "service.kubernetes.io/ibm-load-balancer-cloud-provider-ip-type: private",
          "service.beta.kubernetes.io/alibaba-cloud-loadbalancer-address-type: intranet",
          "service.kubernetes.io/qcloud-loadbalancer-internal-subnetid: subnet-1",
          "service.beta.kubernetes.io/do-loadbalancer-network: INTERNAL",
          "service.beta.kubernetes.io/scw-loadbalancer-private: 'true'",
          "load-balancer.hetzner.cloud/disable-public-network: 'true'",
          "yandex.cloud/load-balancer-type: internal",
          "kubernetes.io/elb.autocreate: '{\"type\": \"inner\"}'"})
        row(annotation, balancer("", "{" + std::string(annotation) + "}"),
            "Clients on the internal network http");
    row("balancer of a tailnet", balancer(", loadBalancerClass: tailscale"),
        "Clients on the internal network http");
    row("balancer of a tailnet that serves everybody",
        balancer(", loadBalancerClass: tailscale", "{tailscale.com/funnel: 'true'}"), "Internet http");
    row("ingress of a tailnet", ingress("ingressClassName: tailscale, rules: [" + rule("") + "]"),
        "Clients on the internal network http");
    row("balancer that ends tls",
        balancer("", "{service.beta.kubernetes.io/aws-load-balancer-ssl-cert: 'arn:x'}"), "Internet https");
    row("port named after its protocol",
        "apiVersion: v1\nkind: Service\nmetadata: {name: lb, namespace: n}\nspec: {selector: {app: shop}, "
        "type: "
        "LoadBalancer, ports: [{name: grpc-api, port: 8080}]}\n",
        "Internet grpc");
    row("port of udp",
        "apiVersion: v1\nkind: Service\nmetadata: {name: lb, namespace: n}\nspec: {selector: {app: shop}, "
        "type: "
        "LoadBalancer, ports: [{port: 8080, protocol: UDP}]}\n",
        "Internet ?");
    row("one port by two transports",
        "apiVersion: v1\nkind: Service\nmetadata: {name: lb, namespace: n}\nspec: {selector: {app: shop}, "
        "type: "
        "LoadBalancer, ports: [{name: t, port: 53, targetPort: 8080}, {name: u, port: 53, targetPort: 8080, "
        "protocol: "
        "UDP}]}\n",
        "Internet dns, Internet dns");
    row("one way encrypted, one plain",
        ingress("tls: [{secretName: s}], rules: [" + rule("") + "]") + "---\n" + balancer(""),
        "Internet http, Internet https");
    row("private external address",
        "apiVersion: v1\nkind: Service\nmetadata: {name: x, namespace: n}\nspec: {selector: {app: shop}, "
        "externalIPs: "
        "[10.1.2.3], ports: [{port: 80, targetPort: 8080}]}\n",
        "Clients on the internal network http");

    row("gateway", gateway(http) + route("HTTPRoute", "{name: g}", toHttp), "Internet http");
    row("gateway with tls", gateway(https) + route("HTTPRoute", "{name: g}", toHttp), "Internet https");
    row("gateway of both", gateway(http + ", " + https) + route("HTTPRoute", "{name: g}", toHttp),
        "Internet http, Internet https");
    row("one listener of a gateway",
        gateway(http + ", " + https) + route("HTTPRoute", "{name: g, sectionName: s}", toHttp),
        "Internet https");
    row("grpc over tls", gateway(https) + route("GRPCRoute", "{name: g}", toHttp), "Internet grpc+tls");
    row("tls passed through",
        gateway("{name: t, port: 443, protocol: TLS, tls: {mode: Passthrough}}") +
            route("TLSRoute", "{name: g}", toHttp),
        "Internet https");
    row("listener of another kind",
        gateway("{name: t, port: 5432, protocol: TCP}") + route("HTTPRoute", "{name: g}", toHttp), "");
    row("gateway that takes no routes of this namespace",
        gateway(http) +
            route("HTTPRoute", "{name: g, namespace: n}", "{name: shop, port: 80, namespace: n}", "other"),
        "");
    row("gateway that takes routes of all namespaces",
        gateway("{name: p, port: 80, protocol: HTTP, allowedRoutes: {namespaces: {from: All}}}") +
            route("HTTPRoute", "{name: g, namespace: n}", "{name: shop, port: 80, namespace: n}", "other") +
            grant("other"),
        "Internet http");
    row("route into another namespace that lets in those of a third",
        gateway("{name: p, port: 80, protocol: HTTP, allowedRoutes: {namespaces: {from: All}}}") +
            route("HTTPRoute", "{name: g, namespace: n}", "{name: shop, port: 80, namespace: n}", "other") +
            grant("third"),
        "");
    row("backend of weight 0",
        gateway(http) + route("HTTPRoute", "{name: g}",
                              "{name: shop, port: 80, weight: 0}, {name: shop, port: 9100, weight: 1}"),
        "", "Internet http");
    row("gateway that is elsewhere", route("HTTPRoute", "{name: g, namespace: infra}", toHttp), "Internet ?");
    row("internal gateway", gateway(https, "gke-l7-rilb") + route("HTTPRoute", "{name: g}", toHttp),
        "Clients on the internal network https");
    row("internal gateway by an annotation of its balancer",
        gateway(https, "edge",
                ", infrastructure: {annotations: {service.beta.kubernetes.io/azure-load-balancer-internal: "
                "'true'}}") +
            route("HTTPRoute", "{name: g}", toHttp),
        "Clients on the internal network https");
    row("waypoint of a mesh", gateway(http, "istio-waypoint") + route("HTTPRoute", "{name: g}", toHttp), "");
    row("route of a Service", route("HTTPRoute", "{group: '', kind: Service, name: shop}", toHttp), "");
    row("route without a parent", route("HTTPRoute", "", toHttp), "");

    row("virtual service behind https",
        istioGateway("{port: {number: 443, name: s, protocol: HTTPS}, tls: {mode: SIMPLE}, hosts: ['*']}") +
            virtualService(toWeb),
        "Internet https");
    row("virtual service behind http",
        istioGateway("{port: {number: 80, name: p, protocol: HTTP}, hosts: ['*']}") + virtualService(toWeb),
        "Internet http");
    row("virtual service behind both, where http is sent on",
        istioGateway(
            "{port: {number: 80, name: p, protocol: HTTP}, tls: {httpsRedirect: true}, hosts: ['*']}, {port: "
            "{number: 443, name: s, protocol: HTTPS}, tls: {mode: SIMPLE}, hosts: ['n/*.example.org']}") +
            virtualService(toWeb),
        "Internet https");
    row("virtual service of another host",
        istioGateway("{port: {number: 80, name: p, protocol: HTTP}, hosts: [other.example.net]}") +
            virtualService(toWeb),
        "");
    row("virtual service that passes tls through",
        istioGateway(
            "{port: {number: 443, name: s, protocol: TLS}, tls: {mode: PASSTHROUGH}, hosts: ['*']}") +
            virtualService(
                "tls: [{match: [{port: 443, sniHosts: [shop.example.org]}], route: [{destination: {host: "
                "shop.n.svc.cluster.local, port: {number: 9100}}}]}]"),
        "", "Internet ?+tls");
    row("virtual service of the mesh alone", virtualService(toWeb, "mesh"), "");
    row("virtual service whose match names the mesh",
        istioGateway("{port: {number: 80, name: p, protocol: HTTP}, hosts: ['*']}") +
            virtualService(
                "http: [{match: [{gateways: [mesh]}], route: [{destination: {host: shop, port: {number: "
                "80}}}]}]"),
        "");
    row("virtual service behind a gateway that leads out",
        istioGateway("{port: {number: 80, name: p, protocol: HTTP}, hosts: ['*']}", "istio: egressgateway") +
            virtualService(toWeb),
        "");
    row("virtual service behind a gateway that is elsewhere", virtualService(toWeb, "infra/edge"),
        "Internet ?");

    const std::string plainGateway =
        istioGateway("{port: {number: 80, name: p, protocol: HTTP}, hosts: ['*']}");
    row("virtual service with one destination, whose weight is 0",
        plainGateway +
            virtualService("http: [{route: [{destination: {host: shop, port: {number: 80}}, weight: 0}]}]"),
        "Internet http");
    row("virtual service with a destination of weight 0 among others",
        plainGateway +
            virtualService("http: [{route: [{destination: {host: shop, port: {number: 80}}, weight: 0}, "
                           "{destination: {host: shop, port: {number: 9100}}, weight: 100}]}]"),
        "", "Internet http");

    row("OpenShift route to a port", openShiftRoute(", port: {targetPort: http}"), "Internet http");
    row("OpenShift route to a port of the pods", openShiftRoute(", port: {targetPort: 9100}"), "",
        "Internet http");
    row("OpenShift route with tls", openShiftRoute(", port: {targetPort: 8080}, tls: {termination: edge}"),
        "Internet https");
    row("OpenShift route that leaves the plain way open",
        openShiftRoute(
            ", port: {targetPort: http}, tls: {termination: edge, insecureEdgeTerminationPolicy: Allow}"),
        "Internet http, Internet https");
    row("Traefik's route",
        "apiVersion: traefik.io/v1alpha1\nkind: IngressRoute\nmetadata: {name: t, namespace: n}\nspec: "
        "{routes: "
        "[{match: 'Host(`a`)', services: [{name: shop, port: http}]}], tls: {}}\n",
        "Internet https");
    row("Traefik's route for private addresses",
        "apiVersion: traefik.io/v1alpha1\nkind: Middleware\nmetadata: {name: m, namespace: n}\nspec: "
        "{ipAllowList: {sourceRange: [10.0.0.0/8]}}\n---\napiVersion: traefik.io/v1alpha1\nkind: "
        "IngressRoute\nmetadata: {name: t, namespace: n}\nspec: {routes: [{middlewares: [{name: m}], "
        "services: "
        "[{name: shop, port: http}]}], tls: {}}\n",
        "Clients on the internal network https");
    const auto traefik = [](const std::string &services) {
        return "apiVersion: traefik.io/v1alpha1\nkind: IngressRoute\nmetadata: {name: t, namespace: "
               "n}\nspec: "
               "{routes: [{match: 'Host(`a`)', services: [" +
               services + "]}], tls: {}}\n";
    };
    row("Traefik's only service, whose weight is 0", traefik("{name: shop, port: http, weight: 0}"),
        "Internet https");
    row("Traefik's service of weight 0 among others",
        traefik("{name: shop, port: http, weight: 0}, {name: shop, port: 9100, weight: 1}"), "",
        "Internet https");
    const auto contour = [](const std::string &services) {
        return "apiVersion: projectcontour.io/v1\nkind: HTTPProxy\nmetadata: {name: c, namespace: n}\nspec: "
               "{virtualhost: {fqdn: a.example.org}, routes: [{services: [" +
               services + "]}]}\n";
    };
    row("Contour's services without any weight",
        contour("{name: shop, port: 80, weight: 0}, {name: shop, port: 9100, weight: 0}"), "Internet http",
        "Internet http");
    row("Contour's service of weight 0 among others",
        contour("{name: shop, port: 80, weight: 0}, {name: shop, port: 9100, weight: 1}"), "",
        "Internet http");
    const auto proxy = [](const std::string &name, const std::string &spec) {
        return "apiVersion: projectcontour.io/v1\nkind: HTTPProxy\nmetadata: {name: " + name +
               ", namespace: n}\nspec: {" + spec + "}\n---\n";
    };
    const std::string toServer = "routes: [{services: [{name: shop, port: 80}]}]";
    row("Contour's proxy that permits plain requests",
        proxy("c", "virtualhost: {fqdn: a, tls: {secretName: s}}, routes: [{permitInsecure: true, services: "
                   "[{name: shop, port: 80}]}]"),
        "Internet http, Internet https");
    row("Contour's proxy that others include",
        proxy("a", "virtualhost: {fqdn: a, tls: {secretName: s}}, includes: [{name: b}]") +
            proxy("b", "includes: [{name: c, namespace: n}, {name: b}]") + proxy("c", toServer),
        "Internet https");
    row("Contour's proxy that a plain one includes as well",
        proxy("a", "virtualhost: {fqdn: a, tls: {secretName: s}}, includes: [{name: c}]") +
            proxy("b", "virtualhost: {fqdn: b}, includes: [{name: c}]") + proxy("c", toServer),
        "Internet http, Internet https");
    row("Contour's proxy",
        "apiVersion: projectcontour.io/v1\nkind: HTTPProxy\nmetadata: {name: c, namespace: n}\nspec: "
        "{virtualhost: "
        "{fqdn: a.example.org}, routes: [{services: [{name: shop, port: 80}]}]}\n",
        "Internet http");
}

void KubernetesWaysIn::ways()
{
    QFETCH(std::string, objects);
    QFETCH(std::string, intoServer);
    QFETCH(std::string, intoExporter);
    const auto imported = importManifest(shop + service + objects);
    QCOMPARE(flowsInto(imported.model, server), intoServer);
    QCOMPARE(flowsInto(imported.model, exporter), intoExporter);
    QCOMPARE(stated(imported.model, exporter, "service_exposure") == "unset", intoExporter.empty());
}

void KubernetesWaysIn::knative_data()
{
    QTest::addColumn<std::string>("objects");
    QTest::addColumn<std::string>("expected");
    const auto knative = [](const std::string &metadata) {
        return "apiVersion: serving.knative.dev/v1\nkind: Service\nmetadata: {name: f, namespace: n" +
               metadata + "}\nspec: {template: {spec: {containers: [{name: f, image: x}]}}}\n";
    };
    const std::string local = ", labels: {networking.knative.dev/visibility: cluster-local}";
    const std::string mapping =
        "---\napiVersion: serving.knative.dev/v1beta1\nkind: DomainMapping\nmetadata: {name: "
        "f.example.org, namespace: n}\nspec: {ref: {kind: Service, name: f}}\n";
    const auto domain = [](const std::string &name) {
        return "---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: config-domain, namespace: "
               "knative-serving}\n"
               "data: {" +
               name + ": ''}\n";
    };
    QTest::newRow("public") << knative("") << std::string("Internet ?");
    QTest::newRow("of the cluster") << knative(local) << std::string();
    QTest::newRow("of the cluster, as older versions say it")
        << knative(", labels: {serving.knative.dev/visibility: cluster-local}") << std::string();
    QTest::newRow("of the cluster, with a domain") << knative(local) + mapping << std::string("Internet ?");
    QTest::newRow("of an installation without a domain")
        << knative("") + domain("svc.cluster.local") << std::string();
    QTest::newRow("of an installation with one")
        << knative("") + domain("example.org") << std::string("Internet ?");
    QTest::newRow("sent on to https")
        << knative(", annotations: {networking.knative.dev/http-protocol: Redirected}")
        << std::string("Internet https");
}

void KubernetesWaysIn::knative()
{
    QFETCH(std::string, objects);
    QFETCH(std::string, expected);
    QCOMPARE(flowsInto(importManifest(objects).model, "n/Service.serving.knative.dev/f/f"), expected);
}

} // namespace kubernetes_ways_in

BULKHEAD_TEST(kubernetes_ways_in, KubernetesWaysIn, None)
#include "test_ways_in.moc"
