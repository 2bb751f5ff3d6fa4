// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/ways_in.h"

#include "import/kubernetes/certificates.h"
#include "import/kubernetes/cluster.h"
#include "import/kubernetes/front_doors.h"
#include "import/kubernetes/knative.h"
#include "import/kubernetes/like_pods.h"
#include "import/kubernetes/load_balancer.h"
#include "import/kubernetes/network_elements.h"
#include "import/reading/text.h"
#include "import/shared/builder.h"
#include "import/shared/ip_address.h"
#include "import/shared/technologies.h"
#include "model/generic_name.h"

#include <algorithm>
#include <deque>
#include <map>
#include <set>
#include <tuple>

namespace bulkhead::import::kubernetes {

namespace {

// One way in to one container, as its flow shows it.
struct WayIn
{
    const Exposure *exposure = nullptr;
    int port = 0; // of the Service; 0: not known
    std::string_view transport = "TCP";
    std::optional<property::Protocol> protocol;
    bool isEncrypted = false;
    std::optional<property::Protocol> inner; // that the Service's port is for
    const Object *service = nullptr;         // null: none stands before the pods
    const Node *servicePort = nullptr;       // null: the Service states none
    bool isOfNode = false;                   // a port of the pod's node: nothing serves it but the pod

    auto place() const { return std::tuple(exposure->audience, port, transport); }
    auto speech() const { return std::tuple(protocol, isEncrypted); }
    auto identity() const { return std::tuple_cat(place(), speech()); }
};

// What ways in mean for one container. Pods with the same ports behind the same Services share it.
struct Openings
{
    StatedItems published;
    StatedItems exposures;
    std::optional<model::Origin> onNodes; // the first port that nodes open
    std::vector<WayIn> ways;
    std::set<decltype(WayIn().identity())> known;

    void add(const WayIn &way)
    {
        exposures.add(std::string(model::choiceName(way.exposure->way)),
                      way.exposure->by->at(way.exposure->line));
        if (known.insert(way.identity()).second)
            ways.push_back(way);
    }
};

WayIn wayThrough(const Exposure &exposure, const Object &service, const Node &port)
{
    WayIn way;
    way.exposure = &exposure;
    way.service = &service;
    way.servicePort = &port;
    way.port = static_cast<int>(port["port"].asInteger());
    if (!isTcp(port))
        way.transport = port["protocol"].text();
    way.isEncrypted = exposure.isEncrypted;
    way.protocol = exposure.protocol;
    way.inner = statedProtocol(port);
    if (way.protocol || exposure.isProtocolOpen)
        return way;
    way.protocol = way.inner;
    if (!way.protocol && isTcp(port))
        way.protocol = Technologies::protocolOfPort(way.port);
    else if (!way.protocol && way.port == 53)
        way.protocol = property::Protocol::Dns;
    const bool endsTls = exposure.by->kind == "Service" && endsTlsAtBalancer(*exposure.by, port);
    way.isEncrypted |= endsTls;
    if (way.isEncrypted && (way.protocol == property::Protocol::Http || (endsTls && !way.protocol)))
        way.protocol = property::Protocol::Https;
    return way;
}

// `service` is null where none stands before the pods.
WayIn wayOfUnknownPort(const Exposure &exposure, const Object *service)
{
    WayIn way;
    way.exposure = &exposure;
    way.protocol = exposure.protocol;
    way.isEncrypted = exposure.isEncrypted;
    way.service = service;
    return way;
}

// A node port is a port of every node, on all its addresses.
void publishOnNodes(Openings &openings, const Object &service, const Node &port, int target)
{
    static constexpr const char *anyNodePort = "30000-32767"; // where none is named, the cluster picks one
    const std::string_view stated = port["nodePort"].text();
    const std::string_view protocol = port["protocol"].text();
    const model::Origin origin = service.atKey(port, "nodePort", "a port of every node");
    openings.published.add(std::string(stated.empty() || stated == "0" ? anyNodePort : stated) + ":" +
                               std::to_string(target) + "/" +
                               (protocol.empty() ? "tcp" : lowerCase(protocol)),
                           origin);
    if (!openings.onNodes)
        openings.onNodes = origin;
}

// A balancer that is to open no ports of nodes opens those that are stated all the same.
bool leadsThroughNodes(const Exposure &exposure, const Node &port)
{
    using enum property::ServiceExposure;
    return exposure.way == NodePort || (exposure.by->kind == "Service" && exposure.way != ExternalIp &&
                                        (opensNodePorts(*exposure.by) || port["nodePort"].asInteger() > 0));
}

// The ports of a pod's containers as one text: pods of the same text have the same listeners.
std::string portsOf(const Workload &workload)
{
    std::string text;
    for (const Container &container : workload.containers) {
        text += std::to_string(static_cast<int>(container.role)) + ':';
        for (const Node &port : (*container.node)["ports"].items())
            text.append(port["name"].text()).append("=").append(port["containerPort"].text()).append(",");
        text += ';';
    }
    return text;
}

struct Outside
{
    const char *id;
    model::GenericName name;
    property::NetworkZone zone;
};

Outside outsideOf(Audience audience)
{
    switch (audience) {
    case Audience::PrivateNetwork:
        return {"internal-network", model::internalNetwork, property::NetworkZone::Corporate};
    case Audience::ListedAddresses:
        return {"listed-addresses", model::listedAddresses, property::NetworkZone::Partner};
    default:
        return {"internet", model::internet, property::NetworkZone::Internet};
    }
}

class WaysIn
{
public:
    WaysIn(Cluster &cluster, const Mesh &mesh)
        : m_cluster(cluster), m_builder(cluster.builder()), m_frontDoors(cluster, mesh)
    {}

