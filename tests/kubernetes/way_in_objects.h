// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTest>

#include <string>

// Objects that lead callers from outside to the pod shop.
namespace way_in_objects {

// A pod with two listeners, and the Service in front of them.
inline const std::string shop = R"(apiVersion: v1
kind: Pod
metadata: {name: shop, namespace: n, labels: {app: shop}}
spec:
  containers:
    - {name: server, image: "registry.example.org/shop:1", ports: [{name: web, containerPort: 8080}]}
    - {name: exporter, image: "registry.example.org/exporter:1", ports: [{name: metrics, containerPort: 9100}]}
---
)";
inline const std::string service = R"(apiVersion: v1
kind: Service
metadata: {name: shop, namespace: n}
spec: {selector: {app: shop}, ports: [{name: http, port: 80, targetPort: web}, {name: stats, port: 9100}]}
---
)";
inline const std::string server = "n/Pod/shop/server";
inline const std::string exporter = "n/Pod/shop/exporter";

inline void row(const char *tag, const std::string &objects, const std::string &intoServer,
                const std::string &intoExporter = {})
{
    QTest::newRow(tag) << objects << intoServer << intoExporter;
}

inline std::string ingress(const std::string &spec, const std::string &metadata = "name: i, namespace: n")
{
    return "apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {" + metadata + "}\nspec: {" + spec +
           "}\n";
}

// A rule that leads a host to a port of the Service.
inline std::string rule(const std::string &host, const std::string &port = "name: http")
{
    return "{" + (host.empty() ? "" : "host: " + host + ", ") +
           "http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: shop, port: {" + port +
           "}}}}]}}";
}

inline std::string balancer(const std::string &spec, const std::string &annotations = "{}")
{
    return "apiVersion: v1\nkind: Service\nmetadata: {name: lb, namespace: n, annotations: " + annotations +
           "}\nspec: {selector: {app: shop}, type: LoadBalancer, ports: [{port: 80, targetPort: 8080}]" +
           spec + "}\n";
}

inline std::string gateway(const std::string &listeners, const std::string &gatewayClass = "edge",
                           const std::string &more = {})
{
    return "apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: {name: g, namespace: "
           "n}\nspec: "
           "{gatewayClassName: " +
           gatewayClass + ", listeners: [" + listeners + "]" + more + "}\n---\n";
}

inline std::string route(const std::string &kind, const std::string &parents, const std::string &backends,
                         const std::string &space = "n")
{
    return "apiVersion: gateway.networking.k8s.io/v1\nkind: " + kind +
           "\nmetadata: {name: r, namespace: " + space + "}\nspec: {parentRefs: [" + parents +
           "], rules: [{backendRefs: [" + backends + "]}]}\n";
}

// Lets routes of a namespace refer to Services of n.
inline std::string grant(const std::string &space)
{
    return "---\napiVersion: gateway.networking.k8s.io/v1beta1\nkind: ReferenceGrant\nmetadata: {name: x, "
           "namespace: n}\nspec: {from: [{group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: " +
           space + "}], to: [{group: '', kind: Service}]}\n";
}

inline std::string istioGateway(const std::string &servers,
                                const std::string &selector = "istio: ingressgateway")
{
    return "apiVersion: networking.istio.io/v1\nkind: Gateway\nmetadata: {name: edge, namespace: "
           "istio-system}\n"
           "spec: {selector: {" +
           selector + "}, servers: [" + servers + "]}\n---\n";
}

inline std::string virtualService(const std::string &routes,
                                  const std::string &gateways = "istio-system/edge")
{
    return "apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: {name: v, namespace: "
           "n}\nspec: "
           "{hosts: [shop.example.org], gateways: [" +
           gateways + "], " + routes + "}\n";
}

inline std::string openShiftRoute(const std::string &spec)
{
    return "apiVersion: route.openshift.io/v1\nkind: Route\nmetadata: {name: r, namespace: n}\nspec: {to: "
           "{kind: "
           "Service, name: shop}" +
           spec + "}\n";
}

inline const std::string https = "{name: s, port: 443, protocol: HTTPS}";
inline const std::string http = "{name: p, port: 80, protocol: HTTP}";
inline const std::string toHttp = "{name: shop, port: 80}";
inline const std::string toWeb = "http: [{route: [{destination: {host: shop, port: {number: 80}}}]}]";

} // namespace way_in_objects
