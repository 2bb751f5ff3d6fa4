// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/kubernetes/workload.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace bulkhead::import::kubernetes {

using WorkloadList = std::vector<const Workload *>;

// Where all workloads stand that a selector may mean: in one namespace, and with labels that each of them
// carries.
struct SearchRange
{
    std::optional<std::string> space; // nullopt: in any
    std::vector<std::string> labels;  // "key=value"

    void addLabel(std::string_view key, std::string_view value);
    void addLabels(const Node &labels);
};

// Finds the workloads of a namespace that a selector means by the rarest of the labels it names: in a
// namespace of thousands of workloads and Services not every pair of them is looked at. Lists are in the
// order of the inputs.
class WorkloadIndex
{
public:
    // The workloads must stay where they are.
    explicit WorkloadIndex(const std::vector<Workload> &workloads);

    const WorkloadList &in(std::string_view space) const;
    // By a plain map of labels, which selects nothing when it is empty; by a selector, which selects all.
    WorkloadList carryingAll(std::string_view space, const Node &labels) const;
    WorkloadList matching(std::string_view space, const Node &selector) const;
    // All that may be meant, and some that are not.
    const WorkloadList &candidates(const SearchRange &range) const;

private:
    struct Space
    {
        WorkloadList all;
        std::unordered_map<std::string, WorkloadList> byLabel; // "key=value"
    };
    const WorkloadList &candidates(std::string_view space, const Node &labels) const;

    std::map<std::string, Space, std::less<>> m_spaces;
    Space m_everywhere;
};

} // namespace bulkhead::import::kubernetes
