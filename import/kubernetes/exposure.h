// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/kubernetes/address_range.h"
#include "import/kubernetes/workload_index.h"
#include "model/properties.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bulkhead::import::kubernetes {

namespace property = model::property;

class Cluster;

// The ports of a Service that a way in leads to: the one of a number or a name, or all.
struct PortChoice
{
    std::string number; // as it is written; empty: not by number
    std::string name;
    std::string target; // the number of the pods' port

    // A number or a name as Ingress, routes and their like state it.
    static PortChoice of(const Node &port);
    bool isAny() const { return number.empty() && name.empty() && target.empty(); }
};

// A way by which clients outside the cluster reach a Service or the pods behind it.
struct Exposure
{
    property::ServiceExposure way = property::ServiceExposure::Ingress;
    Audience audience = Audience::Internet;
    const Object *by = nullptr;      // the Service, Ingress or route
    const Object *gateway = nullptr; // that a route is bound to, where the inputs hold it
    int line = 0;
    std::optional<property::Protocol> protocol; // that clients speak; nullopt: the port says it, or nothing
    bool isProtocolOpen = false; // what clients speak is settled by an object that the inputs do not hold
    bool isEncrypted = false;    // clients speak TLS, whatever lies within
    PortChoice port;
};

// An address outside the cluster that the Endpoints of a Service lead to.
struct OutsideEndpoint
{
    std::string address;
    model::Origin origin;
};

// A Service with the pods that it leads to and the ways into it.
struct ServiceView
{
    const Object *object = nullptr;
    std::shared_ptr<const WorkloadList> pods; // Services of one selector share the list
    std::vector<Exposure> exposures;
    std::vector<OutsideEndpoint> outside; // by Endpoints or EndpointSlices of one's own

    const WorkloadList &targets() const { return *pods; }
    // Its ports that a choice means.
    std::vector<const Node *> ports(const PortChoice &choice) const;
    // The container port behind a service port (by name or number); 0 when it is not known.
    int targetPort(const Node &port, const Workload &workload) const;
    // Whether a pod has the port that a service port leads to by name; one that is named by number it may
    // open without stating it.
    bool hasTarget(const Node &port, const Workload &workload) const;
    // The host outside the cluster that it is another name for; empty: it leads to pods.
    std::string externalName() const;
    bool hasSelector() const;
};

// What a port of a Service is for, by appProtocol or by the first word of its name, as Istio and the Gateway
// API read them ("grpc-web", "http2", "https-admin"); nullopt where neither says so.
std::optional<property::Protocol> statedProtocol(const Node &port);

// Whether a port carries TCP, which it does when it says nothing else.
bool isTcp(const Node &port);

// The Services of the inputs with what leads to them: their own type, Ingress, Gateway API routes, Istio's
// virtual services and OpenShift routes. What leads nowhere is told.
std::vector<ServiceView> readServices(Cluster &cluster);

} // namespace bulkhead::import::kubernetes
