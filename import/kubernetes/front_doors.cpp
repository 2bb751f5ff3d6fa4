// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/front_doors.h"

#include "import/kubernetes/cluster.h"
#include "import/kubernetes/mesh.h"
#include "import/kubernetes/selector.h"
#include "import/reading/text.h"

#include <algorithm>
#include <array>

namespace bulkhead::import::kubernetes {

namespace {

// A product that serves routes: the word that its classes and annotations bear, and parts of the names of the
// images that it runs as.
struct Server
{
    std::string_view word;
    std::string_view technology;
    bool isOutside = false; // a load balancer of the cloud; what runs in the cluster only orders it
    std::array<std::string_view, 3> images{};
};

// https://kubernetes.io/docs/concepts/services-networking/ingress-controllers/
constexpr std::array servers = {
    Server{"alb", "", true},
    Server{"gce", "", true},
    Server{"gke", "", true},
    Server{"appgw", "", true},
    Server{"azure", "", true},
    Server{"lattice", "", true},
    Server{"nginx", "nginx", false, {"ingress-nginx/controller", "nginx-ingress"}},
    Server{"traefik", "traefik", false, {"traefik"}},
    Server{"haproxy", "haproxy", false, {"haproxy-ingress", "haproxytech/kubernetes-ingress"}},
    Server{"router", "haproxy", false, {"haproxy-router"}},
    Server{"kong", "kong", false, {"kong/kong", "kong:", "kong-gateway"}},
    Server{"konghq", "kong", false, {"kong/kong", "kong:", "kong-gateway"}},
    Server{"apisix", "apisix", false, {"apache/apisix"}},
    Server{"caddy", "caddy", false, {"caddy/ingress"}},
    Server{"contour", "envoy"},
    Server{"istio", "envoy", false, {"istio/proxyv2"}},
    Server{"envoy", "envoy"},
    Server{"emissary", "envoy", false, {"emissary"}},
    Server{"ambassador", "envoy", false, {"ambassador"}},
    Server{"cilium", "envoy"},
};

// Null where no word is one of a product's.
const Server *serverNamed(std::string_view text)
{
    const std::vector<std::string> words = wordsOf(text);
    const auto found = std::find_if(servers.begin(), servers.end(), [&](const Server &server) {
        return std::find(words.begin(), words.end(), server.word) != words.end();
    });
    return found == servers.end() ? nullptr : &*found;
}

bool runsAs(const Server &server, std::string_view image)
{
    return std::any_of(server.images.begin(), server.images.end(), [&](std::string_view part) {
        return !part.empty() && image.find(part) != std::string_view::npos;
    });
}

// An annotation by the end of its key, since controllers change the domain before it.
std::string annotationEnding(const Object &object, std::string_view end)
{
    for (const MapEntry &annotation : object.metadata()["annotations"].entries())
        if (annotation.key.ends_with(end))
            return lowerCase(trimmed(annotation.value.text()));
    return {};
}

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

std::string_view classOf(const Cluster &cluster, const Object &ingress)
{
    if (const std::string_view stated = ingress.spec()["ingressClassName"].text(); !stated.empty())
        return stated;
    const std::string_view annotated =
        ingress.metadata()["annotations"]["kubernetes.io/ingress.class"].text();
    if (!annotated.empty())
        return annotated;
    for (const Object *ingressClass : cluster.ofKind("IngressClass"))
        if (ingressClass->metadata()["annotations"]["ingressclass.kubernetes.io/is-default-class"].text() ==
            "true")
            return ingressClass->name;
    return {};
}

// What reaches the workload: https, where the front door encrypts anew or lets TLS pass.
void encrypt(FrontDoor &door, std::string because)
{
    if (door.protocol != property::Protocol::Grpc)
        door.protocol = property::Protocol::Https;
    door.encryption = property::Encryption::Tls;
    door.because = std::move(because);
}

void readIngressBackend(FrontDoor &door, const Object &ingress)
{
    const std::string protocol = annotationEnding(ingress, "ingress.kubernetes.io/backend-protocol");
    if (protocol.starts_with("grpc"))
        door.protocol = property::Protocol::Grpc;
    if (protocol == "https" || protocol == "grpcs" || protocol == "h2")
        encrypt(door, "the Ingress asks for TLS to the workload");
    if (annotationEnding(ingress, "ssl-passthrough") == "true" ||
        annotationEnding(ingress, "ssl-services") == "true")
        encrypt(door, "TLS passes the controller");
    if (!annotationEnding(ingress, "nginx.org/ssl-services").empty() ||
        annotationEnding(ingress, "haproxy.org/server-ssl") == "true" ||
        annotationEnding(ingress, "ingress.kubernetes.io/secure-backends") == "true")
        encrypt(door, "the Ingress asks for TLS to the workload");
}

void readRouteBackend(FrontDoor &door, const Object &route)
{
    const std::string_view termination = route.spec()["tls"]["termination"].text();
    if (termination == "passthrough")
        encrypt(door, "TLS passes the router");
    else if (termination == "reencrypt")
        encrypt(door, "the router encrypts anew");
}

// Whether a policy of the Gateway API asks for TLS to the Service at this place of the route.
bool isEncryptedByPolicy(const Cluster &cluster, const Exposure &exposure)
{
    const Object &route = *exposure.by;
    const auto asksFor = [&](std::string_view service) {
        for (const Object *policy : cluster.ofKind("BackendTLSPolicy"))
            for (const Node &target : policy->spec()["targetRefs"].items())
                if (policy->space == route.space && target["name"].text() == service)
                    return true;
        return false;
    };
    for (const Node &rule : route.spec()["rules"].items())
        for (const Node &backend : rule["backendRefs"].items())
            if (backend.line() == exposure.line && asksFor(backend["name"].text()))
                return true;
    return false;
}

// TLS to the services of Traefik and Contour stands at the service.
void readServiceEntry(FrontDoor &door, const Exposure &exposure)
{
    const auto read = [&](const Node &services) {
        for (const Node &service : services.items())
            if (service.line() == exposure.line &&
                (service["scheme"].text() == "https" || service["protocol"].text() == "tls" ||
                 service["protocol"].text() == "h2"))
                encrypt(door, "the route asks for TLS to the workload");
    };
    const Node &spec = exposure.by->spec();
    for (const Node &rule : spec["routes"].items())
        read(rule["services"]);
    read(spec["tcpproxy"]["services"]);
    if (spec["tls"]["passthrough"].text() == "true")
        encrypt(door, "TLS passes the controller");
}

} // namespace

// A container of the inputs that runs as the product; of several the one whose arguments name the class.
model::Id FrontDoors::findController(std::string_view word, std::string_view className) const
{
    model::Id first;
    for (const Workload &workload : m_cluster.workloads()) {
        for (const Container &container : workload.containers) {
            if (container.role != Role::Main)
                continue;
            const std::string image = lowerCase((*container.node)["image"].text());
            const bool isServer = std::any_of(servers.begin(), servers.end(), [&](const Server &server) {
                return (word.empty() || server.word == word) && server.word != "istio" &&
                       runsAs(server, image);
            });
            if (!isServer)
                continue;
            const std::vector<std::string> arguments = commandLineOf(container);
            if (!className.empty() &&
                std::any_of(arguments.begin(), arguments.end(), [&](const std::string &argument) {
                    return argument.ends_with("-class=" + std::string(className));
                }))
                return container.id;
            if (first.empty())
                first = container.id;
        }
    }
    return first;
}

FrontDoor FrontDoors::ofController(std::string_view className, std::string_view hints)
{
    const Object *ingressClass = m_cluster.find("IngressClass", {}, className);
    const std::string controller(ingressClass ? ingressClass->spec()["controller"].text()
                                              : std::string_view());
    const Server *server = serverNamed(controller);
    if (!server)
        server = serverNamed(className);
    if (!server)
        server = serverNamed(hints);
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
    if (!door.isOutside) {
        const std::string word(server ? server->word : std::string_view());
        const auto [known, isNew] = m_controllers.try_emplace({word, std::string(className)});
        if (isNew)
            known->second = findController(word, className);
        door.among = known->second;
    }
    return door;
}

FrontDoor FrontDoors::ofIngress(const Object &ingress)
{
    FrontDoor door = ofController(classOf(m_cluster, ingress), domainsOf(ingress));
    door.protocol = property::Protocol::Http;
    return door;
}

FrontDoor FrontDoors::ofGatewayRoute(const Object &route)
{
    FrontDoor door;
    door.key = "gateway";
    door.name = "Gateway";
    const auto parents = route.spec()["parentRefs"].items();
    if (!parents.empty() && !parents.front()["name"].text().empty()) {
        const Node &parent = parents.front();
        const std::string_view stated = parent["namespace"].text();
        const std::string_view space = stated.empty() ? std::string_view(route.space) : stated;
        const std::string_view name = parent["name"].text();
        door.key += "/" + idPart(space) + "/" + idPart(name);
        door.name += " " + std::string(name);
        std::string className;
        for (const Object *gateway : m_cluster.ofKind("Gateway", "gateway.networking.k8s.io"))
            if (gateway->space == space && gateway->name == name)
                className = gateway->spec()["gatewayClassName"].text();
        const Object *gatewayClass = m_cluster.find("GatewayClass", {}, className);
        const std::string controller(gatewayClass ? gatewayClass->spec()["controllerName"].text()
                                                  : std::string_view());
        const Server *server = serverNamed(className);
        if (!server)
            server = serverNamed(controller);
        if (server) {
            door.technology = server->technology;
            door.isOutside = server->isOutside;
        }
    }
    if (route.kind == "HTTPRoute")
        door.protocol = property::Protocol::Http;
    else if (route.kind == "GRPCRoute")
        door.protocol = property::Protocol::Grpc;
    else if (route.kind == "TLSRoute")
        encrypt(door, "TLS passes the gateway");
    return door;
}

FrontDoor FrontDoors::ofVirtualService(const Object &service)
{
    FrontDoor door;
    door.key = "gateway/istio";
    door.name = "Istio gateway";
    door.technology = "envoy";
    if (service.spec()["http"].size() > 0)
        door.protocol = property::Protocol::Http;
    else if (service.spec()["tls"].size() > 0)
        encrypt(door, "TLS passes the gateway");
    for (const Node &named : service.spec()["gateways"].items()) {
        const std::string_view reference = named.text();
        const std::size_t slash = reference.find('/');
        const std::string_view name =
            slash == std::string_view::npos ? reference : reference.substr(slash + 1);
        for (const Object *gateway : m_cluster.ofKind("Gateway", "networking.istio.io")) {
            const Node &labels = gateway->spec()["selector"];
            const auto entries = labels.entries();
            if (gateway->name != name || entries.empty())
                continue;
            const std::string identity(entries.begin()->value.text());
            door.key = "gateway/istio/" + idPart(identity);
            door.name = "Istio gateway " + identity;
            const auto [known, isNew] = m_gateways.try_emplace(gateway);
            if (isNew)
                known->second = findGateway(*gateway);
            door.among = known->second;
            return door;
        }
    }
    return door;
}

// The proxy of the first workload that the selector of an Istio gateway means.
model::Id FrontDoors::findGateway(const Object &gateway) const
{
    for (const Workload &workload : m_cluster.workloads())
        if (!workload.containers.empty() && matchesAll(gateway.spec()["selector"], workload.labels()))
            return workload.containers.front().id;
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

std::optional<FrontDoor> FrontDoors::of(const Exposure &exposure, const model::Id &container,
                                        std::optional<property::Protocol> inner)
{
    const Object &by = *exposure.by;
    FrontDoor door;
    if (by.kind == "Service")
        return std::nullopt;
    if (by.kind == "Ingress") {
        door = ofIngress(by);
    } else if (by.kind == "Route") {
        door = ofController("router", {});
        door.name = "Router";
        door.protocol = property::Protocol::Http;
    } else if (by.kind == "VirtualService") {
        door = ofVirtualService(by);
        if (!door.encryption && isInMesh(container)) {
            door.encryption = property::Encryption::Mtls;
            door.because = "the proxies of the mesh encrypt";
        }
    } else if (by.kind.starts_with("IngressRoute")) {
        door = ofController("traefik", {});
        if (by.kind == "IngressRoute")
            door.protocol = property::Protocol::Http;
    } else if (by.kind == "HTTPProxy") {
        const std::string_view stated = by.spec()["ingressClassName"].text();
        door = ofController(stated.empty() ? std::string_view("contour") : stated, "contour");
        door.protocol = property::Protocol::Http;
    } else {
        door = ofGatewayRoute(by);
        if (isEncryptedByPolicy(m_cluster, exposure))
            encrypt(door, "a BackendTLSPolicy asks for TLS to the workload");
    }
    if (inner && door.protocol == property::Protocol::Http && *inner == property::Protocol::Grpc)
        door.protocol = inner;
    if (by.kind == "Ingress")
        readIngressBackend(door, by);
    else if (by.kind == "Route")
        readRouteBackend(door, by);
    else if (by.kind.starts_with("IngressRoute") || by.kind == "HTTPProxy")
        readServiceEntry(door, exposure);
    if (inner == property::Protocol::Https && !door.encryption)
        encrypt(door, "by the name of the Service's port");
    if (door.among == container) // the controller's own pages
        return std::nullopt;
    return door;
}

} // namespace bulkhead::import::kubernetes
