// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/workload_index.h"

#include "import/kubernetes/selector.h"

#include <algorithm>
#include <iterator>

namespace bulkhead::import::kubernetes {

namespace {

const WorkloadList noWorkloads;

std::string textOf(const MapEntry &label)
{
    std::string text(label.key);
    text += '=';
    text += label.value.text();
    return text;
}

template <typename Predicate>
WorkloadList filtered(const WorkloadList &candidates, Predicate isMeant)
{
    WorkloadList found;
    std::copy_if(candidates.begin(), candidates.end(), std::back_inserter(found), isMeant);
    return found;
}

} // namespace

WorkloadIndex::WorkloadIndex(const std::vector<Workload> &workloads)
{
    for (const Workload &workload : workloads) {
        Space &space = m_spaces[workload.object->space];
        space.all.push_back(&workload);
        for (const MapEntry &label : workload.labels().entries())
            space.byLabel[textOf(label)].push_back(&workload);
    }
}

const WorkloadList &WorkloadIndex::in(std::string_view space) const
{
    const auto found = m_spaces.find(space);
    return found == m_spaces.end() ? noWorkloads : found->second.all;
}

const WorkloadList &WorkloadIndex::candidates(std::string_view space, const Node &labels) const
{
    const auto place = m_spaces.find(space);
    if (place == m_spaces.end())
        return noWorkloads;
    const WorkloadList *fewest = &place->second.all;
    for (const MapEntry &label : labels.entries()) {
        const auto carrying = place->second.byLabel.find(textOf(label));
        if (carrying == place->second.byLabel.end())
            return noWorkloads;
        if (carrying->second.size() < fewest->size())
            fewest = &carrying->second;
    }
    return *fewest;
}

WorkloadList WorkloadIndex::carryingAll(std::string_view space, const Node &labels) const
{
    return filtered(candidates(space, labels),
                    [&](const Workload *workload) { return matchesAll(labels, workload->labels()); });
}

WorkloadList WorkloadIndex::matching(std::string_view space, const Node &selector) const
{
    return filtered(candidates(space, selector["matchLabels"]),
                    [&](const Workload *workload) { return matchesSelector(selector, workload->labels()); });
}

} // namespace bulkhead::import::kubernetes
