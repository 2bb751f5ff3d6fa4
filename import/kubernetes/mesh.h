// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/kubernetes/policy.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace bulkhead::import {
class Facts;
}

namespace bulkhead::import::kubernetes {

// The service mesh of a cluster, Istio or Linkerd: before which workloads its proxies stand, and which of
// them ask who is calling.
class Mesh
{
public:
    explicit Mesh(const Cluster &cluster);

    // Whether a proxy stands before the workload. Unknown where only the object of its namespace would tell,
    // and that is not among the inputs.
    Match holds(const Workload &workload) const;

    // What the proxies make of a connection: mutual TLS, where both ends have one. It is demanded where the
    // receiving end takes nothing else.
    struct Protection
    {
        bool isDemanded = false;
        model::Origin origin;
    };
    struct Connection
    {
        const Workload &from;
        const Workload &to;
        int port = 0;       // that is asked for; 0: not known
        int targetPort = 0; // of the pod
    };
    std::optional<Protection> of(const Connection &connection) const;

    // States on a flow what the proxies make of it.
    void stateFor(const Connection &connection, Facts &flow) const;
    // States on the orchestrator whether all workloads take mutual TLS alone. Nothing where no mesh shows.
    void stateFor(Facts &orchestrator) const;

private:
    // Where it says that a proxy stands before a workload, or does not.
    struct Membership
    {
        Match isMember = Match::Unknown;
        model::Origin origin;
    };
    enum class Mode : std::uint8_t { Disabled, Permissive, Strict };
    struct Demand
    {
        Mode mode = Mode::Permissive;
        bool isOfItsSpace = false;           // a policy of the workload's own namespace says so
        std::optional<model::Origin> origin; // unset: the mesh's own default
    };

    // The PeerAuthentications of a namespace, in the order of the inputs.
    struct Demands
    {
        std::vector<const Object *> ofSpace;
        std::unordered_map<std::string, std::vector<const Object *>>
            ofPods; // by the rarest label of their selector
    };

    void readDemands();
    // The PeerAuthentication for some pods that counts for a workload; null: there is none.
    const Object *demandForPods(const Workload &workload) const;
    const Membership &membershipOf(const Workload &workload) const;
    Membership findMembership(const Workload &workload) const;
    const Node &annotationsOfSpace(const Workload &workload) const;
    // Whether the workload's proxy lets connections to a port pass without it; to any where the port is 0.
    bool isPassedInto(const Workload &workload, int port) const;
    bool isPassedOutOf(const Workload &workload, int port) const;
    Demand demandOf(const Workload &workload, int port) const;
    Demand istioDemand(const Workload &workload, int port) const;
    Demand linkerdDemand(const Workload &workload) const;

    const Cluster &m_cluster;
    std::map<std::string, Demands, std::less<>> m_demands;
    std::unordered_map<const Workload *, Membership> m_members;
    bool m_isLinkerd = false;
    bool m_isThere = false;
    bool m_switchesOff = false; // a DestinationRule sends clear text somewhere
};

// The policies of meshes that say who may call a workload.
std::vector<Policy> readIstioPolicies(const Cluster &cluster, const Mesh &mesh);
std::vector<Policy> readLinkerdPolicies(const Cluster &cluster, const Mesh &mesh);
// Those of the Service Mesh Interface, whichever mesh reads them.
std::vector<Policy> readSmiPolicies(const Cluster &cluster, const Mesh &mesh);

} // namespace bulkhead::import::kubernetes
