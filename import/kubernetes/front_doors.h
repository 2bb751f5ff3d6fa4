// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/kubernetes/backend_protocols.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace bulkhead::import::kubernetes {

struct RouteServer;
struct Workload;
class Mesh;

// Finds what serves the routes of a cluster: the ingress controller of a class, the gateway that a route
// names, the router of OpenShift; among the inputs where it is there.
class FrontDoors
{
public:
    FrontDoors(const Cluster &cluster, const Mesh &mesh) : m_cluster(cluster), m_mesh(mesh) {}

    // What requests of a route pass through on their way to a container. nullopt: a Service leads in by
    // itself.
    std::optional<FrontDoor> of(const Passage &passage, const model::Id &container);

private:
    FrontDoor doorOf(const Exposure &exposure);
    FrontDoor ofIngress(const Object &ingress);
    FrontDoor ofGatewayRoute(const Exposure &exposure);
    FrontDoor ofVirtualService(const Exposure &exposure);
    FrontDoor ofKnative();
    FrontDoor ofController(std::string_view className, std::string_view hints);
    // The pods of a product, or of the product that has a class; empty where the inputs hold none.
    model::Id among(const RouteServer *server, std::string_view className);
    model::Id podsOfGateway(const Object &gateway) const;
    bool isInMesh(const model::Id &container);

    const Cluster &m_cluster;
    const Mesh &m_mesh;
    // What was looked for among all workloads, once.
    std::map<std::pair<const RouteServer *, std::string>, model::Id> m_controllers; // by product and class
    std::map<const Object *, model::Id> m_gateways;
    std::map<model::Id, const Workload *> m_workloads; // by container
};

} // namespace bulkhead::import::kubernetes
