// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/exposure.h"

#include "import/kubernetes/cluster.h"
#include "import/reading/text.h"

#include <algorithm>
#include <map>

namespace bulkhead::import::kubernetes {

namespace {

// Annotations by which the cloud providers' controllers keep a load balancer inside the private network.
bool isInternalLoadBalancer(const Object &service)
{
    for (const MapEntry &annotation : service.metadata()["annotations"].entries()) {
        const std::string_view key = annotation.key;
        const std::string_view value = annotation.value.text();
        const bool namesInternal =
            key.ends_with("load-balancer-internal") || key.ends_with("internal-load-balancer");
        if (namesInternal && value != "false")
            return true;
        const bool namesType = key.ends_with("load-balancer-type") || key.ends_with("load-balancer-scheme") ||
                               key.ends_with("address-type") || key.ends_with("ip-type");
        if (namesType &&
            (value == "Internal" || value == "internal" || value == "intranet" || value == "private"))
            return true;
    }
    return false;
}

void addOwnExposures(ServiceView &view)
{
    const Object &service = *view.object;
    const Node &spec = service.spec();
    const std::string_view type = spec["type"].text();
    const int line = spec.keyLine("type");
    if (type == "LoadBalancer")
        view.exposures.push_back({isInternalLoadBalancer(service)
                                      ? property::ServiceExposure::InternalLoadBalancer
                                      : property::ServiceExposure::LoadBalancer,
                                  &service,
                                  line,
                                  {},
                                  0});
    else if (type == "NodePort")
        view.exposures.push_back({property::ServiceExposure::NodePort, &service, line, {}, 0});
    if (spec["externalIPs"].size() > 0)
        view.exposures.push_back(
            {property::ServiceExposure::ExternalIp, &service, spec.keyLine("externalIPs"), {}, 0});
}

// Finds Services by namespace and name and adds ways into them.
class Routes
{
public:
    explicit Routes(std::vector<ServiceView> &services)
    {
        for (ServiceView &service : services)
            m_services[service.object->space + "/" + service.object->name].push_back(&service);
    }

