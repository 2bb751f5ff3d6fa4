// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/mesh.h"

#include "import/kubernetes/cluster.h"
#include "import/kubernetes/selector.h"
#include "import/shared/facts.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>

namespace bulkhead::import::kubernetes {

namespace {

constexpr std::string_view rootSpace = "istio-system"; // policies of this namespace are for the whole mesh
constexpr std::string_view groupOfSecurity = "security.istio.io";
constexpr std::string_view injectLinkerd = "linkerd.io/inject";
constexpr std::string_view linkerdPolicy = "config.linkerd.io/default-inbound-policy";

// The namespaces of clusters and meshes themselves, whose workloads are in no mesh as a rule.
bool isOfThePlatform(std::string_view space)
{
    static constexpr std::array<std::string_view, 7> spaces = {
        "kube-system", "istio-system", "istio-ingress", "linkerd", "linkerd-viz", "cert-manager", "cilium"};
    return std::find(spaces.begin(), spaces.end(), space) != spaces.end();
}

const Container *proxyOf(const Workload &workload)
{
    const auto found =
        std::find_if(workload.containers.begin(), workload.containers.end(), [](const Container &container) {
            return container.name == "istio-proxy" || container.name == "linkerd-proxy";
        });
    return found == workload.containers.end() ? nullptr : &*found;
}

bool isSwitchedOff(const Object &rule)
{
    const Node &policy = rule.spec()["trafficPolicy"];
    const auto isOff = [](const Node &settings) { return settings["tls"]["mode"].text() == "DISABLE"; };
    const auto ports = policy["portLevelSettings"].items();
    return isOff(policy) || std::any_of(ports.begin(), ports.end(), isOff);
}

} // namespace

Mesh::Mesh(const Cluster &cluster) : m_cluster(cluster)
{
    readDemands();
    const auto marks = [](const Node &labels, const Node &annotations) {
        return labels.hasAny({"istio-injection", "istio.io/rev", "istio.io/dataplane-mode",
                              "sidecar.istio.io/inject"}) ||
               annotations.hasAny({injectLinkerd, "sidecar.istio.io/inject"});
    };
    const auto notice = [&](const Node &annotations) {
        m_isThere = true;
        m_isLinkerd |= annotations.has(injectLinkerd);
    };
    for (const Object *space : cluster.ofKind("Namespace"))
        if (const Node &metadata = space->metadata(); marks(metadata["labels"], metadata["annotations"]))
            notice(metadata["annotations"]);
    for (const Workload &workload : cluster.workloads()) {
        if (marks(workload.labels(), workload.annotations()))
            notice(workload.annotations());
        if (const Container *proxy = proxyOf(workload)) {
            m_isThere = true;
            m_isLinkerd |= proxy->name == "linkerd-proxy";
        }
    }
    m_isThere |= !m_demands.empty() || !cluster.ofKind("AuthorizationPolicy", groupOfSecurity).empty();
    const bool isServed = !cluster.ofKind("Server", "policy.linkerd.io").empty();
    m_isThere |= isServed;
    m_isLinkerd |= isServed;
    const auto rules = cluster.ofKind("DestinationRule", "networking.istio.io");
    m_switchesOff =
        std::any_of(rules.begin(), rules.end(), [](const Object *rule) { return isSwitchedOff(*rule); });
    for (const Workload &workload : cluster.workloads())
        m_members.emplace(&workload, findMembership(workload));
}

Match Mesh::holds(const Workload &workload) const
{
    return membershipOf(workload).isMember;
}

const Mesh::Membership &Mesh::membershipOf(const Workload &workload) const
{
    return m_members.at(&workload);
}

// A proxy that is there counts first. Else each way into a mesh counts by itself, since one does not close
// another: ambient mode, Istio's proxies, Linkerd's. In each what the pod says goes before what its namespace
// does. https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/,
// https://istio.io/latest/docs/ambient/usage/add-workloads/, https://linkerd.io/2/features/proxy-injection/
Mesh::Membership Mesh::findMembership(const Workload &workload) const
{
    const Object &pod = *workload.object;
    if (workload.isOnHostNetwork())
        return {Match::No, pod.atKey(workload.podSpec(), "hostNetwork")};
    if (const Container *proxy = proxyOf(workload))
        return {Match::Yes, pod.at(proxy->node->line(), "the mesh's proxy")};

    static const Node none{};
    const Object *space = m_cluster.find("Namespace", {}, pod.space);
    const Node &ofSpace = space ? space->metadata() : none;
    std::optional<Membership> refusal; // the first one
    const auto isBroughtIn = [&](const Object &object, const Node &map, std::string_view key,
                                 bool isMember) -> std::optional<Membership> {
        const Membership word{matchIf(isMember), object.atKey(map, key)};
        if (isMember)
            return word;
        refusal = refusal.value_or(word);
        return std::nullopt;
    };
    const auto firstWord = [&](std::string_view key, const Node &ownMap, const Node &spaceMap,
                               bool (*means)(std::string_view)) -> std::optional<Membership> {
        if (ownMap.has(key))
            return isBroughtIn(pod, ownMap, key, means(ownMap[key].text()));
        if (spaceMap.has(key))
            return isBroughtIn(*space, spaceMap, key, means(spaceMap[key].text()));
        return std::nullopt;
    };
    if (auto word = firstWord("istio.io/dataplane-mode", workload.labels(), ofSpace["labels"],
                              [](std::string_view text) { return text == "ambient"; }))
        return *word;
    if (auto word = firstWord(injectLinkerd, workload.annotations(), ofSpace["annotations"],
                              [](std::string_view text) { return text != "disabled"; }))
        return *word;

    // Where the namespace refuses Istio's proxies its pods cannot ask for them.
    constexpr std::string_view injection = "istio-injection";
    constexpr std::string_view inject = "sidecar.istio.io/inject";
    constexpr std::string_view revision = "istio.io/rev";
    const Node &labels = ofSpace["labels"];
    const Node &asking = workload.labels().has(inject) ? workload.labels() : workload.annotations();
    std::optional<Membership> word;
    if (labels.has(injection) && labels[injection].text() != "enabled")
        word = isBroughtIn(*space, labels, injection, false);
    else if (asking.has(inject))
        word = isBroughtIn(pod, asking, inject, asking[inject].text() == "true");
    else if (workload.labels().has(revision))
        word = isBroughtIn(pod, workload.labels(), revision, true);
    else if (labels.has(injection) || labels.has(revision))
        word = isBroughtIn(*space, labels, labels.has(injection) ? injection : revision, true);
    if (word)
        return *word;
    if (refusal)
        return *refusal;
    if (space)
        return {Match::No, space->at(space->line(), "nothing brings its pods into the mesh")};
    return {Match::Unknown, pod.at(pod.line())};
}

namespace {

// Whether a list of ports and ranges, "25,4000-5000", has one; any where the port is not known.
bool listsPort(std::string_view list, int port)
{
    while (!list.empty()) {
        const std::size_t end = std::min(list.find(','), list.size());
        std::string_view item = list.substr(0, end);
        list.remove_prefix(std::min(end + 1, list.size()));
        while (item.starts_with(' '))
            item.remove_prefix(1);
        int first = 0;
        const auto [rest, error] = std::from_chars(item.data(), item.data() + item.size(), first);
        if (error != std::errc())
            continue;
        int last = first;
        if (rest != item.data() + item.size() && *rest == '-')
            std::from_chars(rest + 1, item.data() + item.size(), last);
        if (port == 0 || (first <= port && port <= last))
            return true;
    }
    return false;
}

// The annotations by which a proxy lets connections pass without it. Those of Linkerd may stand at the
// namespace. https://linkerd.io/2/reference/proxy-configuration/,
// https://istio.io/latest/docs/reference/config/annotations/
struct Passing
{
    std::string_view linkerd;
    std::string_view excluded;
    std::string_view included; // which takes in no other ports
};
constexpr Passing inbound = {"config.linkerd.io/skip-inbound-ports",
                             "traffic.sidecar.istio.io/excludeInboundPorts",
                             "traffic.sidecar.istio.io/includeInboundPorts"};
constexpr Passing outbound = {
    "config.linkerd.io/skip-outbound-ports", "traffic.sidecar.istio.io/excludeOutboundPorts", {}};

bool passes(const Node &own, const Node &ofSpace, const Passing &keys, int port)
{
    const Node &linkerd = own.has(keys.linkerd) ? own : ofSpace;
    const Node &included = own[keys.included];
    const bool isLeftOut =
        included && included.text() != "*" && (port == 0 || !listsPort(included.text(), port));
    return isLeftOut || listsPort(linkerd[keys.linkerd].text(), port) ||
           listsPort(own[keys.excluded].text(), port);
}

// Addresses are not known here: what some of them pass may be any.
bool passesAddresses(const Node &own)
{
    const std::string_view included = own["traffic.sidecar.istio.io/includeOutboundIPRanges"].text();
    return (!included.empty() && included != "*") ||
           !own["traffic.sidecar.istio.io/excludeOutboundIPRanges"].text().empty();
}

} // namespace

const Node &Mesh::annotationsOfSpace(const Workload &workload) const
{
    static const Node none{};
    const Object *space = m_cluster.find("Namespace", {}, workload.object->space);
    return space ? space->metadata()["annotations"] : none;
}

bool Mesh::isPassedInto(const Workload &workload, int port) const
{
    return passes(workload.annotations(), annotationsOfSpace(workload), inbound, port);
}

bool Mesh::isPassedOutOf(const Workload &workload, int port) const
{
    return passesAddresses(workload.annotations()) ||
           passes(workload.annotations(), annotationsOfSpace(workload), outbound, port);
}

void Mesh::readDemands()
{
    for (const Object *policy : m_cluster.ofKind("PeerAuthentication", groupOfSecurity)) {
        Demands &demands = m_demands[policy->space];
        const Node &labels = policy->spec()["selector"]["matchLabels"];
        if (labels.size() == 0) {
            demands.ofSpace.push_back(policy);
            continue;
        }
        std::string rarest;
        std::size_t fewest = m_cluster.workloads().size();
        for (const MapEntry &label : labels.entries()) {
            SearchRange range{policy->space, {}};
            range.addLabel(label.key, label.value.text());
            if (const std::size_t bearing = m_cluster.index().candidates(range).size(); bearing <= fewest) {
                fewest = bearing;
                rarest = std::move(range.labels.front());
            }
        }
        demands.ofPods[rarest].push_back(policy);
    }
}

const Object *Mesh::demandForPods(const Workload &workload) const
{
    const auto space = m_demands.find(workload.object->space);
    if (space == m_demands.end() || space->second.ofPods.empty())
        return nullptr;
    const Object *first = nullptr;
    SearchRange own;
    own.addLabels(workload.labels());
    for (const std::string &label : own.labels) {
        const auto bound = space->second.ofPods.find(label);
        if (bound == space->second.ofPods.end())
            continue;
        const auto found =
            std::find_if(bound->second.begin(), bound->second.end(), [&workload](const Object *policy) {
                return matchesSelector(policy->spec()["selector"], workload.labels());
            });
        if (found != bound->second.end() && (!first || std::less<>()(*found, first)))
            first = *found;
    }
    return first;
}

// Of the workload before its namespace before the mesh; what is UNSET is taken from the next. Ports have
// modes of their own where a policy is for some workloads. Of several the oldest counts.
// https://istio.io/latest/docs/reference/config/security/peer_authentication/
Mesh::Demand Mesh::istioDemand(const Workload &workload, int port) const
{
    const std::string &space = workload.object->space;
    const auto modeOf = [](std::string_view text) -> std::optional<Mode> {
        return text == "STRICT"       ? std::optional(Mode::Strict)
               : text == "PERMISSIVE" ? std::optional(Mode::Permissive)
               : text == "DISABLE"    ? std::optional(Mode::Disabled)
                                      : std::nullopt;
    };
    const auto demandOf = [&](const Object &policy) -> std::optional<Demand> {
        const Node &mtls = policy.spec()["mtls"];
        const auto mode = modeOf(mtls["mode"].text());
        return mode ? std::optional(Demand{*mode, policy.space == space, policy.atKey(mtls, "mode")})
                    : std::nullopt;
    };
    const auto firstOf = [&](std::string_view place) -> std::optional<Demand> {
        if (const auto found = m_demands.find(place); found != m_demands.end())
            for (const Object *policy : found->second.ofSpace)
                if (auto demand = demandOf(*policy))
                    return demand;
        return std::nullopt;
    };
    std::optional<Demand> whole;
    std::optional<Demand> ofPort;
    if (const Object *policy = demandForPods(workload)) {
        for (const MapEntry &own : policy->spec()["portLevelMtls"].entries()) {
            const bool isMeant = port == 0 || own.key == std::to_string(port);
            const auto mode = modeOf(own.value["mode"].text());
            if (isMeant && mode &&
                (!ofPort || (port == 0 && *mode < ofPort->mode))) // of any port the weakest
                ofPort = Demand{*mode, true, policy->atKey(own.value, "mode")};
        }
        whole = demandOf(*policy);
    }
    if (port != 0 && ofPort)
        return *ofPort;
    if (!whole)
        whole = firstOf(space);
    if (!whole)
        whole = firstOf(rootSpace);
    const Demand own = whole.value_or(Demand{});
    // What a policy says of some ports says nothing good of the others.
    return ofPort && ofPort->mode < own.mode ? *ofPort : own;
}

// https://linkerd.io/2/reference/authorization-policy/#default-policies
Mesh::Demand Mesh::linkerdDemand(const Workload &workload) const
{
    const auto demand = [](const Object &object, const Node &annotations) -> std::optional<Demand> {
        const std::string_view policy = annotations[linkerdPolicy].text();
        if (policy.empty())
            return std::nullopt;
        const bool isStrict = policy.ends_with("-authenticated") || policy == "deny";
        return Demand{isStrict ? Mode::Strict : Mode::Permissive, true,
                      object.atKey(annotations, linkerdPolicy)};
    };
    if (const auto own = demand(*workload.object, workload.annotations()))
        return *own;
    const Object *space = m_cluster.find("Namespace", {}, workload.object->space);
    const auto ofSpace = space ? demand(*space, space->metadata()["annotations"]) : std::nullopt;
    return ofSpace.value_or(Demand{});
}

Mesh::Demand Mesh::demandOf(const Workload &workload, int port) const
{
    return m_isLinkerd ? linkerdDemand(workload) : istioDemand(workload, port);
}

std::optional<Mesh::Protection> Mesh::of(const Connection &connection) const
{
    if (!m_isThere || isPassedInto(connection.to, connection.targetPort) ||
        isPassedOutOf(connection.from, connection.port) ||
        isPassedOutOf(connection.from, connection.targetPort))
        return std::nullopt;
    const Membership &source = membershipOf(connection.from);
    const Membership &target = membershipOf(connection.to);
    if (source.isMember == Match::No || target.isMember == Match::No)
        return std::nullopt;
    const Demand demand = demandOf(connection.to, connection.targetPort);
    if (demand.mode == Mode::Disabled)
        return std::nullopt;
    // A policy of its own namespace takes for granted that the workload is in the mesh.
    if (demand.mode == Mode::Strict && (target.isMember == Match::Yes || demand.isOfItsSpace))
        return Protection{true, *demand.origin};
    if (source.isMember != Match::Yes || target.isMember != Match::Yes || m_switchesOff)
        return std::nullopt;
    model::Origin origin = demand.origin.value_or(target.origin);
    origin.note = model::SharedText("the proxies of the mesh encrypt; clear text is let in as well");
    return Protection{false, std::move(origin)};
}

void Mesh::stateFor(const Connection &connection, Facts &flow) const
{
    const std::optional<Protection> protection = of(connection);
    if (!protection)
        return;
    flow.set(property::data_flow::encryption, property::Encryption::Mtls, protection->origin);
    flow.set(property::data_flow::cert_validation, property::CertValidation::Full, protection->origin);
    if (protection->isDemanded)
        flow.set(property::data_flow::authentication, property::DataFlowAuthentication::Mtls,
                 protection->origin);
}

void Mesh::stateFor(Facts &orchestrator) const
{
    using enum property::WorkloadMtls;
    std::optional<property::WorkloadMtls> weakest;
    model::Origin origin;
    for (const Workload &workload : m_cluster.workloads()) {
        if (!m_isThere || isOfThePlatform(workload.object->space))
            continue;
        const Membership &membership = membershipOf(workload);
        const Demand demand = demandOf(workload, 0);
        const bool isMember =
            membership.isMember == Match::Yes ||
            (membership.isMember == Match::Unknown && demand.isOfItsSpace && demand.mode == Mode::Strict);
        if (!isMember && membership.isMember == Match::Unknown)
            return; // another file tells
        // Of a port that the proxy lets pass nobody asks anything.
        const bool isWhole = !isPassedInto(workload, 0);
        const property::WorkloadMtls own = !isMember || demand.mode == Mode::Disabled ? None
                                           : demand.mode == Mode::Strict && isWhole   ? Strict
                                                                                      : Permissive;
        if (weakest && *weakest <= own)
            continue;
        weakest = own;
        origin = !isMember ? membership.origin : demand.origin.value_or(membership.origin);
    }
    if (weakest)
        orchestrator.set(property::orchestrator::workload_mtls, *weakest, std::move(origin));
}

} // namespace bulkhead::import::kubernetes
