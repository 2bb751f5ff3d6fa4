#include "import/compose/project_importer.h"

#include "import/compose/known_keys.h"
#include "import/docker/dockerfile.h"
#include "import/image_reference.h"
#include "import/images.h"
#include "import/outside.h"
#include "import/paths.h"
#include "import/scalar_types.h"
#include "import/text.h"

#include <algorithm>
#include <array>

namespace bulkhead::import::compose {

ProjectImporter::ProjectImporter(Builder &builder, ProjectLoader &loader, const Project &project,
                                 std::string prefix)
    : m_builder(builder), m_loader(loader), m_project(project), m_prefix(std::move(prefix)),
      m_surroundings(builder, project, m_prefix), m_flows(builder)
{}

void ProjectImporter::run()
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
    inferFlows();
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
            if (auto mount = parseMount(item))
                service.mounts.push_back(*std::move(mount));
            else
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
        const std::string path = joinPath(folderOf(item.mark().path()), written);
        const auto text = m_loader.read(path, item.mark(), "the env file");
        if (!text)
            continue;
        m_builder.addReferred(path, Format::EnvFile, *text);
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
        const model::Origin told = origins.atKey(*service.tree, "image", "told by the image's name");
        facts.set("technology", service.technology->name, told);
        facts.setEnum("service_type", service.technology->serviceType, told);
    }
    stateImageOf(service, container);
    stateService(m_builder, service, container);
    reportServiceKeys(m_builder, *service.tree, service.name);
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
    const std::string folder = context.find("://") == std::string::npos
                                   ? joinPath(folderOf(service.keyMark("build").path()), context)
                                   : std::string();
    const std::string &name = build["dockerfile"].text();
    const std::string path = joinPath(folder, name.empty() ? "Dockerfile" : name);
    if (context.find("://") != std::string::npos || path.starts_with("..") || path.starts_with('/'))
        return;
    const Result<std::string> text = m_builder.options().readFile(path);
    if (!text) {
        m_unreadDockerfiles.push_back({path, service.keyMark("build")});
        return;
    }
    m_builder.addReferred(path, Format::Dockerfile, *text);
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
    facts.setEnum("registry_hosting", "self_hosted", origins.atKey(*service.tree, "image"));
    for (const Variable &variable : service.environment) {
        const model::Origin origin = origins.at(variable.mark);
        if (variable.name == "REGISTRY_AUTH" && !variable.value.empty()) {
            const bool isToken = variable.value == "token";
            facts.setEnum("auth_pull", isToken ? "token" : "password", origin);
            facts.setEnum("auth_push", "per_identity", origin);
        } else if (variable.name.starts_with("REGISTRY_HTTP_TLS_CERTIFICATE") ||
                   variable.name.starts_with("REGISTRY_HTTP_TLS_LETSENCRYPT")) {
            facts.setEnum("tls", "verified", origin);
        } else if (variable.name == "REGISTRY_STORAGE_DELETE_ENABLED") {
            facts.set("delete_restricted", !parseBool(variable.value).value_or(false), origin);
        }
    }
}

// Whoever reaches a published port: the internet or only a local network, which a compose file cannot tell.
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
        if (!entityFacts.has("trust_level")) {
            entityFacts.setEnum("trust_level", "untrusted",
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
        stateProtocol(m_builder, flow, mention, *m_builder.find(service.id), origin);
    }
}

// On internal networks alone there is no way out.
void ProjectImporter::stateEgress(const Service &service)
{
    const std::vector<model::Id> &networks = m_surroundings.networksOf(service.name);
    const auto key = m_builder.vocabulary().key("internal");
    const bool isClosed =
        key && !networks.empty() && std::all_of(networks.begin(), networks.end(), [&](const model::Id &id) {
            const model::Value *value = m_builder.find(id)->properties.value(*key);
            return value && value->asBool() && *value->asBool();
        });
    if (isClosed) {
        const ServiceOrigins origins(m_builder, service);
        m_builder.facts(*m_builder.find(service.id))
            .set("egress_restricted", true,
                 origins.atKey(*service.tree, "networks", "all its networks are internal"));
    }
}

void ProjectImporter::inferFlows()
{
    for (const Service &service : m_services) {
        const Tree &tree = *service.tree;
        m_byHostName.emplace(lowerCase(service.name), &service);
        for (const std::string_view key : {"container_name", "hostname"}) {
            if (!tree[key].text().empty())
                m_byHostName.emplace(lowerCase(tree[key].text()), &service);
        }
        for (const TreeEntry &network : tree["networks"].entries()) {
            for (const std::string &alias : network.value["aliases"].texts())
                m_byHostName.emplace(lowerCase(alias), &service);
        }
    }
    for (const Service &service : m_services) {
        inferFromSettings(service);
        inferFromOrder(service);
        inferFromExternalLinks(service);
        inferFromProxyLabels(service);
    }
    m_flows.draw();
}

bool ProjectImporter::canReach(const Service &from, const Service &to) const
{
    const std::vector<model::Id> &a = m_surroundings.networksOf(from.name);
    const std::vector<model::Id> &b = m_surroundings.networksOf(to.name);
    if (a.empty() || b.empty())
        return true; // one of them is on the host's network, or on one that is not known
    return std::any_of(a.begin(), a.end(),
                       [&](const model::Id &id) { return std::find(b.begin(), b.end(), id) != b.end(); });
}

