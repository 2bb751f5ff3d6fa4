// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/front_doors.h"

#include "import/kubernetes/cluster.h"
#include "import/kubernetes/knative.h"
#include "import/kubernetes/load_balancer.h"
#include "import/kubernetes/mesh.h"
#include "import/kubernetes/route_servers.h"
#include "import/kubernetes/selector.h"
#include "import/reading/text.h"

#include <algorithm>

namespace bulkhead::import::kubernetes {

namespace {

// The domains of the annotations that controllers read: "nginx.ingress.kubernetes.io alb.ingress…".
std::string domainsOf(const Object &object)
{
    std::string domains;
    for (const MapEntry &annotation : object.metadata()["annotations"].entries()) {
        const std::string_view key = annotation.key;
        const std::string_view domain = key.substr(0, key.find('/'));
        if (domain.find("ingress") != std::string_view::npos || domain == "nginx.org" ||
            domain == "haproxy.org" || domain == "konghq.com" || domain == "networking.gke.io")
            domains.append(domain).append(" ");
    }
    return domains;
}

// A setting of Knative's own namespace; empty where the inputs do not hold it.
std::string_view knativeSetting(const Cluster &cluster, std::string_view key)
{
    for (const Object *configMap : cluster.ofKind("ConfigMap"))
        if (configMap->name == "config-network" && configMap->space.starts_with("knative"))
            return (*configMap->node)["data"][key].text();
    return {};
}

// Whether pods were made for a gateway, by the labels that controllers give them.
// https://gateway-api.sigs.k8s.io/geps/gep-1762/
bool isMadeFor(const Object &gateway, const Workload &workload)
{
    const Labels &labels = workload.labels();
    return (labels["gateway.networking.k8s.io/gateway-name"].text() == gateway.name &&
            workload.object->space == gateway.space) ||
           (labels["gateway.envoyproxy.io/owning-gateway-name"].text() == gateway.name &&
            labels["gateway.envoyproxy.io/owning-gateway-namespace"].text() == gateway.space);
}

} // namespace

model::Id FrontDoors::among(const RouteServer *server, std::string_view className)
{
    const auto [known, isNew] = m_controllers.try_emplace({server, std::string(className)});
    if (isNew)
        known->second = routeServerAmong(m_cluster.workloads(), server, className);
    return known->second;
}

FrontDoor FrontDoors::ofController(std::string_view className, std::string_view hints)
{
    const Object *ingressClass = m_cluster.find("IngressClass", {}, className);
    const std::string controller(ingressClass ? ingressClass->spec()["controller"].text()
                                              : std::string_view());
    const RouteServer *server = routeServerNamed(controller);
    if (!server)
        server = routeServerNamed(className);
    if (!server)
        server = routeServerNamed(hints);
    const std::string identity(!className.empty() ? className : server ? server->word : std::string_view());
    FrontDoor door;
    door.key = "ingress-controller";
    door.name = "Ingress controller";
    door.isOutside = server && server->isOutside;
    if (door.isOutside)
        door.name = "Load balancer of the cloud";
    if (!identity.empty()) {
        door.key += "/" + idPart(identity);
        door.name += " " + identity;
    }
    if (server)
        door.technology = server->technology;
    if (!door.isOutside)
        door.among = among(server, className);
    return door;
}

FrontDoor FrontDoors::ofIngress(const Object &ingress)
{
    FrontDoor door = ofController(ingressClassOf(m_cluster, ingress), domainsOf(ingress));
    door.protocol = property::Protocol::Http;
    return door;
}

FrontDoor FrontDoors::ofGatewayRoute(const Exposure &exposure)
{
    const Object &route = *exposure.by;
    FrontDoor door;
    door.key = "gateway";
    door.name = "Gateway";
    const auto parents = route.spec()["parentRefs"].items();
    if (const Object *gateway = exposure.gateway) {
        door.key += "/" + idPart(gateway->space) + "/" + idPart(gateway->name);
        door.name += " " + gateway->name;
        const std::string_view className = gateway->spec()["gatewayClassName"].text();
        const Object *gatewayClass = m_cluster.find("GatewayClass", {}, className);
        const RouteServer *server = routeServerNamed(className);
        if (!server && gatewayClass)
            server = routeServerNamed(gatewayClass->spec()["controllerName"].text());
        if (server) {
            door.technology = server->technology;
            door.isOutside = server->isOutside;
        }
        if (!door.isOutside)
            door.among = podsOfGateway(*gateway);
        // Istio and Envoy Gateway make pods for each gateway; the controllers of others serve all by
        // themselves.
        if (door.among.empty() && server && !server->isOutside && server->label.first.empty())
            door.among = among(server, className);
    } else if (!parents.empty() && !parents.front()["name"].text().empty()) {
        const Node &parent = parents.front();
        const std::string_view stated = parent["namespace"].text();
        const std::string_view name = parent["name"].text();
        door.key +=
            "/" + idPart(stated.empty() ? std::string_view(route.space) : stated) + "/" + idPart(name);
        door.name += " " + std::string(name);
    }
    if (route.kind == "HTTPRoute")
        door.protocol = property::Protocol::Http;
    else if (route.kind == "GRPCRoute")
        door.protocol = property::Protocol::Grpc;
    else if (route.kind == "TLSRoute")
        encryptBackend(door, "TLS passes the gateway");
    return door;
}

FrontDoor FrontDoors::ofVirtualService(const Exposure &exposure)
{
    const Node &spec = exposure.by->spec();
    FrontDoor door;
    door.key = "gateway/istio";
    door.name = "Istio gateway";
    door.technology = "envoy";
    if (spec["http"].size() > 0)
        door.protocol = property::Protocol::Http;
    else if (spec["tls"].size() > 0)
        encryptBackend(door, "TLS passes the gateway");
    const auto labels =
        exposure.gateway ? exposure.gateway->spec()["selector"].entries() : std::span<const MapEntry>();
    if (!labels.empty()) {
        const std::string identity(labels.begin()->value.text());
        door.key += "/" + idPart(identity);
        door.name += " " + identity;
        const auto [known, isNew] = m_gateways.try_emplace(exposure.gateway);
        if (isNew)
            known->second = podsOfGateway(*exposure.gateway);
        door.among = known->second;
    }
    return door;
}

// Knative leaves its routes to another product, which the setting ingress-class names.
// https://knative.dev/docs/serving/architecture/
FrontDoor FrontDoors::ofKnative()
{
    FrontDoor door;
    door.key = "gateway/knative";
    door.name = "Knative gateway";
    door.technology = "envoy"; // as Kourier, Istio and Contour are
    door.protocol = property::Protocol::Http;
    std::string_view product = knativeSetting(m_cluster, "ingress-class");
    if (product.empty())
        product = knativeSetting(m_cluster, "ingress.class"); // before 1.0
    if (const RouteServer *server = routeServerNamed(product.empty() ? "kourier" : product))
        door.among = among(server, {});
    if (lowerCase(knativeSetting(m_cluster, "system-internal-tls")) == "enabled")
        encryptBackend(door, "Knative encrypts between its parts");
    return door;
}

// The proxy of the first workload that the selector of Istio's gateway means, or that was made for a gateway.
model::Id FrontDoors::podsOfGateway(const Object &gateway) const
{
    const Node &selector = gateway.spec()["selector"];
    for (const Workload &workload : m_cluster.workloads())
        if (selector.size() > 0 ? matchesAll(selector, workload.labels()) : isMadeFor(gateway, workload))
            if (model::Id proxy = entranceOf(workload); !proxy.empty())
                return proxy;
    return {};
}

bool FrontDoors::isInMesh(const model::Id &container)
{
    if (m_workloads.empty())
        for (const Workload &workload : m_cluster.workloads())
            for (const Container &each : workload.containers)
                m_workloads.emplace(each.id, &workload);
    const auto found = m_workloads.find(container);
    return found != m_workloads.end() && m_mesh.holds(*found->second) == Match::Yes;
}

FrontDoor FrontDoors::doorOf(const Exposure &exposure)
{
    const Object &by = *exposure.by;
    FrontDoor door;
    if (by.group == knativeGroup)
        return ofKnative();
    if (by.kind == "Ingress")
        return ofIngress(by);
    if (by.kind == "VirtualService")
        return ofVirtualService(exposure);
    if (by.kind == "Route") {
        door = ofController("router", {});
        door.name = "Router";
        door.protocol = property::Protocol::Http;
    } else if (by.kind.starts_with("IngressRoute")) {
        door = ofController("traefik", {});
        if (by.kind == "IngressRoute")
            door.protocol = property::Protocol::Http;
    } else if (by.kind == "HTTPProxy") {
        const std::string_view stated = by.spec()["ingressClassName"].text();
        door = ofController(stated.empty() ? std::string_view("contour") : stated, "contour");
        door.protocol = property::Protocol::Http;
    } else {
        door = ofGatewayRoute(exposure);
    }
    return door;
}

std::optional<FrontDoor> FrontDoors::of(const Passage &passage, const model::Id &container)
{
    const Object &by = *passage.exposure->by;
    if (by.kind == "Service" && by.group != knativeGroup)
        return std::nullopt;
    FrontDoor door = doorOf(*passage.exposure);
    if (door.among == container) // the controller's own pages
        return std::nullopt;
    readBackendProtocol(door, m_cluster, passage);
    const bool isOfMesh = by.kind == "VirtualService" || by.group == knativeGroup;
    if (isOfMesh && !door.encryption && isInMesh(container)) {
        door.encryption = property::Encryption::Mtls;
        door.because = "the proxies of the mesh encrypt";
    }
    return door;
}

} // namespace bulkhead::import::kubernetes
