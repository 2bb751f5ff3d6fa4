// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/cluster.h"
#include "import/kubernetes/load_balancer.h"
#include "import/kubernetes/route_table.h"
#include "import/kubernetes/service_name.h"
#include "import/reading/text.h"

#include <algorithm>
#include <set>

// Istio's virtual services lead in from outside where they are bound to a gateway other than the mesh itself.
// https://istio.io/latest/docs/reference/config/networking/virtual-service/ and …/gateway/
namespace bulkhead::import::kubernetes {

namespace {

constexpr std::string_view istioGroup = "networking.istio.io";

// The object of a kind that a reference means: "edge" beside the one that refers, "shop/edge", or a name of
// the DNS as older versions had it.
const Object *referred(const Cluster &cluster, std::string_view kind, std::string_view reference,
                       std::string_view ownSpace)
{
    std::string_view space = ownSpace;
    std::string_view name = reference;
    if (const std::size_t slash = reference.find('/'); slash != std::string_view::npos) {
        space = reference.substr(0, slash);
        name = reference.substr(slash + 1);
    } else if (const auto labels = labelsOf(reference); isServiceName(labels)) {
        name = labels[0];
        space = labels[1];
    }
    for (const Object *object : cluster.ofKind(kind, istioGroup))
        if (object->space == space && object->name == name)
            return object;
    return nullptr;
}

// Whether a host of a gateway's server ("*", "*.example.org", "shop/web.example.org") has a name in common
// with a host of a virtual service.
bool serves(std::string_view serverHost, std::string_view host)
{
    serverHost = serverHost.substr(serverHost.rfind('/') + 1);
    const auto covers = [](std::string_view pattern, std::string_view name) {
        return pattern == "*" || (pattern.starts_with("*.") && name.ends_with(pattern.substr(1)));
    };
    return serverHost == host || covers(serverHost, host) || covers(host, serverHost);
}

bool servesAny(const Node &server, const Node &hosts)
{
    const auto listed = server["hosts"].items();
    const auto wanted = hosts.items();
    return wanted.empty() || std::any_of(listed.begin(), listed.end(), [&](const Node &serverHost) {
               return std::any_of(wanted.begin(), wanted.end(),
                                  [&](const Node &host) { return serves(serverHost.text(), host.text()); });
           });
}

// Whether routes under a key ("http", "tls", "tcp") apply to what a server of a gateway takes in.
bool takesSection(const Node &server, std::string_view key)
{
    const std::string_view protocol = server["port"]["protocol"].text();
    const std::string_view mode = server["tls"]["mode"].text();
    const bool passesThrough = mode == "PASSTHROUGH" || mode == "AUTO_PASSTHROUGH";
    if (key == "tls")
        return passesThrough;
    const bool isHttp = protocol.starts_with("HTTP") || protocol.starts_with("GRPC");
    return !passesThrough && isHttp == (key == "http");
}

class VirtualServiceRoutes
{
public:
    VirtualServiceRoutes(const Cluster &cluster, const Object &service, RouteTable &routes)
        : m_cluster(cluster), m_service(service), m_routes(routes)
    {}

    void add()
    {
        for (const char *key : {"http", "tls", "tcp"})
            for (const Node &route : m_service.spec()[key].items())
                for (const std::string_view gateway : gatewaysOf(route))
                    addGateway(route, key, gateway);
    }

private:
    // Those that the matches of a route name, else those of the whole virtual service.
    std::set<std::string_view> gatewaysOf(const Node &route) const
    {
        std::set<std::string_view> names;
        const auto addAll = [&names](const Node &list) {
            for (const Node &gateway : list.items())
                if (gateway.text() != "mesh")
                    names.insert(gateway.text());
        };
        const auto matches = route["match"].items();
        for (const Node &match : matches)
            addAll(match["gateways"].size() > 0 ? match["gateways"] : m_service.spec()["gateways"]);
        if (matches.empty())
            addAll(m_service.spec()["gateways"]);
        return names;
    }

    void addGateway(const Node &route, std::string_view key, std::string_view name)
    {
        const Object *gateway = referred(m_cluster, "Gateway", name, m_service.space);
        if (!gateway) {
            Exposure exposure = routeExposure(
                property::ServiceExposure::Gateway,
                isNamedInternal(name) ? Audience::PrivateNetwork : Audience::Internet, m_service);
            exposure.isProtocolOpen = true;
            addRoute(route, exposure, m_service);
            return;
        }
        const Node &labels = gateway->spec()["selector"];
        Audience audience = m_routes.audienceOfPods(labels);
        for (const MapEntry &label : labels.entries()) {
            const std::string_view value = label.value.text();
            if (value.find("egress") != std::string_view::npos)
                return; // it leads out
            if (isNamedInternal(value))
                audience = Audience::PrivateNetwork;
        }
        Exposure exposure = routeExposure(property::ServiceExposure::Gateway, audience, m_service);
        exposure.gateway = gateway;
        for (const Node &server : gateway->spec()["servers"].items())
            if (takesSection(server, key) && servesAny(server, m_service.spec()["hosts"]))
                addServer(route, exposure, server);
    }

    void addServer(const Node &route, Exposure exposure, const Node &server)
    {
        const std::string_view protocol = server["port"]["protocol"].text();
        const Node &tls = server["tls"];
        if (tls["httpsRedirect"].asBool(false, true))
            return; // plain requests are sent away
        exposure.isEncrypted = protocol == "HTTPS" || protocol == "TLS" || !tls["mode"].text().empty();
        if (protocol.starts_with("GRPC"))
            exposure.protocol = property::Protocol::Grpc;
        else if (protocol.starts_with("HTTP"))
            exposure.protocol = exposure.isEncrypted ? property::Protocol::Https : property::Protocol::Http;
        addRoute(route, exposure, m_service);
    }

    // A route may hand on to another virtual service, once.
    void addRoute(const Node &route, const Exposure &exposure, const Object &holder)
    {
        // A destination that is alone receives all requests, whatever its weight.
        const bool isWeighed = route["route"].size() > 1;
        for (const Node &target : route["route"].items())
            if (!isWeighed || !isWithoutWeight(holder, target, m_routes))
                addDestination(target["destination"], exposure, holder);
        for (const Node &target : route["mirrors"].items())
            addDestination(target["destination"], exposure, holder);
        addDestination(route["mirror"], exposure, holder);
        const Node &delegate = route["delegate"];
        if (!delegate.isMap() || &holder != &m_service)
            return;
        const std::string_view space = delegate["namespace"].text();
        const Object *other = referred(m_cluster, "VirtualService", delegate["name"].text(),
                                       space.empty() ? std::string_view(m_service.space) : space);
        if (other && other != &m_service)
            for (const Node &delegated : other->spec()["http"].items())
                addRoute(delegated, exposure, *other);
    }

    void addDestination(const Node &destination, Exposure exposure, const Object &holder)
    {
        if (destination["host"].text().empty())
            return;
        exposure.by = &holder;
        exposure.line = destination.line();
        exposure.port = PortChoice::of(destination["port"]["number"]);
        m_routes.addHost(holder.space, destination["host"].text(), exposure);
    }

    const Cluster &m_cluster;
    const Object &m_service;
    RouteTable &m_routes;
};

} // namespace

void addVirtualServices(const Cluster &cluster, RouteTable &routes)
{
    for (const Object *service : cluster.ofKind("VirtualService", istioGroup))
        VirtualServiceRoutes(cluster, *service, routes).add();
}

} // namespace bulkhead::import::kubernetes
