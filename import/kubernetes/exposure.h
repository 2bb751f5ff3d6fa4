// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/kubernetes/workload.h"
#include "model/properties.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bulkhead::import::kubernetes {

namespace property = model::property;

class Cluster;

// A way by which clients outside the cluster reach a Service or the pods behind it.
struct Exposure
{
    property::ServiceExposure way = property::ServiceExposure::Ingress;
    const Object *by = nullptr; // the Service, Ingress or route
    int line = 0;
    std::optional<property::Protocol> protocol; // nullopt: not known
    int port = 0;                               // of the service; 0: any
};

// A Service with the pods that it leads to and the ways into it.
struct ServiceView
{
    const Object *object = nullptr;
    std::vector<const Workload *> targets;
    std::vector<Exposure> exposures;

    // The container port behind a service port (by name or number); 0 when it is not known.
    int targetPort(const Node &port, const Workload &workload) const;
    // The host outside the cluster that it is another name for; empty: it leads to pods.
    std::string externalName() const;
};

// The Services of the inputs with what leads to them: their own type, Ingress, Gateway API routes, Istio's
// virtual services and OpenShift routes.
std::vector<ServiceView> readServices(const Cluster &cluster);

} // namespace bulkhead::import::kubernetes
