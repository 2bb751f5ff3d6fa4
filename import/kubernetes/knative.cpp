// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/knative.h"

#include "import/kubernetes/cluster.h"

#include <algorithm>

namespace bulkhead::import::kubernetes {

namespace {

bool isClusterLocal(const Object &object)
{
    const Node &labels = object.metadata()["labels"];
    return labels["networking.knative.dev/visibility"].text() == "cluster-local" ||
           labels["serving.knative.dev/visibility"].text() == "cluster-local"; // before 0.14
}

// Whether the installation gives services no other domain than that of the cluster, by the ConfigMap
// config-domain: a domain without a selector is that of all services.
bool isInstallationLocal(const Cluster &cluster)
{
    for (const Object *configMap : cluster.ofKind("ConfigMap")) {
        if (configMap->name != "config-domain" || !configMap->space.starts_with("knative"))
            continue;
        const auto domains = (*configMap->node)["data"].entries();
        const auto isForAll = [](const MapEntry &domain) {
            return domain.key != "_example" && domain.value.text().find("selector") == std::string_view::npos;
        };
        return std::any_of(domains.begin(), domains.end(),
                           [&](const MapEntry &domain) {
                               return isForAll(domain) && domain.key.starts_with("svc.");
                           }) &&
               std::all_of(domains.begin(), domains.end(), [&](const MapEntry &domain) {
                   return domain.key == "_example" || domain.key.starts_with("svc.");
               });
    }
    return false;
}

class KnativeWays
{
public:
    explicit KnativeWays(const Cluster &cluster) : m_pods(cluster) {}

    void addObject(const Object &by, std::string_view kind, std::string_view name, int line)
    {
        const Workload *workload = m_pods.of(kind, by.space, name);
        const Container *container = workload ? servingContainer(*workload) : nullptr;
        if (!container)
            return;
        Exposure exposure;
        exposure.way = property::ServiceExposure::Gateway;
        exposure.by = &by;
        exposure.line = line;
        exposure.isProtocolOpen = true; // the installation decides on TLS
        const Node &annotations = by.metadata()["annotations"];
        for (const char *key : {"networking.knative.dev/http-protocol", "networking.knative.dev/httpProtocol",
                                "networking.knative.dev/httpOption"})
            if (annotations[key].text() == "Redirected" || annotations[key].text() == "redirected")
                exposure.protocol = property::Protocol::Https;
        m_ways.push_back({exposure, container});
    }

    std::vector<KnativeWay> take() { return std::move(m_ways); }

private:
    KnativePods m_pods;
    std::vector<KnativeWay> m_ways;
};

} // namespace

KnativePods::KnativePods(const Cluster &cluster)
{
    for (const Workload &workload : cluster.workloads())
        if (const Object &object = *workload.object; object.group == knativeGroup)
            m_workloads.emplace(Key(object.kind, object.space, object.name), &workload);
    for (const Object *route : cluster.ofKind("Route", knativeGroup))
        for (const Node &traffic : route->spec()["traffic"].items())
            if (const Workload *workload =
                    of("Configuration", route->space, traffic["configurationName"].text()))
                m_routes.emplace(std::pair(std::string_view(route->space), std::string_view(route->name)),
                                 workload);
}

const Workload *KnativePods::of(std::string_view kind, std::string_view space, std::string_view name) const
{
    const auto found = m_workloads.find({kind, space, name});
    return found == m_workloads.end() ? nullptr : found->second;
}

const Workload *KnativePods::named(std::string_view space, std::string_view name) const
{
    if (const Workload *service = of("Service", space, name))
        return service;
    const auto found = m_routes.find({space, name});
    return found == m_routes.end() ? nullptr : found->second;
}

const Container *servingContainer(const Workload &workload)
{
    const auto &containers = workload.containers;
    const auto found = std::find_if(containers.begin(), containers.end(), [](const Container &container) {
        return container.role == Role::Main && (*container.node)["ports"].size() > 0;
    });
    if (found != containers.end())
        return &*found;
    return containers.empty() ? nullptr : &containers.front();
}

std::vector<KnativeWay> knativeWays(const Cluster &cluster)
{
    KnativeWays ways(cluster);
    const bool isLocal = isInstallationLocal(cluster);
    for (const Object *service : cluster.ofKind("Service", knativeGroup))
        if (!isLocal && !isClusterLocal(*service))
            ways.addObject(*service, "Service", service->name, service->line());
    for (const Object *route : cluster.ofKind("Route", knativeGroup))
        if (!isLocal && !isClusterLocal(*route))
            for (const Node &traffic : route->spec()["traffic"].items())
                ways.addObject(*route, "Configuration", traffic["configurationName"].text(), traffic.line());
    for (const Object *mapping : cluster.ofKind("DomainMapping", knativeGroup)) {
        const Node &target = mapping->spec()["ref"];
        if (!isClusterLocal(*mapping))
            ways.addObject(*mapping, target["kind"].text(), target["name"].text(), target.line());
    }
    return ways.take();
}

} // namespace bulkhead::import::kubernetes
