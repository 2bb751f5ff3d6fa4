// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/kubernetes/exposure.h"
#include "import/shared/front_door.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace bulkhead::import::kubernetes {

class Mesh;

// Finds what serves the routes of a cluster: the ingress controller of a class, the gateway that a route
// names, the router of OpenShift; among the inputs where it is there.
class FrontDoors
{
public:
    FrontDoors(const Cluster &cluster, const Mesh &mesh) : m_cluster(cluster), m_mesh(mesh) {}

    // What requests of a route pass through on their way to a container. `inner` is what the port of the
    // Service is for, where it says so. nullopt: a Service leads in by itself.
    std::optional<FrontDoor> of(const Exposure &exposure, const model::Id &container,
                                std::optional<property::Protocol> inner);

private:
    FrontDoor ofIngress(const Object &ingress);
    FrontDoor ofGatewayRoute(const Object &route);
    FrontDoor ofVirtualService(const Object &service);
    FrontDoor ofController(std::string_view className, std::string_view hints);
    model::Id findController(std::string_view word, std::string_view className) const;
    model::Id findGateway(const Object &gateway) const;
    bool isInMesh(const model::Id &container);

    const Cluster &m_cluster;
    const Mesh &m_mesh;
    // What was looked for among all workloads, once.
    std::map<std::pair<std::string, std::string>, model::Id> m_controllers; // by product and class
    std::map<const Object *, model::Id> m_gateways;
    std::map<model::Id, const Workload *> m_workloads; // by container
};

} // namespace bulkhead::import::kubernetes
