// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/knative.h"

#include "import/kubernetes/cluster.h"

#include <algorithm>

namespace bulkhead::import::kubernetes {

namespace {

constexpr std::string_view knativeGroup = "serving.knative.dev";

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

// The container that serves: the one that states a port, else the first.
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

class KnativeWays
{
public:
    explicit KnativeWays(const Cluster &cluster) : m_cluster(cluster) {}

    void addObject(const Object &by, std::string_view kind, std::string_view name, int line)
    {
        for (const Workload &workload : m_cluster.workloads()) {
            const Object &object = *workload.object;
            const Container *container = servingContainer(workload);
            if (object.group != knativeGroup || object.kind != kind || object.space != by.space ||
                object.name != name || !container)
                continue;
            Exposure exposure;
            exposure.way = property::ServiceExposure::Gateway;
            exposure.by = &by;
            exposure.line = line;
            exposure.isProtocolOpen = true; // the installation decides on TLS
            const Node &annotations = by.metadata()["annotations"];
            for (const char *key :
                 {"networking.knative.dev/http-protocol", "networking.knative.dev/httpProtocol",
                  "networking.knative.dev/httpOption"})
                if (annotations[key].text() == "Redirected" || annotations[key].text() == "redirected")
                    exposure.protocol = property::Protocol::Https;
            m_ways.push_back({exposure, container});
        }
    }

    std::vector<KnativeWay> take() { return std::move(m_ways); }

private:
    const Cluster &m_cluster;
    std::vector<KnativeWay> m_ways;
};

} // namespace

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
