// SPDX-License-Identifier: Apache-2.0
#include "import/assumed/surroundings_drawing.h"
#include "import/reading/text.h"

#include <algorithm>
#include <array>
#include <optional>

namespace bulkhead::import {

using model::Element;
using model::Flow;
using model::Id;

namespace {

// Whether an element is what Knative runs, as its source key tells.
bool isOfKnative(const Element *element)
{
    const std::string_view key = element && element->import ? element->import->sourceKey : std::string_view();
    return key.find("/Service.serving.knative.dev/") != key.npos || key.find("/Configuration/") != key.npos;
}

// The front door of a way in whose route is no longer at hand: an ingress controller, whichever it is, or
// Knative's gateway.
std::optional<FrontDoor> unnamedDoor(const SurroundingsDrawing &drawing, const Flow &way)
{
    static constexpr std::array<std::string_view, 12> routes = {
        "Ingress",  "Route",          "HTTPRoute",    "GRPCRoute",       "TLSRoute",        "TCPRoute",
        "UDPRoute", "VirtualService", "IngressRoute", "IngressRouteTCP", "IngressRouteUDP", "HTTPProxy"};
    static constexpr std::array<std::string_view, 3> routesOfKnative = {"Service", "Route", "DomainMapping"};
    const std::string_view object = way.import->origin.object.view();
    const std::string_view kind = object.substr(0, object.find('/'));
    const bool toKnative = isOneOf(kind, routesOfKnative) && isOfKnative(drawing.model().element(way.target));
    if (way.import->platform != model::Platform::Kubernetes || (!toKnative && !isOneOf(kind, routes)))
        return std::nullopt;
    FrontDoor door;
    door.way = way.id;
    door.key = toKnative ? "gateway/knative" : "ingress-controller";
    door.name = toKnative ? "Knative gateway" : "Ingress controller";
    const std::string protocol = drawing.stated(way, property::data_flow::protocol);
    if (protocol == "http" || protocol == "https")
        door.protocol = property::Protocol::Http;
    else if (protocol == "grpc")
        door.protocol = property::Protocol::Grpc;
    return door;
}

class FrontDoorDrawing
{
public:
    FrontDoorDrawing(SurroundingsDrawing &drawing, std::span<const FrontDoor> doors)
        : m_drawing(drawing), m_model(drawing.model())
    {
        for (const FrontDoor &door : doors)
            m_doors.emplace(door.way, &door);
    }

    std::vector<Id> draw()
    {
        for (const Flow &flow : m_model.flows())
            lead(flow);
        for (const auto &[arrival, ways] : m_arrivals)
            arrive(arrival, ways);
        return std::move(m_past);
    }

private:
    // Requests of one sort that come from one party to one front door.
    struct Arrival
    {
        Id from;
        Id door;
        std::string protocol;
        std::string encryption;
        auto operator<=>(const Arrival &) const = default;
    };

    void lead(const Flow &way)
    {
        const Element *from = m_model.element(way.source);
        const Element *target = m_model.element(way.target);
        if (!way.import || from->kind != model::Kind::ExternalEntity || m_drawing.isAssumed(way.import) ||
            m_drawing.isLeftOut(way.import->sourceKey))
            return;
        const auto known = m_doors.find(way.id);
        const std::optional<FrontDoor> door =
            known != m_doors.end() ? std::optional(*known->second) : unnamedDoor(m_drawing, way);
        if (!door || door->among == way.target)
            return;
        const Id at = elementOf(*door, way, *target);
        if (at.empty())
            return;
        passOn(*door, at, way);
        m_arrivals[{way.source, at, m_drawing.stated(way, property::data_flow::protocol),
                    m_drawing.stated(way, property::data_flow::encryption)}]
            .push_back(&way);
        m_past.push_back(way.id);
    }