const Service *ProjectImporter::resolve(const Service &from, const Mention &mention) const
{
    for (const Tree &link : (*from.tree)["links"].items()) {
        const std::size_t colon = link.text().find(':');
        if (colon != std::string::npos && lowerCase(link.text().substr(colon + 1)) == mention.host)
            return find(link.text().substr(0, colon));
    }
    const auto found = m_byHostName.find(mention.host);
    if (found != m_byHostName.end())
        return canReach(from, *found->second) ? found->second : nullptr;
    // Through a port that another service publishes on the host.
    if (mention.host == "host.docker.internal" && mention.port > 0) {
        for (const Service &service : m_services) {
            for (const PortMapping &port : service.ports) {
                if (port.published == std::to_string(mention.port))
                    return &service;
            }
        }
    }
    return nullptr;
}

void ProjectImporter::addMentions(const Service &service, const std::vector<Mention> &mentions,
                                  const Mark &mark, const std::string &note)
{
    for (const Mention &mention : mentions) {
        const Service *target = resolve(service, mention);
        if (!target)
            continue;
        FlowCandidate candidate;
        candidate.source = service.id;
        candidate.target = target->id;
        candidate.mention = mention;
        candidate.certainty =
            mention.port > 0 || !mention.scheme.empty() ? Certainty::Address : Certainty::Named;
        candidate.origin =
            m_builder.origin(mark.path(), mark.line, service.object(),
                             note + (candidate.certainty == Certainty::Address ? " holds its address"
                                                                               : " names it as a host"));
        m_flows.add(std::move(candidate));
    }
}

void ProjectImporter::addOutsideMentions(const Service &service, const Variable &variable,
                                         const std::vector<Mention> &mentions)
{
    if (m_builder.facts(*m_builder.find(service.id)).has("egress_restricted"))
        return;
    for (const Mention &mention : mentions) {
        if (m_byHostName.contains(mention.host) || !leadsOutside(variable.name, mention))
            continue;
        FlowCandidate candidate;
        candidate.source = service.id;
        candidate.mention = mention;
        candidate.certainty = Certainty::Address;
        candidate.origin = m_builder.origin(variable.mark.path(), variable.mark.line, service.object(),
                                            "the variable " + variable.name + " holds its address");
        candidate.target =
            outsideParty(m_builder, mention.host, model::Platform::Docker, candidate.origin).id;
        m_flows.add(std::move(candidate));
    }
}

// Containers that somebody else starts on the same host.
void ProjectImporter::inferFromExternalLinks(const Service &service)
{
    for (const Tree &link : (*service.tree)["external_links"].items()) {
        const std::string name = lowerCase(link.text().substr(0, link.text().find(':')));
        const auto known = m_byHostName.find(name);
        FlowCandidate candidate;
        candidate.source = service.id;
        candidate.certainty = Certainty::Linked;
        candidate.origin = m_builder.origin(link.mark().path(), link.mark().line, service.object(),
                                            "an external link gives it its address");
        candidate.target = known != m_byHostName.end()
                               ? known->second->id
                               : outsideParty(m_builder, name, model::Platform::Docker, candidate.origin).id;
        if (!name.empty() && candidate.target != candidate.source)
            m_flows.add(std::move(candidate));
    }
}

void ProjectImporter::inferFromSettings(const Service &service)
{
    for (const Variable &variable : service.environment) {
        const std::vector<Mention> mentions = mentionsInSetting(variable.name, variable.value);
        addMentions(service, mentions, variable.mark, "the variable " + variable.name);
        addOutsideMentions(service, variable, mentions);
    }
    for (const std::string_view key : {"command", "entrypoint"}) {
        const Tree &tree = *service.tree;
        if (tree.has(key))
            addMentions(service, mentionsInArguments(commandWords(tree[key])), tree.keyMark(key),
                        "the " + std::string(key));
    }
}

void ProjectImporter::inferFromOrder(const Service &service)
{
    const Tree &tree = *service.tree;
    const auto add = [&](const std::string &name, const Mark &mark, Certainty certainty,
                         std::string_view note) {
        const Service *target = find(name);
        if (!target) {
            m_builder.warn(mark.path(), mark.line,
                           "the service " + service.name + " names " + name + ", which is no service here");
            return;
        }
        if (!canReach(service, *target))
            return;
        FlowCandidate candidate;
        candidate.source = service.id;
        candidate.target = target->id;
        candidate.certainty = certainty;
        candidate.origin = m_builder.origin(mark.path(), mark.line, service.object(), note);
        m_flows.add(std::move(candidate));
    };
    for (const Tree &link : tree["links"].items())
        add(link.text().substr(0, link.text().find(':')), link.mark(), Certainty::Linked,
            "a link gives it its address");
    for (const TreeEntry &entry : tree["depends_on"].entries()) {
        // It waits for the other to end: nothing is left to talk to.
        if (entry.value["condition"].text() == "service_completed_successfully")
            continue;
        add(entry.key, entry.mark, Certainty::Ordered,
            "depends_on: it starts after it, and probably talks to it");
    }
}

// A reverse proxy that finds its backends by their labels or variables.
void ProjectImporter::inferFromProxyLabels(const Service &service)
{
    const auto label =
        std::find_if((*service.tree)["labels"].entries().begin(), (*service.tree)["labels"].entries().end(),
                     [](const TreeEntry &entry) { return entry.key.starts_with("traefik."); });
    if (label == (*service.tree)["labels"].entries().end())
        return;
    for (const Service &proxy : m_services) {
        if (&proxy == &service || !proxy.technology || proxy.technology->name != "traefik" ||
            !canReach(proxy, service))
            continue;
        FlowCandidate candidate;
        candidate.source = proxy.id;
        candidate.target = service.id;
        candidate.certainty = Certainty::Named;
        candidate.origin = m_builder.origin(label->mark.path(), label->mark.line, service.object(),
                                            "its labels ask the proxy to lead to it");
        m_flows.add(std::move(candidate));
    }
}

} // namespace bulkhead::import::compose
