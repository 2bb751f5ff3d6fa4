// SPDX-License-Identifier: Apache-2.0
#include "import/services/project_importer.h"

#include "import/reading/scalar_types.h"
#include "import/reading/text.h"
#include "import/services/dockerfile.h"
#include "import/services/known_keys.h"
#include "import/services/known_values.h"
#include "import/shared/image_reference.h"
#include "import/shared/images.h"
#include "import/shared/products.h"
#include "import/shared/registry_facts.h"
#include "import/shared/relative_path.h"
#include "model/generic_name.h"

#include <algorithm>
#include <array>

namespace bulkhead::import::services {

ProjectImporter::ProjectImporter(Builder &builder, const Project &project, std::string prefix)
    : m_builder(builder), m_project(project), m_prefix(std::move(prefix)),
      m_surroundings(builder, project, m_prefix), m_flows(builder)
{}

void ProjectImporter::addElements()
{
    reportUnknownSections();
    m_services = readServices(m_builder, m_project);
    m_surroundings.host();
    m_surroundings.addDeclared();
    reportSectionKeys(m_builder, m_project.root);
    for (Service &service : m_services) {
        if (service.isProvided)
            addProvided(service);
        else
            addContainer(service);
    }
    reportUnreadDockerfiles();
    for (const Service &service : m_services) {
        if (service.isProvided)
            continue;
        m_surroundings.join(service);
        m_surroundings.mount(service);
        stateEgress(service);
        addOutside(service);
    }
    m_names.read(m_project, m_services, m_surroundings);
    for (const Service &service : m_services)
        stateSharedProcesses(service);
}

void ProjectImporter::reportUnknownSections()
{
    static constexpr std::array<std::string_view, 8> known = {"version", "name",    "services", "networks",
                                                              "volumes", "secrets", "configs",  "models"};
    for (const TreeEntry &entry : m_project.root.entries()) {
        if (std::find(known.begin(), known.end(), entry.key) == known.end() && !entry.key.starts_with("x-"))
            m_builder.warn(entry.mark.path(), entry.mark.line,
                           "a section that is not understood: " + entry.key);
    }
    for (const TreeEntry &entry : m_project.root["models"].entries())
        m_builder.inform(entry.mark.path(), entry.mark.line,
                         "the section models states what the model has no place for: " + entry.key);
}

// What a program beside the engine provides (a database of a cloud, a model): a party, and no container.
void ProjectImporter::addProvided(Service &service)
{
    NewElement wanted;
    wanted.kind = model::Kind::ExternalEntity;
    wanted.id = m_surroundings.idOf({}, service.name);
    wanted.name = service.name;
    wanted.sourceKey = m_surroundings.sourceKeyOf(service.object());
    wanted.origin = m_builder.origin(service.mark.path(), service.mark.line, service.object());
    service.id = m_builder.element(std::move(wanted)).id;
    m_builder.inform(service.mark.path(), service.mark.line,
                     "the service " + service.name + " is provided by " +
                         (*service.tree)["provider"]["type"].text() + " and is no container");
}

void ProjectImporter::addContainer(Service &service)
{
    NewElement wanted;
    wanted.id = m_surroundings.idOf({}, service.name);
    wanted.name = service.name;
    wanted.parent = m_surroundings.host().id;
    wanted.sourceKey = m_surroundings.sourceKeyOf(service.object());
    wanted.origin = m_builder.origin(service.mark.path(), service.mark.line, service.object());
    model::Element &container = m_builder.element(std::move(wanted));
    service.id = container.id;

    recogniseProduct(m_builder, service);
    Facts facts = m_builder.facts(container);
    const ServiceOrigins origins(m_builder, service);
    if (service.technology) {
        const model::Origin byImage = origins.atKey(*service.tree, "image", "told by the image's name");
        facts.set(property::container::technology, service.technology->name, byImage);
        facts.set(property::container::service_type, service.technology->serviceType, byImage);
    }
    stateImageOf(service, container);
    stateService(m_builder, service, container);
    const std::string called = "the " + service.objectKind + " " + service.name;
    reportServiceKeys(m_builder, *service.tree, called);
    reportServiceValues(m_builder, *service.tree, called);
    if (m_project.declares)
        reportUndeclared(m_builder, m_project.root, *service.tree, called);
    if (service.technology && service.technology->isRegistry)
        addRegistry(service);
}

void ProjectImporter::stateImageOf(const Service &service, model::Element &container)
{
    const Tree &tree = *service.tree;
    const ServiceOrigins origins(m_builder, service);
    const std::string &image = tree["image"].text();
    if (tree.has("build")) {
        // What is built here bears the image's name, if one is given, but comes from no registry.
        const std::string name = image.empty() ? service.name : image;
        model::Element &built = localImage(m_builder, container, m_prefix + name,
                                           origins.atKey(tree, "build", "built from its Dockerfile"));
        readDockerfile(service, built);
    } else if (!image.empty()) {
        stateImage(m_builder, container, image, origins.atKey(tree, "image"));
    }
}

void ProjectImporter::readDockerfile(const Service &owner, model::Element &image)
{
    const Tree &service = *owner.tree;
    const Tree &tree = service["build"];
    Build build;
    build.container = owner.id;
    build.target = tree["target"].text();
    for (const TreeEntry &argument : tree["args"].entries()) {
        const auto known = m_project.variables.find(argument.key);
        if (!argument.value.isNull())
            build.arguments[argument.key] = argument.value.text();
        else if (known != m_project.variables.end())
            build.arguments[argument.key] = known->second;
    }
    if (tree.has("dockerfile_inline")) {
        const Mark &mark = tree.keyMark("dockerfile_inline");
        build.linesBefore = mark.line;
        stateDockerfile(m_builder, image, tree["dockerfile_inline"].text(), std::string(mark.path()), build);
        return;
    }
    // A missing Dockerfile is no fault of the model: the folder may hold the compose file alone.
    if (!m_builder.options().readFile || hasVariable(tree["context"].text()))
        return;
    const std::string &context = tree["context"].text();
    const Mark &place = tree.has("context") ? tree["context"].mark() : service.keyMark("build");
    const std::string folder = context.find("://") == std::string::npos
                                   ? joinPath(m_project.folderOf(place), context)
                                   : std::string();
    const std::string &name = tree["dockerfile"].text();
    const std::string path = joinPath(folder, name.empty() ? "Dockerfile" : name);
    if (context.find("://") != std::string::npos || path.empty() || path.starts_with("..") ||
        path.starts_with('/'))
        return;
    const Result<std::string> text = m_builder.options().readFile(path);
    if (!text) {
        m_unreadDockerfiles.push_back({path, service.keyMark("build")});
        return;
    }
    m_builder.addReferred(path, format::dockerfile, *text);
    stateDockerfile(m_builder, image, *text, path, build);
}

// In one line: a folder may hold the compose file alone.
void ProjectImporter::reportUnreadDockerfiles()
{
    if (m_unreadDockerfiles.empty())
        return;
    constexpr std::size_t shown = 3;
    std::string names;
    for (std::size_t i = 0; i < m_unreadDockerfiles.size() && i < shown; ++i)
        names += (i == 0 ? "" : ", ") + m_unreadDockerfiles[i].first;
    if (m_unreadDockerfiles.size() > shown)
        names += " and " + std::to_string(m_unreadDockerfiles.size() - shown) + " more";
    const Mark &first = m_unreadDockerfiles.front().second;
    m_builder.inform(first.path(), first.line,
                     "what is built here is known by its compose file alone, without " + names);
}

// A service that runs a registry is one: who may pull and push is asked of it.
void ProjectImporter::addRegistry(const Service &service)
{
    const ServiceOrigins origins(m_builder, service);
    NewElement wanted;
    wanted.kind = model::Kind::Registry;
    wanted.id = m_surroundings.idOf("registry", service.name);
    wanted.name = service.name + " (registry)";
    wanted.parent = m_surroundings.host().id;
    wanted.sourceKey = m_surroundings.sourceKeyOf("registry/" + service.name);
    wanted.origin = origins.atKey(*service.tree, "image", "told by the image's name");
    Facts facts = m_builder.facts(m_builder.element(std::move(wanted)));
    facts.set(property::registry::registry_hosting, property::RegistryHosting::SelfHosted,
              origins.atKey(*service.tree, "image"));
    for (const Variable &variable : service.environment)
        stateRegistrySetting(facts, variable.name, variable.value, origins.at(variable.mark));
}

model::Element &ProjectImporter::outside(const model::Origin &origin)
{
    NewElement wanted;
    wanted.kind = model::Kind::ExternalEntity;
    wanted.id = "outside";
    wanted.name = model::outsideTheHost.name;
    wanted.sourceKey = "docker-outside";
    wanted.origin = origin;
    wanted.implied = true;
    model::Element &entity = m_builder.element(std::move(wanted));
    Facts facts = m_builder.facts(entity);
    if (!facts.has(property::external_entity::trust_level)) {
        facts.set(property::external_entity::trust_level, property::TrustLevel::Untrusted,
                  m_builder.origin(origin.file.view(), origin.line, {},
                                   "anyone who reaches a port that the host publishes"));
    }
    return entity;
}

// The clients of a published port. A compose file does not state whether they are on the internet or on a
// local network. They reach whichever service listens on the port in the network namespace that publishes it.
void ProjectImporter::addOutside(const Service &service)
{
    for (const PortMapping &port : service.ports) {
        if (port.isLocal())
            continue;
        const Service *beside = listensOn(service, port.targetPort())
                                    ? nullptr
                                    : listenerBeside(m_services, service, port.targetPort());
        const model::Origin origin = m_builder.origin(port.mark.path(), port.mark.line, service.object(),
                                                      beside ? "the port is published on the host by " +
                                                                   service.name + ", whose network it shares"
                                                             : "the port is published on the host");
        NewFlow wanted;
        wanted.source = outside(origin).id;
        wanted.target = beside ? beside->id : service.id;
        wanted.discriminator = port.targetText();
        wanted.name = port.published.empty() ? port.targetText() : port.text();
        wanted.origin = origin;
        model::Flow &flow = m_builder.flow(std::move(wanted));
        Mention mention;
        mention.port = port.targetPort();
        stateProtocol(m_builder, flow, mention, origin);
    }
}

// Both see each other's processes where one joins the other's namespace of them: pid: service:app.
void ProjectImporter::stateSharedProcesses(const Service &service)
{
    const Tree &tree = *service.tree;
    const std::string &mode = tree["pid"].text();
    const std::size_t colon = mode.find(':');
    const std::string_view name = std::string_view(mode).substr(std::min(mode.size(), colon + 1));
    const Service *other = nullptr;
    if (mode.starts_with("service:"))
        other = find(name);
    else if (mode.starts_with("container:"))
        for (const HostName &known : m_names.of(lowerCase(name)))
            other = known.service;
    if (!other || other->isProvided || other == &service)
        return;
    const ServiceOrigins origins(m_builder, service);
    for (const model::Id &id : {service.id, other->id})
        m_builder.factsOf(id).set(property::container::shares_processes, true,
                                  origins.atKey(tree, "pid", "it shares the processes of " + other->name));
}

// On internal networks alone there is no way out.
void ProjectImporter::stateEgress(const Service &service)
{
    const std::vector<model::Id> &networks = m_surroundings.networksOf(service.name);
    const auto key = m_builder.vocabulary().key(property::network::internal);
    const bool isClosed =
        key && !networks.empty() && std::all_of(networks.begin(), networks.end(), [&](const model::Id &id) {
            const model::Value *value = m_builder.find(id)->properties.value(*key);
            return value && value->asBool() && *value->asBool();
        });
    if (isClosed) {
        const ServiceOrigins origins(m_builder, service);
        m_builder.factsOf(service.id)
            .set(property::container::egress_restricted, true,
                 origins.atKey(*service.tree, "networks", "all its networks are internal"));
    }
}

} // namespace bulkhead::import::services
