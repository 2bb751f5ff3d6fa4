// SPDX-License-Identifier: Apache-2.0
#include "import/assumed/surroundings_drawing.h"

#include <algorithm>

namespace bulkhead::import {

using model::Element;
using model::Flow;
using model::Id;
using model::Kind;

namespace {

// Up to so many workloads are drawn as asking; of more the nodes ask in their name, in one flow.
constexpr std::size_t mostAsking = 3;

// The containers of a cluster that call others by name.
std::set<Id> callersIn(const SurroundingsDrawing &drawing, const Id &cluster)
{
    const model::Model &model = drawing.model();
    std::set<Id> callers;
    for (const Flow &flow : model.flows()) {
        const Element *from = model.element(flow.source);
        const Element *to = model.element(flow.target);
        const bool isCall =
            flow.kind == model::FlowKind::Data && from->kind == Kind::Container &&
            (to->kind == Kind::Container || to->kind == Kind::Process || to->kind == Kind::ExternalEntity);
        if (isCall && from->parent != to->parent && !drawing.isAssumed(flow.import) &&
            drawing.around(*from, Kind::TrustBoundary, property::trust_boundary::boundary_type, "cluster") ==
                cluster)
            callers.insert(from->id);
    }
    return callers;
}

} // namespace

void drawNameService(SurroundingsDrawing &drawing)
{
    const model::Model &model = drawing.model();
    for (const Element &orchestrator : model.elements()) {
        if (orchestrator.kind != Kind::Orchestrator)
            continue;
        const std::string type = drawing.stated(orchestrator, property::orchestrator::orchestrator_type);
        const Id cluster = drawing.around(orchestrator, Kind::TrustBoundary,
                                          property::trust_boundary::boundary_type, "cluster");
        if ((type != "kubernetes" && type != "openshift") || cluster.empty())
            continue;
        std::set<Id> asking = callersIn(drawing, cluster);
        if (asking.empty())
            continue;
        if (asking.size() > mostAsking) {
            asking.clear();
            for (const Element &host : model.elements())
                if (host.kind == Kind::Host && host.parent == cluster && asking.empty())
                    asking.insert(host.id);
        }
        const auto &elements = model.elements();
        const auto there = std::find_if(elements.begin(), elements.end(), [&](const Element &element) {
            return element.kind == Kind::Container &&
                   drawing.stated(element, property::container::technology) == "dns" &&
                   drawing.around(element, Kind::TrustBoundary, property::trust_boundary::boundary_type,
                                  "cluster") == cluster;
        });
        const char *because = "pods find each other by name";
        Id server;
        if (there != elements.end()) {
            server = there->id;
        } else {
            AssumedElement wanted;
            wanted.kind = Kind::Process;
            wanted.key = "dns";
            wanted.name = "Cluster DNS";
            wanted.parent = cluster;
            wanted.ground = orchestrator.import.get();
            wanted.because = because;
            server = drawing.add(wanted);
            drawing.factsOf(server).set(property::process::service_type, property::ServiceType::Other,
                                        drawing.origin(wanted.ground, because));
        }
        for (const Id &id : asking) {
            if (server.empty() || id == server)
                continue;
            AssumedFlow wanted;
            wanted.source = id;
            wanted.target = server;
            wanted.name = "resolve names";
            wanted.discriminator = "dns";
            wanted.ground = model.element(id)->import.get();
            wanted.because = because;
            if (Flow *flow = drawing.add(wanted))
                drawing.facts(*flow).set(property::data_flow::protocol, property::Protocol::Dns,
                                         drawing.origin(wanted.ground, because));
        }
    }
}

} // namespace bulkhead::import
