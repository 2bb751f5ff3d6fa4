// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/cluster.h"
#include "import/kubernetes/load_balancer.h"
#include "import/kubernetes/route_table.h"
#include "import/reading/text.h"

#include <algorithm>

// Ingress, OpenShift's Route, and the routes of Traefik and Contour: objects that name hosts and lead to
// Services.
namespace bulkhead::import::kubernetes {

namespace {

// What clients speak to one host.
struct Speech
{
    bool plain = false;
    bool encrypted = false;
};

// Whether a host of a list is the one of a rule; "*.example.org" stands for one label before the dot.
bool coversHost(std::string_view listed, std::string_view host)
{
    if (lowerCase(listed) == lowerCase(host))
        return true;
    const std::size_t dot = host.find('.');
    return listed.starts_with("*.") && dot != std::string_view::npos &&
           lowerCase(listed.substr(1)) == lowerCase(host.substr(dot));
}

// TLS is stated host by host: https://kubernetes.io/docs/concepts/services-networking/ingress/#tls. An entry
// without hosts stands for all. A rule without a host serves the listed hosts and every other.
Speech speechOf(const Object &ingress, std::string_view host)
{
    const auto entries = ingress.spec()["tls"].items();
    if (annotatesCertificate(ingress))
        return {false, true};
    Speech speech{entries.empty(), false};
    for (const Node &entry : entries) {
        const auto hosts = entry["hosts"].items();
        const bool coversAll = hosts.empty();
        speech.encrypted |= coversAll || host.empty() ||
                            std::any_of(hosts.begin(), hosts.end(),
                                        [&](const Node &listed) { return coversHost(listed.text(), host); });
        if (coversAll)
            return {false, true};
    }
    speech.plain |= host.empty() || !speech.encrypted;
    return speech;
}

// Controllers send clients of a host with TLS on to https, unless an annotation keeps the plain way open.
bool keepsPlain(const Object &ingress)
{
    for (const MapEntry &annotation : ingress.metadata()["annotations"].entries())
        if (annotation.key.ends_with("ingress.kubernetes.io/ssl-redirect") &&
            annotation.value.text() == "false")
            return true;
    return false;
}

void addIngress(const Cluster &cluster, const Object &ingress, RouteTable &routes)
{
    const Node &spec = ingress.spec();
    Exposure exposure =
        routeExposure(property::ServiceExposure::Ingress, audienceOfIngress(cluster, ingress), ingress);
    const bool isPlainToo = keepsPlain(ingress);
    const auto addBackend = [&](const Node &backend, std::string_view host) {
        const Node &service = backend["service"]; // networking.k8s.io/v1; serviceName before that
        const std::string_view name =
            service.isMap() ? service["name"].text() : backend["serviceName"].text();
        if (name.empty())
            return;
        const Node &port = service["port"];
        exposure.port = !service.isMap()     ? PortChoice::of(backend["servicePort"])
                        : port.has("number") ? PortChoice::of(port["number"])
                                             : PortChoice::of(port["name"]);
        exposure.line = backend.line();
        const Speech speech = speechOf(ingress, host);
        if (speech.encrypted) {
            exposure.protocol = property::Protocol::Https;
            routes.add(ingress.space, name, exposure);
        }
        if (speech.plain || isPlainToo) {
            exposure.protocol = property::Protocol::Http;
            routes.add(ingress.space, name, exposure);
        }
    };
    addBackend(spec["defaultBackend"], {});
    addBackend(spec["backend"], {});
    for (const Node &rule : spec["rules"].items())
        for (const Node &path : rule["http"]["paths"].items())
            addBackend(path["backend"], rule["host"].text());
}

// https://docs.openshift.com/container-platform/latest/networking/routes/route-configuration.html
void addOpenShiftRoute(const Object &route, RouteTable &routes)
{
    const Node &spec = route.spec();
    Exposure exposure =
        routeExposure(property::ServiceExposure::Ingress, audienceOfOpenShiftRoute(route), route);
    // A name is that of the Service's port, a number that of the pods behind it.
    const PortChoice target = PortChoice::of(spec["port"]["targetPort"]);
    exposure.port = {{}, target.name, target.number};
    const auto addTarget = [&](const Node &to) {
        if ((!to["kind"].text().empty() && to["kind"].text() != "Service") ||
            isWithoutWeight(route, to, routes))
            return;
        exposure.line = to.line();
        const bool hasTls = spec["tls"].isMap();
        if (hasTls) {
            exposure.protocol = property::Protocol::Https;
            routes.add(route.space, to["name"].text(), exposure);
        }
        if (!hasTls || spec["tls"]["insecureEdgeTerminationPolicy"].text() == "Allow") {
            exposure.protocol = property::Protocol::Http;
            routes.add(route.space, to["name"].text(), exposure);
        }
    };
    addTarget(spec["to"]);
    for (const Node &alternative : spec["alternateBackends"].items())
        addTarget(alternative);
}

// A service that is alone receives all requests, whatever its weight; Contour shares them out evenly where no
// service of several has one.
bool isWeighed(const Object &route, const Node &services)
{
    const auto items = services.items();
    return items.size() > 1 &&
           (route.kind != "HTTPProxy" || std::any_of(items.begin(), items.end(), [](const Node &service) {
                return service["weight"].asInteger() > 0;
            }));
}

void addBackends(const Object &route, const Node &services, const Exposure &pattern, RouteTable &routes)
{
    const bool weightCounts = isWeighed(route, services);
    for (const Node &service : services.items()) {
        const std::string_view kind = service["kind"].text();
        if ((!kind.empty() && kind != "Service") || (weightCounts && isWithoutWeight(route, service, routes)))
            continue;
        Exposure exposure = pattern;
        exposure.line = service.line();
        exposure.port = PortChoice::of(service["port"]);
        const std::string_view space = service["namespace"].text();
        routes.add(space.empty() ? std::string_view(route.space) : space, service["name"].text(), exposure);
    }
}

// The addresses that the middlewares of a route let in; none where they let in all.
// https://doc.traefik.io/traefik/middlewares/http/ipallowlist/
std::vector<std::string_view> rangesOf(const Cluster &cluster, const Object &route, const Node &middlewares)
{
    std::vector<std::string_view> ranges;
    for (const Node &named : middlewares.items()) {
        const std::string_view stated = named["namespace"].text();
        for (const char *kind : {"Middleware", "MiddlewareTCP"})
            if (const Object *middleware = cluster.find(
                    kind, stated.empty() ? std::string_view(route.space) : stated, named["name"].text()))
                for (const char *list : {"ipAllowList", "ipWhiteList"})
                    for (const Node &range : middleware->spec()[list]["sourceRange"].items())
                        ranges.push_back(range.text());
    }
    return ranges;
}

// Traefik's routes name entry points, which its own configuration defines: what clients speak is stated by
// `tls` alone. Without it, an entry point may still ask for TLS.
void addTraefikRoute(const Cluster &cluster, const Object &route, RouteTable &routes)
{
    const bool hasTls = route.spec()["tls"].isMap();
    const bool isHttp = route.kind == "IngressRoute";
    for (const Node &rule : route.spec()["routes"].items()) {
        Exposure exposure = routeExposure(property::ServiceExposure::Ingress,
                                          audienceOf(rangesOf(cluster, route, rule["middlewares"])), route);
        exposure.isEncrypted = hasTls;
        exposure.isProtocolOpen = !hasTls;
        if (isHttp && hasTls)
            exposure.protocol = property::Protocol::Https;
        addBackends(route, rule["services"], exposure, routes);
    }
}

// A Contour proxy without a virtual host is included by others, whose host decides; its own namespace is
// enough to lead in.
void addContourProxy(const Object &proxy, RouteTable &routes)
{
    Exposure exposure =
        routeExposure(property::ServiceExposure::Ingress,
                      isNamedInternal(proxy.spec()["ingressClassName"].text()) ? Audience::PrivateNetwork
                                                                               : Audience::Internet,
                      proxy);
    const Node &host = proxy.spec()["virtualhost"];
    if (host["tls"].isMap())
        exposure.protocol = property::Protocol::Https;
    else if (host.isMap())
        exposure.protocol = property::Protocol::Http;
    else
        exposure.isProtocolOpen = true;
    for (const Node &rule : proxy.spec()["routes"].items())
        addBackends(proxy, rule["services"], exposure, routes);
    addBackends(proxy, proxy.spec()["tcpproxy"]["services"], exposure, routes);
}

} // namespace

void addIngresses(const Cluster &cluster, RouteTable &routes)
{
    for (const char *group : {"networking.k8s.io", "extensions", ""})
        for (const Object *ingress : cluster.ofKind("Ingress", group))
            addIngress(cluster, *ingress, routes);
}

void addOpenShiftRoutes(const Cluster &cluster, RouteTable &routes)
{
    for (const char *group : {"route.openshift.io", ""}) // in the core group before OpenShift 3.7
        for (const Object *route : cluster.ofKind("Route", group))
            addOpenShiftRoute(*route, routes);
}

void addProxyRoutes(const Cluster &cluster, RouteTable &routes)
{
    for (const char *group : {"traefik.io", "traefik.containo.us"})
        for (const char *kind : {"IngressRoute", "IngressRouteTCP", "IngressRouteUDP"})
            for (const Object *route : cluster.ofKind(kind, group))
                addTraefikRoute(cluster, *route, routes);
    for (const Object *proxy : cluster.ofKind("HTTPProxy", "projectcontour.io"))
        addContourProxy(*proxy, routes);
}

} // namespace bulkhead::import::kubernetes
