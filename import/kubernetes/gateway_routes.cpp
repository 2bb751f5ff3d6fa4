// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/cluster.h"
#include "import/kubernetes/load_balancer.h"
#include "import/kubernetes/policy.h"
#include "import/kubernetes/route_table.h"
#include "import/kubernetes/selector.h"
#include "import/reading/text.h"

#include <algorithm>
#include <array>

// The routes of the Gateway API, https://gateway-api.sigs.k8s.io/reference/spec/: they lead in what the
// listeners of a Gateway let in. A route whose parent is a Service rules what is said inside the mesh and
// leads nobody in.
namespace bulkhead::import::kubernetes {

namespace {

constexpr std::string_view gatewayGroup = "gateway.networking.k8s.io";
constexpr std::string_view experimentalGroup = "gateway.networking.x-k8s.io";

const Object *find(const Cluster &cluster, std::string_view kind, std::string_view space,
                   std::string_view name)
{
    for (const std::string_view group : {gatewayGroup, experimentalGroup})
        for (const Object *object : cluster.ofKind(kind, group))
            if (object->space == space && object->name == name)
                return object;
    return nullptr;
}

// Whether two hosts have a name in common; an empty one stands for all.
bool haveCommonHost(std::string_view a, std::string_view b)
{
    const auto covers = [](std::string_view pattern, std::string_view host) {
        return pattern.starts_with("*.") && host.ends_with(pattern.substr(1));
    };
    return a.empty() || b.empty() || a == b || covers(a, b) || covers(b, a);
}

bool haveCommonHost(const Node &routeHosts, std::string_view listenerHost)
{
    const auto hosts = routeHosts.items();
    return hosts.empty() || std::any_of(hosts.begin(), hosts.end(), [listenerHost](const Node &host) {
               return haveCommonHost(host.text(), listenerHost);
           });
}

// Whether a listener takes routes of this kind by its protocol.
bool takesKind(std::string_view protocol, std::string_view routeKind)
{
    if (routeKind == "HTTPRoute" || routeKind == "GRPCRoute")
        return protocol == "HTTP" || protocol == "HTTPS";
    if (routeKind == "TLSRoute")
        return protocol == "TLS";
    if (routeKind == "TCPRoute")
        return protocol == "TCP" || protocol == "TLS";
    return protocol == "UDP";
}

// Whether a listener takes routes of this namespace: of its own alone, where it does not say otherwise.
bool takesSpace(const Cluster &cluster, const Node &listener, const Object &gateway, std::string_view space)
{
    const Node &spaces = listener["allowedRoutes"]["namespaces"];
    const std::string_view from = spaces["from"].text();
    if (from == "All")
        return true;
    if (from == "Selector")
        return namespaceMatch(cluster, spaces["selector"], space) == Match::Yes;
    return from != "None" && gateway.space == space;
}

// The type of the Service that Istio makes for a gateway; empty where nothing is stated.
// https://istio.io/latest/docs/tasks/traffic-management/ingress/gateway-api/#automated-deployment
std::string_view serviceTypeOf(const Object &gateway)
{
    for (const Node *annotations :
         {&gateway.spec()["infrastructure"]["annotations"], &gateway.metadata()["annotations"]})
        if (const std::string_view type = (*annotations)["networking.istio.io/service-type"].text();
            !type.empty())
            return type;
    return {};
}

class GatewayRoutes
{
public:
    GatewayRoutes(const Cluster &cluster, const Object &route, RouteTable &routes)
        : m_cluster(cluster), m_route(route), m_routes(routes)
    {}

    void add()
    {
        for (const Node &parent : m_route.spec()["parentRefs"].items())
            addParent(parent);
    }

private:
    void addParent(const Node &parent)
    {
        const std::string_view kind = parent["kind"].text();
        const std::string_view stated = parent["namespace"].text();
        const std::string_view space = stated.empty() ? std::string_view(m_route.space) : stated;
        if (kind.empty() || kind == "Gateway") {
            if (const Object *gateway = find(m_cluster, "Gateway", space, parent["name"].text()))
                addGateway(parent, *gateway, *gateway);
            else
                addUnknownParent(parent);
        } else if (kind == "ListenerSet" || kind == "XListenerSet") {
            const Object *set = find(m_cluster, kind, space, parent["name"].text());
            const Node &above = set ? set->spec()["parentRef"] : parent;
            const std::string_view aboveSpace = above["namespace"].text();
            const Object *gateway = set ? find(m_cluster, "Gateway", aboveSpace.empty() ? space : aboveSpace,
                                               above["name"].text())
                                        : nullptr;
            if (gateway)
                addGateway(parent, *gateway, *set);
            else
                addUnknownParent(parent);
        }
    }

    // What clients speak is settled by the Gateway, which the inputs do not hold; the name of its listener
    // often says it.
    void addUnknownParent(const Node &parent)
    {
        Exposure exposure = routeExposure(
            property::ServiceExposure::Gateway,
            isNamedInternal(parent["name"].text()) ? Audience::PrivateNetwork : Audience::Internet, m_route);
        const std::vector<std::string> words = wordsOf(parent["sectionName"].text());
        static constexpr std::array<std::string_view, 3> encrypted = {"https", "tls", "websecure"};
        static constexpr std::array<std::string_view, 1> plain = {"http"};
        if (isAnyOneOf(words, encrypted) || parent["port"].asInteger() == 443)
            addListener(exposure, "HTTPS");
        else if (isAnyOneOf(words, plain) || parent["port"].asInteger() == 80)
            addListener(exposure, "HTTP");
        else
            addListener(exposure, {});
    }