    // Services that lead to the same pods.
    void addGroup(const std::vector<const ServiceView *> &services, const WorkloadList &pods)
    {
        std::map<std::string, std::vector<Openings>> byPorts;
        for (const Workload *pod : pods) {
            const auto [known, isNew] = byPorts.try_emplace(portsOf(*pod), pod->containers.size());
            if (isNew)
                for (const ServiceView *service : services)
                    collect(*service, *pod, known->second);
            for (std::size_t i = 0; i < pod->containers.size(); ++i)
                state(pod->containers[i], known->second[i], isDrawn(*pod, pods, known->second[i]));
        }
    }

    void addStandIn(const ServiceView &service)
    {
        const model::Id id = standInFor(m_cluster, service);
        Openings openings;
        for (const Exposure &exposure : service.exposures)
            for (const Node *port : portsOpened(service, exposure))
                openings.add(port ? wayThrough(exposure, *service.object, *port)
                                  : wayOfUnknownPort(exposure, service.object));
        m_builder.factsOf(id).addAll(property::process::service_exposure, openings.exposures);
        append(id, openings.ways);
    }

    void addKnative(const KnativeWay &way)
    {
        Openings openings;
        openings.add(wayOfUnknownPort(way.exposure, nullptr));
        state(*way.container, openings);
    }

    // What a container opens on its node, which every address of that leads to.
    void addHostPorts(const Workload &workload)
    {
        for (const Container &container : workload.containers) {
            if (container.role == Role::Init || container.role == Role::Ephemeral)
                continue;
            std::vector<WayIn> ways;
            for (const Node &port : (*container.node)["ports"].items())
                if (port["hostPort"].asInteger() > 0 && !isLoopbackHost(port["hostIP"].text()))
                    ways.push_back(wayOfHostPort(*workload.object, port));
            if (!ways.empty())
                append(container.id, ways);
        }
    }

