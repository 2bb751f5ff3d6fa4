// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/mesh.h"

#include "import/kubernetes/cluster.h"
#include "import/kubernetes/selector.h"
#include "import/shared/facts.h"

#include <algorithm>
#include <array>

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

Mesh::Mesh(const Cluster &cluster)
    : m_cluster(cluster), m_demands(cluster.ofKind("PeerAuthentication", groupOfSecurity))
{
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
}

Match Mesh::holds(const Workload &workload) const
{
    return membershipOf(workload).isMember;
}

// What the pod itself says goes before what its namespace does.
std::optional<Mesh::Membership> Mesh::ownWord(const Workload &workload) const
{
    const Object &object = *workload.object;
    const auto word = [&](const Node &map, std::string_view key, bool isMember) {
        return Membership{matchIf(isMember), object.atKey(map, key)};
    };
    if (const Container *proxy = proxyOf(workload))
        return Membership{Match::Yes, object.at(proxy->node->line(), "the mesh's proxy")};
    for (const Node *map : {&workload.labels(), &workload.annotations()}) {
        static constexpr std::string_view inject = "sidecar.istio.io/inject";
        if (map->has(inject))
            return word(*map, inject, (*map)[inject].text() == "true");
    }
    if (workload.labels()["istio.io/dataplane-mode"].text() == "none")
        return word(workload.labels(), "istio.io/dataplane-mode", false);
    if (workload.annotations().has(injectLinkerd))
        return word(workload.annotations(), injectLinkerd,
                    workload.annotations()[injectLinkerd].text() != "disabled");
    return std::nullopt;
}

std::optional<Mesh::Membership> Mesh::wordOfSpace(const Workload &workload) const
{
    const Object *space = m_cluster.find("Namespace", {}, workload.object->space);
    if (!space)
        return std::nullopt;
    const Node &labels = space->metadata()["labels"];
    const Node &annotations = space->metadata()["annotations"];
    const auto word = [&](const Node &map, std::string_view key, bool isMember) {
        return Membership{matchIf(isMember), space->atKey(map, key)};
    };
    if (labels.has("istio-injection"))
        return word(labels, "istio-injection", labels["istio-injection"].text() == "enabled");
    if (labels.has("istio.io/rev"))
        return word(labels, "istio.io/rev", true);
    if (labels.has("istio.io/dataplane-mode"))
        return word(labels, "istio.io/dataplane-mode", labels["istio.io/dataplane-mode"].text() == "ambient");
    if (annotations.has(injectLinkerd))
        return word(annotations, injectLinkerd, annotations[injectLinkerd].text() != "disabled");
    return Membership{Match::No, space->at(space->line(), "nothing brings its pods into the mesh")};
}

Mesh::Membership Mesh::membershipOf(const Workload &workload) const
{
    if (workload.isOnHostNetwork())
        return {Match::No, workload.object->atKey(workload.podSpec(), "hostNetwork")};
    const std::optional<Membership> space = wordOfSpace(workload);
    if (space && space->isMember == Match::No &&
        m_cluster.find("Namespace", {}, workload.object->space)->metadata()["labels"].has("istio-injection"))
        return *space; // `disabled` goes before what pods say
    if (const std::optional<Membership> own = ownWord(workload))
        return *own;
    return space.value_or(Membership{Match::Unknown, workload.object->at(workload.object->line())});
}

// Of the workload before its namespace before the mesh; what is UNSET is taken from the next.
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
    constexpr std::size_t ofPods = 0;
    constexpr std::size_t ofSpace = 1;
    constexpr std::size_t ofMesh = 2;
    std::array<std::optional<Demand>, 3> demands;
    for (const Object *policy : m_demands) {
        const Node &spec = policy->spec();
        const bool isForPods = spec["selector"]["matchLabels"].size() > 0;
        const bool isForMesh = policy->space == rootSpace && !isForPods;
        if (!isForMesh && policy->space != space)
            continue;
        if (isForPods && !matchesSelector(spec["selector"], workload.labels()))
            continue;
        std::optional<Demand> &demand = demands[isForPods ? ofPods : isForMesh ? ofMesh : ofSpace];
        if (demand)
            continue; // the oldest counts
        const Node &mtls = spec["mtls"];
        if (const auto mode = modeOf(mtls["mode"].text()))
            demand = Demand{*mode, policy->space == space, policy->atKey(mtls, "mode")};
        for (const MapEntry &own : spec["portLevelMtls"].entries()) {
            const bool isMeant = port == 0 || own.key == std::to_string(port);
            const auto mode = modeOf(own.value["mode"].text());
            if (isMeant && mode && (port != 0 || !demand || *mode < demand->mode)) // of any port the weakest
                demand = Demand{*mode, true, policy->atKey(own.value, "mode")};
        }
    }
    for (const std::optional<Demand> &demand : demands)
        if (demand)
            return *demand;
    return {};
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

std::optional<Mesh::Protection> Mesh::between(const Workload &from, const Workload &to, int port) const
{
    if (!m_isThere)
        return std::nullopt;
    const Membership source = membershipOf(from);
    const Membership target = membershipOf(to);
    if (source.isMember == Match::No || target.isMember == Match::No)
        return std::nullopt;
    const Demand demand = demandOf(to, port);
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

void Mesh::stateFor(const Workload &from, const Workload &to, int port, Facts &flow) const
{
    const std::optional<Protection> protection = between(from, to, port);
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
        const Membership membership = membershipOf(workload);
        const Demand demand = demandOf(workload, 0);
        const bool isMember =
            membership.isMember == Match::Yes ||
            (membership.isMember == Match::Unknown && demand.isOfItsSpace && demand.mode == Mode::Strict);
        if (!isMember && membership.isMember == Match::Unknown)
            return; // another file tells
        const property::WorkloadMtls own = !isMember || demand.mode == Mode::Disabled ? None
                                           : demand.mode == Mode::Strict              ? Strict
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
