// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/workload_index.h"

#include "import/kubernetes/selector.h"

#include <algorithm>
#include <iterator>

namespace bulkhead::import::kubernetes {

namespace {

const WorkloadList noWorkloads;

std::string textOf(std::string_view key, std::string_view value)
{
    std::string text(key);
    text += '=';
    text += value;
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

void SearchRange::addLabel(std::string_view key, std::string_view value)
{
    labels.push_back(textOf(key, value));
}

void SearchRange::addLabels(const Node &stated)
{
    for (const MapEntry &label : stated.entries())
        addLabel(label.key, label.value.text());
}

WorkloadIndex::WorkloadIndex(const std::vector<Workload> &workloads)
{
    for (const Workload &workload : workloads) {
        for (Space *space : {&m_spaces[workload.object->space], &m_everywhere}) {
            space->all.push_back(&workload);
            for (const MapEntry &label : workload.labels().entries())
                space->byLabel[textOf(label.key, label.value.text())].push_back(&workload);
        }
    }
}

const WorkloadList &WorkloadIndex::in(std::string_view space) const
{
    const auto found = m_spaces.find(space);
    return found == m_spaces.end() ? noWorkloads : found->second.all;
}

const WorkloadList &WorkloadIndex::candidates(std::string_view space, const Node &labels) const
{
    SearchRange range{std::string(space), {}};
    range.addLabels(labels);
    return candidates(range);
}

const WorkloadList &WorkloadIndex::candidates(const SearchRange &range) const
{
    const Space *place = &m_everywhere;
    if (range.space) {
        const auto found = m_spaces.find(*range.space);
        if (found == m_spaces.end())
            return noWorkloads;
        place = &found->second;
    }
    const WorkloadList *fewest = &place->all;
    for (const std::string &label : range.labels) {
        const auto carrying = place->byLabel.find(label);
        if (carrying == place->byLabel.end())
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