    void draw()
    {
        for (const auto &[target, ways] : m_ways) {
            std::map<decltype(WayIn().place()), std::set<decltype(WayIn().speech())>> speeches;
            for (const WayIn &way : ways)
                speeches[way.place()].insert(way.speech());
            for (const WayIn &way : ways)
                drawFlow(way, target, speeches[way.place()].size() > 1);
        }
    }

private:
    WayIn wayOfHostPort(const Object &object, const Node &port)
    {
        Exposure &exposure = m_hostPorts.emplace_back();
        exposure.way = property::ServiceExposure::NodePort;
        exposure.by = &object;
        exposure.line = port.line();
        const auto range = AddressRange::parse(port["hostIP"].text());
        if (range && isPrivate(*range))
            exposure.audience = Audience::PrivateNetwork;
        WayIn way;
        way.exposure = &exposure;
        way.isOfNode = true;
        way.port = static_cast<int>(port["hostPort"].asInteger());
        if (!isTcp(port))
            way.transport = port["protocol"].text();
        way.protocol = statedProtocol(port);
        if (!way.protocol && isTcp(port))
            way.protocol = Technologies::protocolOfPort(static_cast<int>(port["containerPort"].asInteger()));
        way.isEncrypted = way.protocol == property::Protocol::Https;
        return way;
    }

    // The ports of a Service that an exposure opens: null, alone, where the Service states none.
    std::vector<const Node *> portsOpened(const ServiceView &service, const Exposure &exposure)
    {
        if (service.object->spec()["ports"].size() == 0)
            return {nullptr};
        std::vector<const Node *> ports = service.ports(exposure.port);
        if (ports.empty() && m_told.emplace(exposure.by, exposure.line).second)
            m_builder.warn(exposure.by->file.view(), exposure.line,
                           std::string(exposure.by->label.view()) + " names a port that " +
                               std::string(service.object->label.view()) +
                               " does not have: it leads to none of its pods");
        return ports;
    }

    void collect(const ServiceView &service, const Workload &pod, std::vector<Openings> &openings)
    {
        for (const Exposure &exposure : service.exposures) {
            for (const Node *port : portsOpened(service, exposure)) {
                if (port && !service.hasTarget(*port, pod))
                    continue;
                const int target = port ? service.targetPort(*port, pod) : 0;
                const Container *listener = listenerOf(pod, target);
                if (!listener)
                    continue;
                Openings &at = openings[static_cast<std::size_t>(listener - pod.containers.data())];
                at.add(port ? wayThrough(exposure, *service.object, *port)
                            : wayOfUnknownPort(exposure, service.object));
                if (port && leadsThroughNodes(exposure, *port))
                    publishOnNodes(at, *service.object, *port, target);
            }
        }
    }

    // Of many ways in to many pods flows show those to the pods that stand for the others, which is told.
    bool isDrawn(const Workload &pod, const WorkloadList &pods, const Openings &openings)
    {
        constexpr std::size_t mostFlows = 2000;
        if (openings.ways.size() * pods.size() <= mostFlows)
            return true;
        const Exposure &first = *openings.ways.front().exposure;
        if (const std::string drawn = m_likePods.namesOf(pods);
            !drawn.empty() && m_toldGroups.insert(&pods).second)
            m_builder.inform(first.by->file.view(), first.line,
                             std::string(first.by->label.view()) + " and others lead by " +
                                 std::to_string(openings.ways.size()) + " ways into " +
                                 std::to_string(pods.size()) + " workloads: flows are drawn to " + drawn);
        const WorkloadList standIns = m_likePods.standIns(pods);
        return std::find(standIns.begin(), standIns.end(), &pod) != standIns.end();
    }

    void state(const Container &container, Openings &openings, bool isFlowDrawn = true)
    {
        if (openings.ways.empty())
            return;
        Facts facts = m_builder.factsOf(container.id);
        facts.addAll(property::container::service_exposure, openings.exposures);
        facts.addAll(property::container::published_ports, openings.published);
        if (openings.onNodes)
            facts.set(property::container::bind_interface, property::BindInterface::All, *openings.onNodes);
        if (isFlowDrawn)
            append(container.id, openings.ways);
    }

    void append(const model::Id &target, const std::vector<WayIn> &ways)
    {
        std::vector<WayIn> &all = m_ways[target];
        if (all.empty()) { // they are known to differ
            all = ways;
            return;
        }
        for (const WayIn &way : ways)
            if (std::none_of(all.begin(), all.end(),
                             [&](const WayIn &other) { return other.identity() == way.identity(); }))
                all.push_back(way);
    }