    void add(std::string_view space, std::string_view name, Exposure exposure)
    {
        // "web.shop.svc.cluster.local" names the Service web of the namespace shop.
        if (const std::size_t dot = name.find('.'); dot != std::string_view::npos) {
            const std::string_view rest = name.substr(dot + 1);
            space = rest.substr(0, rest.find('.'));
            name = name.substr(0, dot);
        }
        const auto found = m_services.find(std::string(space) + "/" + std::string(name));
        if (found != m_services.end())
            for (ServiceView *service : found->second)
                service->exposures.push_back(exposure);
    }

private:
    std::map<std::string, std::vector<ServiceView *>> m_services;
};

void addIngress(const Object &ingress, Routes &routes)
{
    const Node &spec = ingress.spec();
    const property::Protocol protocol =
        spec["tls"].size() > 0 ? property::Protocol::Https : property::Protocol::Http;
    const auto addBackend = [&](const Node &backend) {
        const Node &service = backend["service"]; // networking.k8s.io/v1; serviceName before that
        const std::string_view name =
            service.isMap() ? service["name"].text() : backend["serviceName"].text();
        const Node &port = service.isMap() ? service["port"]["number"] : backend["servicePort"];
        if (!name.empty())
            routes.add(ingress.space, name,
                       {property::ServiceExposure::Ingress, &ingress, backend.line(), protocol,
                        static_cast<int>(port.asInteger())});
    };
    addBackend(spec["defaultBackend"]);
    addBackend(spec["backend"]);
    for (const Node &rule : spec["rules"].items())
        for (const Node &path : rule["http"]["paths"].items())
            addBackend(path["backend"]);
}

// HTTPRoute, GRPCRoute, TLSRoute, TCPRoute, UDPRoute of the Gateway API.
void addGatewayRoute(const Object &route, Routes &routes)
{
    std::optional<property::Protocol> protocol;
    if (route.kind == "HTTPRoute")
        protocol = property::Protocol::Http;
    else if (route.kind == "GRPCRoute")
        protocol = property::Protocol::Grpc;
    for (const Node &rule : route.spec()["rules"].items()) {
        for (const Node &backend : rule["backendRefs"].items()) {
            const std::string_view space = backend["namespace"].text();
            routes.add(space.empty() ? std::string_view(route.space) : space, backend["name"].text(),
                       {property::ServiceExposure::Gateway, &route, backend.line(), protocol,
                        static_cast<int>(backend["port"].asInteger())});
        }
    }
}

// Istio: a virtual service leads in from outside when it is bound to a gateway other than the mesh itself.
void addVirtualService(const Object &virtualService, Routes &routes)
{
    const Node &spec = virtualService.spec();
    const auto gateways = spec["gateways"].items();
    if (std::all_of(gateways.begin(), gateways.end(),
                    [](const Node &gateway) { return gateway.text() == "mesh"; }))
        return;
    for (const char *key : {"http", "tls", "tcp"}) {
        const auto protocol =
            std::string_view(key) == "http" ? std::optional(property::Protocol::Http) : std::nullopt;
        for (const Node &match : spec[key].items()) {
            for (const Node &target : match["route"].items()) {
                const Node &destination = target["destination"];
                routes.add(virtualService.space, destination["host"].text(),
                           {property::ServiceExposure::Gateway, &virtualService, destination.line(), protocol,
                            static_cast<int>(destination["port"]["number"].asInteger())});
            }
        }
    }
}

void addOpenShiftRoute(const Object &route, Routes &routes)
{
    const Node &to = route.spec()["to"];
    routes.add(route.space, to["name"].text(),
               {property::ServiceExposure::Ingress, &route, to.line(),
                route.spec().has("tls") ? property::Protocol::Https : property::Protocol::Http, 0});
}

} // namespace

std::string ServiceView::externalName() const
{
    const Node &spec = object->spec();
    if (spec["type"].text() != "ExternalName")
        return {};
    std::string host = lowerCase(spec["externalName"].text());
    if (host.ends_with('.'))
        host.pop_back();
    return host;
}

int ServiceView::targetPort(const Node &port, const Workload &workload) const
{
    const Node &target = port["targetPort"];
    if (target.type() == Node::Type::Integer)
        return static_cast<int>(target.asInteger());
    if (target.isNull())
        return static_cast<int>(port["port"].asInteger());
    for (const Container &container : workload.containers)
        for (const Node &opened : (*container.node)["ports"].items())
            if (opened["name"].text() == target.text())
                return static_cast<int>(opened["containerPort"].asInteger());
    return 0;
}

std::vector<ServiceView> readServices(const Cluster &cluster)
{
    std::vector<ServiceView> services;
    for (const Object *object : cluster.ofKind("Service")) {
        if (isKnativeService(*object))
            continue;
        ServiceView view;
        view.object = object;
        view.targets = cluster.index().carryingAll(object->space, object->spec()["selector"]);
        addOwnExposures(view);
        services.push_back(std::move(view));
    }
    Routes routes(services);
    for (const Object *ingress : cluster.ofKind("Ingress"))
        addIngress(*ingress, routes);
    for (const char *kind : {"HTTPRoute", "GRPCRoute", "TLSRoute", "TCPRoute", "UDPRoute"})
        for (const Object *route : cluster.ofKind(kind))
            addGatewayRoute(*route, routes);
    for (const Object *virtualService : cluster.ofKind("VirtualService"))
        addVirtualService(*virtualService, routes);
    for (const Object *route : cluster.ofKind("Route"))
        if (route->group == "route.openshift.io")
            addOpenShiftRoute(*route, routes);
    return services;
}

} // namespace bulkhead::import::kubernetes
