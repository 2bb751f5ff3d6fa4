// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/kubernetes/mesh.h"
#include "import/kubernetes/policy.h"
#include "import/shared/facts.h"

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace bulkhead::import {
class Facts;
}

namespace bulkhead::import::kubernetes {

// The network policies of one cluster: which of them select a pod, what they cut off, and whether a
// connection gets through. Policies of administrators come first, those of the baseline last; the others let
// through what one of them names. Those of a mesh are asked on top: a connection has to get through both.
// What they do to a pod on its host's network is left to the plugin, and most do nothing: nothing is stated.
class NetworkPolicies
{
public:
    explicit NetworkPolicies(const Cluster &cluster);
    NetworkPolicies(const NetworkPolicies &) = delete;
    NetworkPolicies &operator=(const NetworkPolicies &) = delete;

    const Policy *firstOfNetwork() const; // that a network plugin enforces; null: there is none
    const std::vector<Policy> &all() const { return m_policies; }
    const Mesh &mesh() const { return m_mesh; }

    // States on a container which directions the policies close.
    void stateFor(const Workload &workload, Facts &container) const;
    // States on a container whose own product asks callers for nothing that the mesh asks them for their
    // names.
    void stateCallers(const Workload &workload, Facts &container) const;
    // States on a namespace its default, and the policies that select none of its workloads.
    void stateForNamespace(std::string_view space, Facts &boundary) const;

    struct Answer
    {
        bool isAllowed = false;
        const Policy *by = nullptr; // the one that decides; null: policies do, and the inputs do not tell how
        int line = 0;
    };
    // Whether a connection between two workloads is let through to a port of the second (of the number 0: to
    // any); nullopt where no policy stands at either end, or the inputs do not tell.
    std::optional<Answer> allows(const Workload &from, const Workload &to, AskedPort port) const;
    // Whether the mesh lets the first in by its name, and nobody else without one.
    std::optional<Answer> authorizes(const Workload &from, const Workload &to, AskedPort port) const;

private:
    using PolicyList = std::vector<const Policy *>;
    using Selecting = std::unordered_map<const Workload *, PolicyList>; // in the order they are asked in

    // Whether a direction is closed to all that no rule names.
    struct Gate
    {
        enum class State : std::uint8_t { NotSelected, Open, Closed };
        State state = State::NotSelected;
        const Policy *by = nullptr;
        int line = 0;
    };
    static Gate gateOf(const PolicyList &policies, bool ingress);
    // What the policies of some pods come to; pods that the same policies select share it.
    struct Standing
    {
        Gate ingress;
        Gate egress;
        std::optional<StatedItems> admitted; // the namespaces let in as a whole, worked out when asked
    };
    struct ByContent
    {
        bool operator()(const PolicyList *a, const PolicyList *b) const { return *a < *b; }
    };
    Standing &standingOf(const PolicyList &policies) const;
    const StatedItems &admittedInto(const PolicyList &policies, Standing &standing) const;
    static std::optional<Answer> decide(const PolicyList &policies, bool ingress, const Workload &peer,
                                        const Workload &target, AskedPort port);
    std::set<std::string, std::less<>> admittedBy(const Policy &policy) const;
    static bool asksForNames(const PolicyList &policies); // of all whom they let in
    static const PolicyList &of(const Selecting &selecting, const Workload &workload);
    bool selectsSome(const Policy &policy) const
    {
        return m_selected[static_cast<std::size_t>(&policy - m_policies.data())];
    }

    const Cluster &m_cluster;
    Mesh m_mesh;
    std::vector<Policy> m_policies;
    Selecting m_ofNetwork;
    Selecting m_ofMesh;
    std::vector<bool> m_selected; // by policy: whether it selects a pod
    mutable std::map<const Policy *, std::set<std::string, std::less<>>> m_admitted; // worked out when asked
    mutable std::map<const PolicyList *, Standing, ByContent> m_standings;           // the same
};

} // namespace bulkhead::import::kubernetes
