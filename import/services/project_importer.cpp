// SPDX-License-Identifier: Apache-2.0
#include "import/services/project_importer.h"

#include "import/reading/scalar_types.h"
#include "import/services/known_keys.h"
#include "import/services/known_values.h"
#include "import/shared/dockerfile.h"
#include "import/shared/image_reference.h"
#include "import/shared/images.h"
#include "import/shared/relative_path.h"

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
    readServices();
    m_surroundings.host();
    m_surroundings.addDeclared();
    reportSectionKeys(m_builder, m_project.root);
    for (Service &service : m_services)
        addContainer(service);
    reportUnreadDockerfiles();
    for (const Service &service : m_services) {
        m_surroundings.join(service, m_services);
        m_surroundings.mount(service);
        stateEgress(service);
        addOutside(service);
    }
    nameServices();
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
}

void ProjectImporter::readServices()
{
    for (const TreeEntry &entry : m_project.root["services"].entries()) {
        if (!entry.value.isMap()) {
            if (!entry.key.starts_with("x-") && !entry.value.isNull())
                m_builder.warn(entry.mark.path(), entry.mark.line, "the service " + entry.key + " is no map");
            if (!entry.value.isNull() || entry.key.starts_with("x-"))
                continue;
        }
        if (entry.key.empty()) {
            m_builder.warn(entry.mark.path(), entry.mark.line, "a service without a name is left out");
            continue;
        }
        Service service;
        service.name = entry.key;
        service.objectKind = m_project.objectKind;
        service.tree = &entry.value;
        service.mark = entry.mark;
        const std::vector<std::string> entrypoint = commandWords(entry.value["entrypoint"]);
        service.arguments = commandWords(entry.value["command"]);
        service.arguments.insert(service.arguments.begin(), entrypoint.begin(), entrypoint.end());
        for (const Tree &item : entry.value["ports"].items()) {
            if (auto port = parsePort(item))
                service.ports.push_back(*std::move(port));
            else
                m_builder.warn(item.mark().path(), item.mark().line,
                               "the service " + entry.key + " has a port that is not understood");
        }
        for (const Tree &item : entry.value["volumes"].items()) {
            if (auto mount = parseMount(item)) {
                mount->place = m_project.seenFromProject(item.mark(), mount->source);
                service.mounts.push_back(*std::move(mount));
            } else
                m_builder.warn(item.mark().path(), item.mark().line,
                               "the service " + entry.key + " has a volume that is not understood");
        }
        readEnvironment(service);
        m_services.push_back(std::move(service));
    }
    // volumes_from: what another service mounts is mounted here too.
    for (Service &service : m_services) {
        for (const Tree &item : (*service.tree)["volumes_from"].items()) {
            const std::string name = item.text().substr(0, item.text().find(':'));
            const bool isReadOnly = item.text().ends_with(":ro");
            const Service *other = find(name);
            if (!other || other == &service)
                continue;
            for (Mount mount : other->mounts) {
                mount.mark = item.mark();
                mount.isReadOnly |= isReadOnly;
                service.mounts.push_back(std::move(mount));
            }
        }
    }
}

void ProjectImporter::readEnvironment(Service &service)
{
    const Tree &tree = *service.tree;
    const Tree &environment = tree["environment"];
    for (const TreeEntry &entry : environment.entries())
        service.environment.push_back({entry.key, entry.value.text(), entry.value.isNull(), entry.mark});
    for (const Tree &item : tree["env_file"].items()) {
        const std::string &written = item.isMap() ? item["path"].text() : item.text();
        const std::string path = joinPath(m_project.folderOf(item.mark()), written);
        const auto text = readNamedFile(m_builder, path, item.mark(), "the env file");
        if (!text)
            continue;
        m_builder.addReferred(path, format::envFile, *text);
        for (const auto &[name, value] : parseEnvFile(*text)) {
            if (!environment.has(name))
                service.environment.push_back({name, value, false, item.mark()});
        }
    }
}

