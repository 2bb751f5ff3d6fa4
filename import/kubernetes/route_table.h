// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/kubernetes/exposure.h"

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bulkhead::import {
class Builder;
}

namespace bulkhead::import::kubernetes {

// Finds Services by namespace and name and adds the ways into them that routes of all kinds state.
class RouteTable
{
public:
    explicit RouteTable(std::vector<ServiceView> &services);

    // Where the inputs hold no such Service, that is kept to be told.
    void add(std::string_view space, std::string_view service, const Exposure &exposure);
    // By a name of the cluster's DNS, as Istio's routes have it: "web" of the route's own namespace,
    // "web.shop.svc.cluster.local".
    void addHost(std::string_view space, std::string_view host, const Exposure &exposure);

    // Who comes in through a gateway whose pods bear these labels, by the Services of the inputs that lead to
    // such pods; Internet where the inputs do not say it.
    Audience audienceOfPods(const Node &labels) const;

    // What is wrong with a route: a backend that gets no requests, and why.
    void addIdle(const Object &route, int line, const std::string &why);

    // What leads nowhere, once for each place.
    void report(Builder &builder) const;

private:
    struct Idle
    {
        const Object *route = nullptr;
        int line = 0;
        std::string why;
    };
    std::vector<ServiceView> &m_services;
    std::map<std::pair<const Object *, std::string>, Idle> m_idle; // by what is told
    std::map<std::pair<std::string_view, std::string_view>, std::vector<ServiceView *>> m_byName;
};

// Adds what the routes of each kind lead in. A way in for an internal network alone counts as an internal
// load balancer, whichever object states it.
void addIngresses(const Cluster &cluster, RouteTable &routes);
void addGatewayRoutes(const Cluster &cluster, RouteTable &routes);   // of the Gateway API
void addVirtualServices(const Cluster &cluster, RouteTable &routes); // of Istio
void addOpenShiftRoutes(const Cluster &cluster, RouteTable &routes);
void addProxyRoutes(const Cluster &cluster, RouteTable &routes); // of Traefik and Contour

// Whether a backend among several gets no requests by its weight, which is told.
bool isWithoutWeight(const Object &route, const Node &backend, RouteTable &routes);

// A way in by a route, to be completed.
Exposure routeExposure(property::ServiceExposure way, Audience audience, const Object &by);

} // namespace bulkhead::import::kubernetes
