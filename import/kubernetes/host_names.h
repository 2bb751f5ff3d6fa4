// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/kubernetes/exposure.h"
#include "import/kubernetes/knative.h"

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bulkhead::import::kubernetes {

class Cluster;

// What a host name or an address leads to inside the cluster.
struct Destination
{
    const ServiceView *service = nullptr;
    // The one pod that the name is of, or the pods of Knative, which have no Service in the inputs; null: all
    // pods of the Service.
    const Workload *pod = nullptr;
    bool isApiServer = false;

    explicit operator bool() const { return service || pod || isApiServer; }
};

// Finds Services by the names that the cluster's DNS gives them, label by label along the search path of a
// pod, and by their cluster addresses:
// https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/
class Names
{
public:
    Names(const Cluster &cluster, const std::vector<ServiceView> &services);

    // "db", "db.shop", "db.shop.svc", "db.shop.svc.cluster.local"; "db-0.db" of one pod of a StatefulSet. A
    // Service that is another name for one of the cluster leads on to that one.
    Destination resolve(const Workload &from, std::string_view host) const;
    // Whether an ExternalName leads out of the cluster.
    bool leadsOutside(const ServiceView &service) const;
    // Whether a ServiceEntry of Istio declares a host to be outside the mesh.
    bool isDeclaredOutside(std::string_view host) const;

private:
    Destination lookUpAddress(std::string_view host) const;
    Destination lookUp(std::string_view space, std::string_view host) const;
    Destination lookUpWhole(std::string_view host) const;
    Destination find(std::string_view space, std::string_view name) const;
    Destination findPod(std::string_view space, std::string_view service, std::string_view pod) const;
    Destination followed(Destination destination) const;

    std::map<std::pair<std::string_view, std::string_view>, const ServiceView *> m_byName;
    std::map<std::string, const ServiceView *, std::less<>> m_byAddress;
    KnativePods m_knative;
    std::set<std::string, std::less<>> m_outside; // hosts outside the mesh
    std::vector<std::string> m_domains;           // of the cluster
};

} // namespace bulkhead::import::kubernetes