const Service *ProjectImporter::find(std::string_view name) const
{
    const auto found = std::find_if(m_services.begin(), m_services.end(),
                                    [name](const Service &s) { return s.name == name; });
    return found == m_services.end() ? nullptr : &*found;
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

    const std::string &image = (*service.tree)["image"].text();
    if (m_builder.options().technologies && !image.empty())
        service.technology =
            m_builder.options().technologies->ofImage(ImageReference::parse(image).repository);
    Facts facts = m_builder.facts(container);
    const ServiceOrigins origins(m_builder, service);
    if (service.technology) {
        const model::Origin byImage = origins.atKey(*service.tree, "image", "told by the image's name");
        facts.set(property::container::technology, service.technology->name, byImage);
        facts.set(property::container::service_type, service.technology->serviceType, byImage);
    }
    stateImageOf(service, container);
    stateService(m_builder, service, container);
    reportServiceKeys(m_builder, *service.tree, service.name);
    reportServiceValues(m_builder, *service.tree, service.name);
    reportUndeclared(m_builder, m_project.root, *service.tree, service.name);
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
        readDockerfile(tree, built);
    } else if (!image.empty()) {
        stateImage(m_builder, container, image, origins.atKey(tree, "image"));
    }
}

void ProjectImporter::readDockerfile(const Tree &service, model::Element &image)
{
    const Tree &build = service["build"];
    const std::string &target = build["target"].text();
    if (build.has("dockerfile_inline")) {
        const Mark &mark = build.keyMark("dockerfile_inline");
        stateDockerfile(m_builder, image, build["dockerfile_inline"].text(), std::string(mark.path()),
                        mark.line, target);
        return;
    }
    // A missing Dockerfile is no fault of the model: the folder may hold the compose file alone.
    if (!m_builder.options().readFile || hasVariable(build["context"].text()))
        return;
    const std::string &context = build["context"].text();
    const Mark &place = build.has("context") ? build["context"].mark() : service.keyMark("build");
    const std::string folder = context.find("://") == std::string::npos
                                   ? joinPath(m_project.folderOf(place), context)
                                   : std::string();
    const std::string &name = build["dockerfile"].text();
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
    stateDockerfile(m_builder, image, *text, path, 0, target);
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
    for (const Variable &variable : service.environment) {
        const model::Origin origin = origins.at(variable.mark);
        if (variable.name == "REGISTRY_AUTH" && !variable.value.empty()) {
            const bool isToken = variable.value == "token";
            facts.set(property::registry::auth_pull,
                      isToken ? property::AuthPull::Token : property::AuthPull::Password, origin);
            facts.set(property::registry::auth_push, property::AuthPush::PerIdentity, origin);
        } else if (variable.name.starts_with("REGISTRY_HTTP_TLS_CERTIFICATE") ||
                   variable.name.starts_with("REGISTRY_HTTP_TLS_LETSENCRYPT")) {
            facts.set(property::registry::tls, property::Tls::Verified, origin);
        } else if (variable.name == "REGISTRY_STORAGE_DELETE_ENABLED") {
            facts.set(property::registry::delete_restricted, !parseBool(variable.value).value_or(false),
                      origin);
        }
    }
}

// The clients of a published port. A compose file does not state whether they are on the internet or on a
// local network.
void ProjectImporter::addOutside(const Service &service)
{
    for (const PortMapping &port : service.ports) {
        if (port.isLocal())
            continue;
        const model::Origin origin = m_builder.origin(port.mark.path(), port.mark.line, service.object(),
                                                      "the port is published on the host");
        NewElement outside;
        outside.kind = model::Kind::ExternalEntity;
        outside.id = "outside";
        outside.name = "Outside the host";
        outside.sourceKey = "docker-outside";
        outside.origin = origin;
        outside.implied = true;
        model::Element &entity = m_builder.element(std::move(outside));
        Facts entityFacts = m_builder.facts(entity);
        if (!entityFacts.has(property::external_entity::trust_level)) {
            entityFacts.set(property::external_entity::trust_level, property::TrustLevel::Untrusted,
                            m_builder.origin(port.mark.path(), port.mark.line, {},
                                             "anyone who reaches a port that the host publishes"));
        }
        NewFlow wanted;
        wanted.source = entity.id;
        wanted.target = service.id;
        wanted.discriminator = port.targetText();
        wanted.name = port.published.empty() ? port.targetText() : port.text();
        wanted.origin = origin;
        model::Flow &flow = m_builder.flow(std::move(wanted));
        Mention mention;
        mention.port = port.targetPort();
        stateProtocol(m_builder, flow, mention, origin);
    }
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