    // `holder` states the listeners: the Gateway itself or a set of listeners.
    void addGateway(const Node &parent, const Object &gateway, const Object &holder)
    {
        if (gateway.spec()["gatewayClassName"].text().ends_with("waypoint"))
            return; // a proxy inside the mesh
        if (serviceTypeOf(gateway) == "ClusterIP") {
            m_routes.addIdle(m_route, parent.line(),
                             "is bound to " + std::string(gateway.label.view()) +
                                 ", whose proxy is reached inside the cluster only");
            return;
        }
        Exposure exposure =
            routeExposure(property::ServiceExposure::Gateway, audienceOfGateway(gateway), m_route);
        exposure.gateway = &gateway;
        Fit best = Fit::None;
        for (const Node &listener : holder.spec()["listeners"].items()) {
            const Fit fit = fitOf(listener, parent, holder);
            best = std::max(best, fit);
            if (fit == Fit::Whole)
                addListener(exposure, listener["protocol"].text());
        }
        if (best != Fit::Whole)
            m_routes.addIdle(m_route, parent.line(),
                             "is taken by no listener of " + std::string(holder.label.view()) + ": none " +
                                 whatIsMissing(best) + "; no way in is drawn for it");
    }

    // How far a listener fits the route, in the order in which it is asked.
    enum class Fit : std::uint8_t { None, Place, Kind, Space, Whole };

    Fit fitOf(const Node &listener, const Node &parent, const Object &holder) const
    {
        const std::string_view section = parent["sectionName"].text();
        const Node &port = parent["port"];
        if ((!section.empty() && listener["name"].text() != section) ||
            (!port.isNull() && listener["port"].asInteger() != port.asInteger()))
            return Fit::None;
        if (!takesKind(listener["protocol"].text(), m_route.kind))
            return Fit::Place;
        if (!takesSpace(m_cluster, listener, holder, m_route.space))
            return Fit::Kind;
        return haveCommonHost(m_route.spec()["hostnames"], listener["hostname"].text()) ? Fit::Whole
                                                                                        : Fit::Space;
    }

    std::string whatIsMissing(Fit best) const
    {
        switch (best) {
        case Fit::Place:
            return "has a protocol for routes of this kind";
        case Fit::Kind:
            return "takes routes of the namespace " + m_route.space;
        case Fit::Space:
            return "has one of its hosts";
        case Fit::None:
        case Fit::Whole:
            break;
        }
        return "has the name and port that it asks for";
    }

    // `protocol` is the listener's; empty where it is not known.
    void addListener(Exposure exposure, std::string_view protocol)
    {
        exposure.isEncrypted = protocol == "HTTPS" || protocol == "TLS";
        exposure.isProtocolOpen = protocol.empty();
        if (m_route.kind == "GRPCRoute")
            exposure.protocol = property::Protocol::Grpc;
        else if (m_route.kind == "HTTPRoute" && !protocol.empty())
            exposure.protocol = exposure.isEncrypted ? property::Protocol::Https : property::Protocol::Http;
        for (const Node &rule : m_route.spec()["rules"].items()) {
            for (const Node &backend : rule["backendRefs"].items())
                addBackend(exposure, backend);
            for (const Node &filter : rule["filters"].items())
                addBackend(exposure, filter["requestMirror"]["backendRef"]);
        }
    }

    void addBackend(Exposure exposure, const Node &backend)
    {
        const std::string_view kind = backend["kind"].text();
        if (!backend.isMap() || (!kind.empty() && kind != "Service") ||
            isWithoutWeight(m_route, backend, m_routes))
            return;
        const std::string_view stated = backend["namespace"].text();
        const std::string_view space = stated.empty() ? std::string_view(m_route.space) : stated;
        const std::string_view name = backend["name"].text();
        exposure.line = backend.line();
        exposure.port = PortChoice::of(backend["port"]);
        if (space == m_route.space || isGranted(space, name))
            m_routes.add(space, name, exposure);
        else
            m_routes.addIdle(
                m_route, backend.line(),
                "leads to the Service " + std::string(name) + " of the namespace " + std::string(space) +
                    " without a ReferenceGrant there among the inputs: gateways refuse that, and "
                    "no way in is drawn for it");
    }

    // Whether the other namespace lets routes like this one refer to its Service.
    // https://gateway-api.sigs.k8s.io/api-types/referencegrant/
    bool isGranted(std::string_view space, std::string_view service) const
    {
        const auto comesFrom = [this](const Node &from) {
            return from["group"].text() == gatewayGroup && from["kind"].text() == m_route.kind &&
                   from["namespace"].text() == m_route.space;
        };
        const auto leadsTo = [service](const Node &to) {
            const std::string_view name = to["name"].text();
            return to["group"].text().empty() && to["kind"].text() == "Service" &&
                   (name.empty() || name == service);
        };
        const auto &grants = m_cluster.ofKind("ReferenceGrant");
        return std::any_of(grants.begin(), grants.end(), [&](const Object *grant) {
            const auto from = grant->spec()["from"].items();
            const auto to = grant->spec()["to"].items();
            return grant->space == space && std::any_of(from.begin(), from.end(), comesFrom) &&
                   std::any_of(to.begin(), to.end(), leadsTo);
        });
    }

    const Cluster &m_cluster;
    const Object &m_route;
    RouteTable &m_routes;
};

} // namespace

void addGatewayRoutes(const Cluster &cluster, RouteTable &routes)
{
    for (const char *kind : {"HTTPRoute", "GRPCRoute", "TLSRoute", "TCPRoute", "UDPRoute"})
        for (const Object *route : cluster.ofKind(kind, gatewayGroup))
            GatewayRoutes(cluster, *route, routes).add();
}

} // namespace bulkhead::import::kubernetes
