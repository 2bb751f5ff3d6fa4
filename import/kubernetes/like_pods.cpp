// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/like_pods.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

namespace bulkhead::import::kubernetes {

namespace {

// What differs from pod to pod that run the same.
bool isSetting(std::string_view key)
{
    static constexpr std::array<std::string_view, 7> settings = {
        "args", "command", "env", "envFrom", "hostname", "nodeName", "subdomain"};
    return std::find(settings.begin(), settings.end(), key) != settings.end();
}

void writeTo(std::string &text, const Node &node)
{
    const auto write = [&text](std::string_view part) {
        text.append(std::to_string(part.size())).append(1, ':').append(part);
    };
    text += node.isMap() ? '{' : node.isList() ? '[' : ' ';
    write(node.text());
    for (const MapEntry &entry : node.entries()) {
        if (isSetting(entry.key))
            continue;
        write(entry.key);
        writeTo(text, entry.value);
    }
    for (const Node &item : node.items())
        writeTo(text, item);
    text += ';';
}

} // namespace

const LikePods::Groups &LikePods::groupsOf(const WorkloadList &pods)
{
    const auto [known, isNew] = m_groups.try_emplace(&pods);
    if (!isNew)
        return known->second;
    std::vector<Group> &groups = known->second.drawn;
    std::unordered_map<std::string, std::size_t> places; // by what they run
    for (const Workload *pod : pods) {
        std::string text;
        writeTo(text, pod->podSpec());
        const auto [place, isFirst] = places.emplace(std::move(text), groups.size());
        if (isFirst)
            groups.push_back({pod, nullptr});
        else if (Group &group = groups[place->second]; !group.second)
            group.second = pod;
    }
    if (groups.size() > mostDrawn) {
        groups.resize(mostDrawn);
        known->second.areAll = false;
    }
    return known->second;
}

WorkloadList LikePods::reachedFrom(const Workload &source, const WorkloadList &pods)
{
    if (pods.size() <= mostDrawn)
        return pods;
    WorkloadList reached;
    for (const Group &group : groupsOf(pods).drawn)
        if (const Workload *pod = group.first == &source ? group.second : group.first)
            reached.push_back(pod);
    return reached;
}

WorkloadList LikePods::standIns(const WorkloadList &pods)
{
    if (pods.size() <= mostDrawn)
        return pods;
    WorkloadList drawn;
    for (const Group &group : groupsOf(pods).drawn)
        drawn.push_back(group.first);
    return drawn;
}

std::string LikePods::namesOf(const WorkloadList &pods)
{
    const WorkloadList drawn = standIns(pods);
    if (drawn.size() == pods.size())
        return {};
    std::string names;
    for (const Workload *pod : drawn)
        names += (names.empty() ? "" : ", ") + pod->name;
    if (!groupsOf(pods).areAll)
        return names + " alone, the first of many that run different things";
    return names + (drawn.size() == 1 ? ", which stands" : ", which stand") + " for those that run the same";
}

} // namespace bulkhead::import::kubernetes