    Id elementOf(const FrontDoor &door, const Flow &way, const Element &target)
    {
        if (!door.among.empty() && m_model.element(door.among))
            return door.among;
        AssumedElement wanted;
        wanted.kind = model::Kind::Process;
        wanted.key = door.key;
        wanted.name = door.name;
        if (!door.isOutside)
            wanted.parent = m_drawing.around(target, model::Kind::TrustBoundary,
                                             property::trust_boundary::boundary_type, "cluster");
        wanted.ground = way.import.get();
        wanted.because = "something serves the routes, and is not among the inputs";
        Id id = m_drawing.add(wanted);
        if (id.empty())
            return id;
        Facts facts = m_drawing.factsOf(id);
        const model::Origin origin = m_drawing.origin(wanted.ground, wanted.because);
        facts.set(property::process::service_type, property::ServiceType::Proxy, origin);
        if (!door.technology.empty())
            facts.set(property::process::technology, door.technology, origin);
        return id;
    }

    void passOn(const FrontDoor &door, const Id &at, const Flow &way)
    {
        // By the port alone: http and https to one port are the same connection behind the controller.
        const std::string &key = way.import->sourceKey;
        const std::size_t hash = key.rfind('#');
        const std::string port = hash == std::string::npos ? std::string() : key.substr(hash + 1);
        AssumedFlow wanted;
        wanted.source = at;
        wanted.target = way.target;
        wanted.name = way.name;
        if (!port.empty() && isDigit(port.front()))
            wanted.discriminator = port.substr(0, port.find('-'));
        wanted.ground = way.import.get();
        wanted.because = "requests of the route are passed on";
        Flow *flow = m_drawing.add(wanted);
        if (!flow)
            return;
        Facts facts = m_drawing.facts(*flow);
        if (door.protocol)
            facts.set(property::data_flow::protocol, *door.protocol,
                      m_drawing.origin(wanted.ground, door.encryption ? door.because : wanted.because));
        if (door.encryption)
            facts.set(property::data_flow::encryption, *door.encryption,
                      m_drawing.origin(wanted.ground, door.because));
    }

    // Whether the party's requests arrive already: a Service of the inputs leads to the front door.
    bool arrivesAlready(const Arrival &arrival) const
    {
        return std::any_of(m_model.flows().begin(), m_model.flows().end(), [&](const Flow &flow) {
            return flow.source == arrival.from && flow.target == arrival.door;
        });
    }

    void arrive(const Arrival &arrival, const std::vector<const Flow *> &ways)
    {
        if (arrivesAlready(arrival))
            return;
        const Flow &first = *ways.front();
        AssumedFlow wanted;
        wanted.source = arrival.from;
        wanted.target = arrival.door;
        wanted.name = arrival.protocol.empty() ? "requests" : upperCase(arrival.protocol);
        wanted.discriminator = arrival.protocol;
        if (!arrival.encryption.empty())
            wanted.discriminator += (wanted.discriminator.empty() ? "" : "-") + arrival.encryption;
        wanted.ground = first.import.get();
        wanted.because = "requests come in by what serves the routes";
        wanted.implied = false;
        Flow *flow = m_drawing.add(wanted);
        if (!flow)
            return;
        for (const model::Property &property : first.properties) {
            const bool allSay = std::all_of(ways.begin(), ways.end(), [&](const Flow *way) {
                const model::Value *value = way->properties.value(property.key);
                return value && *value == property.value;
            });
            if (allSay)
                flow->properties.put(property);
        }
    }

    SurroundingsDrawing &m_drawing;
    const model::Model &m_model;
    std::map<Id, const FrontDoor *> m_doors; // by way in
    std::map<Arrival, std::vector<const Flow *>> m_arrivals;
    std::vector<Id> m_past;
};

} // namespace

std::vector<Id> drawFrontDoors(SurroundingsDrawing &drawing, std::span<const FrontDoor> doors)
{
    return FrontDoorDrawing(drawing, doors).draw();
}

} // namespace bulkhead::import