    model::Id outsideEntity(Audience audience, const model::Origin &origin)
    {
        const Outside outside = outsideOf(audience);
        NewElement wanted;
        wanted.kind = model::Kind::ExternalEntity;
        wanted.id = outside.id;
        wanted.name = outside.name.name;
        wanted.platform = model::Platform::Kubernetes;
        wanted.origin = origin;
        wanted.implied = true;
        model::Element &element = m_builder.element(std::move(wanted));
        Facts facts = m_builder.facts(element);
        if (!facts.has(property::external_entity::network_zone)) {
            facts.set(property::external_entity::network_zone, outside.zone, origin);
            facts.set(property::external_entity::entity_type, property::EntityType::EndUser, origin);
        }
        return element.id;
    }

    void drawFlow(const WayIn &way, const model::Id &target, bool withProtocol)
    {
        const Exposure &exposure = *way.exposure;
        const model::Origin origin = exposure.by->at(exposure.line, "leads in from outside the cluster");
        NewFlow flow;
        flow.source = outsideEntity(exposure.audience, origin);
        flow.target = target;
        flow.name = exposure.by->label.view();
        flow.discriminator = way.port != 0 ? std::to_string(way.port) : std::string();
        const auto append = [&flow](std::string_view word) {
            flow.discriminator += (flow.discriminator.empty() ? "" : "-") + std::string(word);
        };
        if (way.transport != "TCP")
            append(lowerCase(way.transport));
        if (withProtocol && way.protocol)
            append(model::choiceName(*way.protocol));
        if (withProtocol && way.isEncrypted && way.protocol != property::Protocol::Https)
            append("tls");
        flow.platform = model::Platform::Kubernetes;
        flow.origin = origin;
        model::Flow &drawn = m_builder.flow(std::move(flow));
        if (std::optional<FrontDoor> door =
                way.isOfNode
                    ? std::nullopt
                    : m_frontDoors.of({&exposure, way.service, way.servicePort, way.inner}, target)) {
            door->way = drawn.id;
            m_builder.addFrontDoor(*std::move(door));
        }
        Facts facts = m_builder.facts(drawn);
        if (way.protocol && !facts.has(property::data_flow::protocol))
            facts.set(property::data_flow::protocol, *way.protocol, origin);
        if (way.isEncrypted && way.protocol != property::Protocol::Https)
            facts.set(property::data_flow::encryption, property::Encryption::Tls, origin);
        if (way.isEncrypted || way.protocol == property::Protocol::Https)
            stateCertificate(m_cluster, *exposure.by, facts);
    }

    Cluster &m_cluster;
    Builder &m_builder;
    FrontDoors m_frontDoors;
    LikePods m_likePods;
    std::set<const WorkloadList *> m_toldGroups;
    std::deque<Exposure> m_hostPorts;
    std::map<model::Id, std::vector<WayIn>> m_ways; // by what they lead to
    std::set<std::pair<const Object *, int>> m_told;
};

} // namespace

void addExposures(Cluster &cluster, const std::vector<ServiceView> &services, const Mesh &mesh)
{
    WaysIn waysIn(cluster, mesh);
    std::vector<std::vector<const ServiceView *>> groups; // in the order of the inputs
    std::map<const WorkloadList *, std::size_t> groupOf;
    for (const ServiceView &service : services) {
        if (service.exposures.empty() || !service.externalName().empty())
            continue;
        if (service.targets().empty()) {
            waysIn.addStandIn(service);
            continue;
        }
        const auto [group, isNew] = groupOf.try_emplace(service.pods.get(), groups.size());
        if (isNew)
            groups.emplace_back();
        groups[group->second].push_back(&service);
    }
    for (const std::vector<const ServiceView *> &group : groups)
        waysIn.addGroup(group, group.front()->targets());
    for (const Workload &workload : cluster.workloads())
        waysIn.addHostPorts(workload);
    const std::vector<KnativeWay> knative = knativeWays(cluster);
    for (const KnativeWay &way : knative)
        waysIn.addKnative(way);
    waysIn.draw();
}

} // namespace bulkhead::import::kubernetes
