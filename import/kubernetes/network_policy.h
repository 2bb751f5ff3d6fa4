// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/kubernetes/workload.h"

#include <optional>
#include <unordered_map>
#include <vector>

namespace bulkhead::import {
class Facts;
}

namespace bulkhead::import::kubernetes {

class Cluster;

// The network policies of one cluster: which of them select a pod, what they cut off, and whether a
// connection gets through. https://kubernetes.io/docs/concepts/services-networking/network-policies/
// What they do to a pod on its host's network is left to the plugin, and most do nothing: nothing is stated.
class NetworkPolicies
{
public:
    explicit NetworkPolicies(const Cluster &cluster);

    bool empty() const { return m_policies.empty(); }

    // States on a container which directions the policies close.
    void stateFor(const Workload &workload, Facts &container) const;
    // States on a namespace its default, and the policies that select none of its workloads.
    void stateForNamespace(std::string_view space, Facts &boundary) const;
    // Whether a connection between two workloads is let through: true where a rule names it, false where a
    // policy stops it, nothing where no policy stands at either end.
    std::optional<bool> allows(const Workload &from, const Workload &to, int port) const;

private:
    struct Policy
    {
        const Object *object = nullptr;
        bool closesIngress = false; // selected pods accept only what a rule names
        bool closesEgress = false;
        bool opensIngress = false; // … but one of its rules names everything
        bool opensEgress = false;
    };

    static Policy read(const Object &object);
    const std::vector<const Policy *> &selecting(const Workload &workload) const;
    static bool isMeaningless(const Policy &policy);
    bool peersMatch(const Policy &policy, const Node &peers, const Workload &workload) const;
    std::optional<bool> passes(const Workload &at, const Workload &peer, bool ingress, const Workload &target,
                               int port) const;

    const Cluster &m_cluster;
    std::vector<Policy> m_policies;
    std::unordered_map<const Workload *, std::vector<const Policy *>> m_selecting;
};

} // namespace bulkhead::import::kubernetes
