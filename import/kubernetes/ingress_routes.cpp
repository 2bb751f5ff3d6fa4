// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/cluster.h"
#include "import/kubernetes/load_balancer.h"
#include "import/kubernetes/route_table.h"
#include "import/kubernetes/truth.h"
#include "import/reading/text.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>
#include <vector>

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

// What clients speak to the proxies of Contour: what their virtual host says, or those of the proxies that
// include them. https://projectcontour.io/docs/main/config/inclusion-delegation/
std::map<const Object *, Speech> speechOfProxies(const std::vector<const Object *> &proxies)
{
    std::map<std::pair<std::string_view, std::string_view>, const Object *> byName;
    std::map<const Object *, Speech> known;
    std::vector<const Object *> open; // whose includes are yet to be told
    for (const Object *proxy : proxies) {
        byName.emplace(std::pair(std::string_view(proxy->space), std::string_view(proxy->name)), proxy);
        const Node &host = proxy->spec()["virtualhost"];
        if (!host.isMap())
            continue;
        known[proxy] = {!host["tls"].isMap(), host["tls"].isMap()};
        open.push_back(proxy);
    }
    while (!open.empty()) { // each proxy at most three times, as its speech only grows
        const Object &proxy = *open.back();
        open.pop_back();
        const Speech speech = known[&proxy];
        for (const Node &include : proxy.spec()["includes"].items()) {
            const std::string_view space = include["namespace"].text();
            const auto found =
                byName.find({space.empty() ? std::string_view(proxy.space) : space, include["name"].text()});
            if (found == byName.end())
                continue;
            Speech &inner = known[found->second];
            if ((!speech.plain || inner.plain) && (!speech.encrypted || inner.encrypted))
                continue;
            inner.plain |= speech.plain;
            inner.encrypted |= speech.encrypted;
            open.push_back(found->second);
        }
    }
    return known;
}

// A proxy that none of the inputs includes may be included by others: its own namespace is enough to lead in.
void addContourProxy(const Object &proxy, const Speech &speech, RouteTable &routes)
{
    Exposure exposure =
        routeExposure(property::ServiceExposure::Ingress,
                      isNamedInternal(proxy.spec()["ingressClassName"].text()) ? Audience::PrivateNetwork
                                                                               : Audience::Internet,
                      proxy);
    const auto add = [&](const Node &services, bool isPlain) {
        exposure.isProtocolOpen = !speech.plain && !speech.encrypted;
        exposure.protocol = std::nullopt;
        if (exposure.isProtocolOpen)
            addBackends(proxy, services, exposure, routes);
        if (speech.encrypted) {
            exposure.protocol = property::Protocol::Https;
            addBackends(proxy, services, exposure, routes);
        }
        if (isPlain && !exposure.isProtocolOpen) {
            exposure.protocol = property::Protocol::Http;
            addBackends(proxy, services, exposure, routes);
        }
    };
    for (const Node &rule : proxy.spec()["routes"].items())
        add(rule["services"], speech.plain || truth(rule["permitInsecure"]).value_or(false));
    add(proxy.spec()["tcpproxy"]["services"], speech.plain);
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
    const auto &proxies = cluster.ofKind("HTTPProxy", "projectcontour.io");
    auto speech = speechOfProxies(proxies);
    for (const Object *proxy : proxies)
        addContourProxy(*proxy, speech[proxy], routes);
}

} // namespace bulkhead::import::kubernetes
