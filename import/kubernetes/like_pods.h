// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/kubernetes/workload_index.h"

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace bulkhead::import::kubernetes {

// What connections to many workloads at one name are drawn to. From each of a thousand pods to each of a
// thousand others nobody reads a flow: of those that run the same, one stands for all.
class LikePods
{
public:
    static constexpr std::size_t mostDrawn = 20; // workloads that all get their flows

    // Those of `pods`, which stay where they are, that what comes from `source` is drawn to.
    WorkloadList reachedFrom(const Workload &source, const WorkloadList &pods);
    // The same from outside of `pods`.
    WorkloadList standIns(const WorkloadList &pods);
    // The same as a text for people, which says what they stand for; empty where all of `pods` are.
    std::string namesOf(const WorkloadList &pods);

private:
    // Workloads that differ in nothing but their settings.
    struct Group
    {
        const Workload *first = nullptr;
        const Workload *second = nullptr; // that stands for them to the first
    };
    struct Groups
    {
        std::vector<Group> drawn;
        bool areAll = true;
    };
    const Groups &groupsOf(const WorkloadList &pods);

    std::map<const WorkloadList *, Groups> m_groups;
};

} // namespace bulkhead::import::kubernetes
