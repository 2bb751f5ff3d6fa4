// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/policy.h"

#include "import/kubernetes/address_range.h"
#include "import/kubernetes/cluster.h"
#include "import/kubernetes/selector.h"

#include <algorithm>
#include <iterator>

namespace bulkhead::import::kubernetes {

namespace {

// The number behind a named port of a pod; 0 when there is no such name.
std::int64_t namedPort(const Workload &workload, std::string_view name)
{
    for (const Container &container : workload.containers)
        for (const Node &port : (*container.node)["ports"].items())
            if (port["name"].text() == name)
                return port["containerPort"].asInteger();
    return 0;
}

bool isAmong(const std::vector<PolicyPorts> &ports, const Workload &target, AskedPort port)
{
    return std::any_of(ports.begin(), ports.end(), [&](const PolicyPorts &range) {
        if (!range.transport.empty() && range.transport != port.transport)
            return false;
        if (!range.name.empty())
            return namedPort(target, range.name) == port.number;
        return range.first <= port.number && port.number <= std::max(range.first, range.last);
    });
}

// The one label that is known of any namespace: its own name.
constexpr std::string_view nameLabel = "kubernetes.io/metadata.name";

Match stronger(Match a, Match b)
{
    return std::max(a, b);
}

} // namespace

WorkloadList PodSelection::among(const WorkloadIndex &index) const
{
    const WorkloadList &candidates = index.candidates(range);
    WorkloadList meant;
    std::copy_if(candidates.begin(), candidates.end(), std::back_inserter(meant),
                 [this](const Workload *workload) { return (*this)(*workload) == Match::Yes; });
    return meant;
}

bool PolicyRule::isAimedAtEveryPod() const
{
    return isForEveryone ||
           std::any_of(peers.begin(), peers.end(), [](const Peer &peer) { return peer.isEveryPod; });
}

bool PolicyRule::isAimedEverywhere() const
{
    return isForEveryone ||
           std::any_of(peers.begin(), peers.end(), [](const Peer &peer) { return peer.isEverywhere; });
}

Match PolicyRule::matches(const Workload &peer, const Workload &target, AskedPort port) const
{
    const bool isPortKnown = port.number != 0;
    if (!isForAllPorts && isPortKnown && !isAmong(ports, target, port))
        return Match::No;
    if (isForEveryone)
        return Match::Yes;
    Match best = Match::No;
    for (const Peer &named : peers)
        best = stronger(best, named.isEveryPod ? Match::Yes : named.pods(peer));
    return best;
}

std::optional<std::string> namespaceNamed(const Node &selector)
{
    const Node &name = selector["matchLabels"][nameLabel];
    return name ? std::optional(std::string(name.text())) : std::nullopt;
}

Match namespaceMatch(const Cluster &cluster, const Node &selector, std::string_view space)
{
    const Object *object = cluster.find("Namespace", {}, space);
    const auto ask = [&](std::string_view key, const auto &isMet) {
        if (key == nameLabel)
            return matchIf(isMet(std::optional(space)));
        if (!object)
            return Match::Unknown;
        const Node &labels = object->metadata()["labels"];
        return matchIf(isMet(labels.has(key) ? std::optional(labels[key].text()) : std::nullopt));
    };
    Match match = Match::Yes;
    for (const MapEntry &wanted : selector["matchLabels"].entries())
        match = std::min(match, ask(wanted.key, [&](std::optional<std::string_view> label) {
                             return label == wanted.value.text();
                         }));
    for (const Node &expression : selector["matchExpressions"].items())
        match = std::min(match, ask(expression["key"].text(), [&](std::optional<std::string_view> label) {
                             return meetsExpression(expression, label);
                         }));
    return match;
}

Peer peerOfRanges(const std::vector<std::string_view> &ranges,
                  const std::vector<std::string_view> &exceptions)
{
    std::vector<AddressRange> parsed;
    for (const std::string_view text : ranges)
        if (const auto range = AddressRange::parse(text))
            parsed.push_back(*range);
    // What is left out of everything is a restriction, unless it is no more than the link, where clouds serve
    // their metadata.
    const bool isWhole = std::all_of(exceptions.begin(), exceptions.end(), [](std::string_view text) {
        const auto range = AddressRange::parse(text);
        return range && isLinkLocal(*range);
    });
    Peer peer;
    peer.isEverywhere = isWhole && coverAll(parsed);
    // The addresses of pods are private, and not in manifests.
    const bool mayBePods = std::any_of(parsed.begin(), parsed.end(), [](const AddressRange &range) {
        return (isPrivate(range) && !isLinkLocal(range)) || range.prefix == 0;
    });
    peer.pods.match = [mayBePods](const Workload &) { return mayBePods ? Match::Unknown : Match::No; };
    return peer;
}

} // namespace bulkhead::import::kubernetes
