// SPDX-License-Identifier: Apache-2.0
#include "import/assumed/surroundings_drawing.h"

#include <algorithm>
#include <array>
#include <optional>

namespace bulkhead::import {

using model::Element;
using model::Flow;
using model::Id;
using model::Kind;

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 3> parties = {{
    {"administrator", "operators"},
    {"ci_system", "ci"},
    {"developer", "developers"},
}};

class PartyDrawing
{
public:
    explicit PartyDrawing(SurroundingsDrawing &drawing) : m_drawing(drawing), m_model(drawing.model())
    {
        for (const Element &element : m_model.elements()) {
            if (element.kind == Kind::Orchestrator)
                m_orchestrators.push_back(&element);
            else if (element.kind == Kind::Host && !isOfCluster(element))
                m_hosts.push_back(&element);
            else if (element.kind == Kind::ExternalEntity && !drawing.isAssumed(element.import))
                m_drawn.insert(std::string(
                    partyOfType(drawing.stated(element, property::external_entity::entity_type))));
            if (element.kind == Kind::Container &&
                drawing.stated(element, property::container::service_type) == "ci_runner" && !m_runner)
                m_runner = &element;
        }
    }

    void draw()
    {
        if (m_orchestrators.empty() && m_hosts.empty())
            return;
        drawOperators();
        findOwnImages();
        if (m_orchestrators.empty() && m_pushed.empty() && m_buildHosts.empty())
            return;
        Id builder;
        const Element *ground = m_orchestrators.empty() ? m_hosts.front() : m_orchestrators.front();
        if (m_runner)
            builder = m_runner->id;
        else
            builder = drawBuilds(*ground);
        if (builder.empty())
            return;
        const Id developers = party("developers", "Developers", property::EntityType::Developer, *ground,
                                    "somebody writes what is built");
        connect(developers, builder, model::FlowKind::Data, "push code", *ground, {});
    }

private:
    // Nodes are administered by way of their control plane.
    bool isOfCluster(const Element &host) const
    {
        return !m_drawing
                    .around(host, Kind::TrustBoundary, property::trust_boundary::boundary_type, "cluster")
                    .empty() ||
               !m_drawing.stated(host, property::host::managed_by).empty();
    }

    Id party(const char *key, const char *name, property::EntityType type, const Element &ground,
             const char *because)
    {
        if (m_drawn.contains(key))
            return {};
        AssumedElement wanted;
        wanted.key = key;
        wanted.name = name;
        wanted.ground = ground.import.get();
        wanted.because = because;
        Id id = m_drawing.add(wanted);
        m_drawing.factsOf(id).set(property::external_entity::entity_type, type,
                                  m_drawing.origin(wanted.ground, because));
        return id;
    }

    void connect(const Id &source, const Id &target, model::FlowKind kind, const char *name,
                 const Element &ground, std::optional<property::Protocol> protocol)
    {
        if (source.empty() || target.empty())
            return;
        AssumedFlow wanted;
        wanted.kind = kind;
        wanted.source = source;
        wanted.target = target;
        wanted.name = name;
        wanted.ground = ground.import.get();
        wanted.because = name;
        Flow *flow = m_drawing.add(wanted);
        if (flow && protocol)
            m_drawing.facts(*flow).set(property::data_flow::protocol, *protocol,
                                       m_drawing.origin(wanted.ground, name));
    }

    std::optional<property::Protocol> apiOf(const Element &orchestrator) const
    {
        const std::string type = m_drawing.stated(orchestrator, property::orchestrator::orchestrator_type);
        return type == "kubernetes" || type == "openshift" ? property::Protocol::KubernetesApi
                                                           : property::Protocol::Https;
    }

    void drawOperators()
    {
        const auto operators = [this](const Element &ground) {
            return party("operators", "Operators", property::EntityType::Administrator, ground,
                         "somebody administers it");
        };
        for (const Element *orchestrator : m_orchestrators)
            connect(operators(*orchestrator), orchestrator->id, model::FlowKind::Control, "administer",
                    *orchestrator, apiOf(*orchestrator));
        for (const Element *host : m_hosts)
            connect(operators(*host), host->id, model::FlowKind::Control, "administer", *host,
                    property::Protocol::Ssh);
    }

    // Images that somebody here builds: those with a build, and those that are of no product that is known
    // and lie in no public registry.
    void findOwnImages()
    {
        for (const Element &container : m_model.elements()) {
            if (container.kind != Kind::Container)
                continue;
            const Element *image = m_model.element(m_drawing.stated(container, property::container::image));
            if (!image || m_drawing.isAssumed(container.import))
                continue;
            const std::string source = m_drawing.stated(*image, property::image::source);
            const bool isBuilt = source == "internal_build";
            if (!isBuilt &&
                (!source.empty() || !m_drawing.stated(container, property::container::technology).empty()))
                continue;
            const Element *registry = m_model.element(image->parent);
            if (registry && registry->kind == Kind::Registry) {
                if (isBuilt || !isPublic(*registry))
                    m_pushed.emplace(registry->id, image);
            } else if (isBuilt) {
                addBuildHosts(container);
            }
        }
    }

    void addBuildHosts(const Element &container)
    {
        for (const Element *host : m_hosts)
            if (host->id == container.parent ||
                host->id == m_drawing.stated(container, property::container::runs_on))
                m_buildHosts.insert(host->id);
    }

    // What lies in a public registry is somebody else's as long as nothing says that it is built here.
    bool isPublic(const Element &registry) const
    {
        return m_drawing.stated(registry, property::registry::registry_hosting) == "public";
    }

    Id drawBuilds(const Element &ground)
    {
        Id ci = party("ci", "CI system", property::EntityType::CiSystem, ground,
                      "something builds the images and deploys them");
        for (const auto &[registry, image] : m_pushed)
            connect(ci, registry, model::FlowKind::Push, "push images", *image,
                    property::Protocol::RegistryApi);
        for (const Element *orchestrator : m_orchestrators)
            connect(ci, orchestrator->id, model::FlowKind::Control, "deploy", *orchestrator,
                    apiOf(*orchestrator));
        for (const Id &host : m_buildHosts)
            connect(ci, host, model::FlowKind::Control, "build and deploy", *m_model.element(host), {});
        return ci;
    }

    SurroundingsDrawing &m_drawing;
    const model::Model &m_model;
    std::vector<const Element *> m_orchestrators;
    std::vector<const Element *> m_hosts;       // that are no nodes of a cluster
    std::set<std::string, std::less<>> m_drawn; // parties that the model has without us
    const Element *m_runner = nullptr;          // a CI system among the containers
    std::map<Id, const Element *> m_pushed;     // registries of images of one's own, with the first of them
    std::set<Id> m_buildHosts;                  // hosts that run images which are in no registry
};

} // namespace

std::string_view partyOfType(std::string_view entityType)
{
    const auto found = std::find_if(parties.begin(), parties.end(),
                                    [&](const auto &party) { return party.first == entityType; });
    return found == parties.end() ? std::string_view() : found->second;
}

void drawParties(SurroundingsDrawing &drawing)
{
    PartyDrawing(drawing).draw();
}

} // namespace bulkhead::import
