// SPDX-License-Identifier: Apache-2.0
#include "import/services/service_reader.h"

#include "import/reading/scalar_types.h"
#include "import/services/engine_dns.h"
#include "import/services/env_file.h"
#include "import/shared/relative_path.h"

#include <algorithm>
#include <set>
#include <unordered_map>

namespace bulkhead::import::services {

namespace {

constexpr int stepsAtMost = 200;                      // of services that mount from one another
constexpr std::size_t mountsOfOthersAtMost = 100'000; // of a project

class ServiceReader
{
public:
    ServiceReader(Builder &builder, const Project &project) : m_builder(builder), m_project(project) {}

    std::vector<Service> read();

private:
    void add(const TreeEntry &entry);
    void readPorts(Service &service);
    void readMounts(Service &service);
    void readEnvironment(Service &service);
    void readEnvFile(Service &service, const Tree &item);
    void readLabels(Service &service);
    void setVariable(Service &service, const EnvEntry &entry, const Mark &mark);
    const Service *containerNamed(std::string_view name) const;
    const Service *mountedFrom(std::string_view item) const;
    void takeMountsOfOthers(Service &service, int steps);
    std::string modeOf(const Service &service) const;
    void settleAttachments();
    const Service *sharedWith(const Service &service) const;
    void discardPorts(Service &service) const;
    bool isOnInternalNetworksAlone(const Service &service) const;
    void warn(const Mark &mark, const Service &service, const std::string &what) const
    {
        m_builder.warn(mark.path(), mark.line, "the " + service.objectKind + " " + service.name + what);
    }

    Builder &m_builder;
    const Project &m_project;
    std::vector<Service> m_services;
    std::set<const Service *> m_settled; // that have their mounts of others
    std::size_t m_mountsOfOthers = 0;
    std::unordered_map<std::string, std::size_t> m_variablePlaces; // in the service that is being read
};

std::string_view networkModeKey(const Tree &tree)
{
    return tree.has("network_mode") ? "network_mode" : "net"; // of version 1
}

void ServiceReader::add(const TreeEntry &entry)
{
    if (!entry.value.isMap()) {
        if (!entry.key.starts_with("x-") && !entry.value.isNull())
            m_builder.warn(entry.mark.path(), entry.mark.line, "the service " + entry.key + " is no map");
        if (!entry.value.isNull() || entry.key.starts_with("x-"))
            return;
    }
    if (entry.key.empty()) {
        m_builder.warn(entry.mark.path(), entry.mark.line, "a service without a name is left out");
        return;
    }
    Service service;
    service.name = entry.key;
    service.objectKind = m_project.objectKind;
    service.tree = &entry.value;
    service.mark = entry.mark;
    service.isProvided = entry.value["provider"].isMap() && !entry.value.has("image");
    const std::vector<std::string> entrypoint = commandWords(entry.value["entrypoint"]);
    service.arguments = commandWords(entry.value["command"]);
    service.arguments.insert(service.arguments.begin(), entrypoint.begin(), entrypoint.end());
    readPorts(service);
    readMounts(service);
    readEnvironment(service);
    readLabels(service);
    m_services.push_back(std::move(service));
}

void ServiceReader::readPorts(Service &service)
{
    for (const Tree &item : (*service.tree)["ports"].items()) {
        if (auto port = parsePort(item))
            service.ports.push_back(*std::move(port));
        else
            warn(item.mark(), service, " has a port that is not understood");
    }
}

void ServiceReader::readMounts(Service &service)
{
    for (const Tree &item : (*service.tree)["volumes"].items()) {
        auto mount = parseMount(item);
        if (!mount) {
            warn(item.mark(), service, " has a volume that is not understood");
            continue;
        }
        // What is declared as a volume is one, whatever its name.
        if (mount->type == Mount::Type::Unknown && m_project.root["volumes"].has(mount->source))
            mount->type = Mount::Type::Volume;
        mount->place = m_project.seenFromProject(item.mark(), mount->source);
        service.mounts.push_back(*std::move(mount));
    }
}

// A variable without a value takes that of .env, which stands there.
void ServiceReader::setVariable(Service &service, const EnvEntry &entry, const Mark &mark)
{
    Variable variable{entry.name, entry.value, entry.isPassedOn, mark, false};
    if (const auto known = m_project.variables.find(entry.name);
        entry.isPassedOn && known != m_project.variables.end()) {
        variable.value = known->second;
        variable.isPassedOn = false;
        variable.isOfEnvFile = true;
        if (const auto place = m_project.variableMarks.find(entry.name);
            place != m_project.variableMarks.end())
            variable.mark = place->second;
    }
    const auto [place, isNew] = m_variablePlaces.try_emplace(entry.name, service.environment.size());
    if (isNew)
        service.environment.push_back(std::move(variable));
    else
        service.environment[place->second] = std::move(variable);
}

void ServiceReader::readEnvFile(Service &service, const Tree &item)
{
    const std::string &written = item.isMap() ? item["path"].text() : item.text();
    const std::string path = joinPath(m_project.folderOf(item.mark()), written);
    const bool isOptional = item.isMap() && !parseBool(item["required"].text()).value_or(true);
    if (isOptional && (!m_builder.options().readFile || !m_builder.options().readFile(path)))
        return;
    const auto text = readNamedFile(m_builder, path, item.mark(), "the env file");
    if (!text) {
        service.hasUnreadSettings = true;
        return;
    }
    m_builder.addReferred(path, format::envFile, *text);
    const EnvFormat format = item["format"].text() == "raw" ? EnvFormat::Raw : EnvFormat::Compose;
    const auto file = std::make_shared<const std::string>(path);
    for (const EnvEntry &entry : services::readEnvFile(m_builder, path, *text, format, m_project.variables))
        setVariable(service, entry, {file, entry.line});
    for (Variable &variable : service.environment)
        variable.isOfEnvFile |= variable.mark.path() == path;
}

// Those of the files in their order, then what the service states itself: the later goes before the earlier.
void ServiceReader::readLabels(Service &service)
{
    service.labels = Tree::map(service.mark);
    for (const Tree &item : (*service.tree)["label_file"].items()) {
        const std::string path = joinPath(m_project.folderOf(item.mark()), item.text());
        const auto text = readNamedFile(m_builder, path, item.mark(), "the label file");
        if (!text)
            continue;
        m_builder.addReferred(path, format::envFile, *text);
        const auto file = std::make_shared<const std::string>(path);
        for (const EnvEntry &entry :
             services::readEnvFile(m_builder, path, *text, EnvFormat::Compose, m_project.variables)) {
            const Mark mark{file, entry.line};
            service.labels.append(entry.name, mark, Tree::scalar(entry.value, mark));
        }
    }
    for (const TreeEntry &entry : (*service.tree)["labels"].entries())
        service.labels.append(entry.key, entry.mark, entry.value);
    service.labels.dropRepeatedKeys();
}

// The files in their order, then what the service states itself: the later goes before the earlier.
void ServiceReader::readEnvironment(Service &service)
{
    const Tree &tree = *service.tree;
    m_variablePlaces.clear();
    for (const Tree &item : tree["env_file"].items())
        readEnvFile(service, item);
    for (const TreeEntry &entry : tree["environment"].entries())
        setVariable(service, {entry.key, entry.value.text(), entry.value.isNull(), entry.mark.line},
                    entry.mark);
}

// The service that an item of volumes_from names: "data", "data:ro", "container:NAME:ro". Null where there is
// none.
const Service *ServiceReader::mountedFrom(std::string_view item) const
{
    constexpr std::string_view container = "container:";
    const bool isContainer = item.starts_with(container);
    item.remove_prefix(isContainer ? container.size() : 0);
    const std::string_view name = item.substr(0, item.find(':'));
    return isContainer ? containerNamed(name) : serviceNamed(m_services, name);
}

// volumes_from: what another service mounts is mounted here too, with what that one has from others. A row of
// services is followed over `steps` of them.
void ServiceReader::takeMountsOfOthers(Service &service, int steps)
{
    const auto &others = (*service.tree)["volumes_from"].items();
    if (others.empty() || steps == 0 || !m_settled.insert(&service).second)
        return;
    std::set<std::string> targets; // a container has one mount of each
    for (const Mount &mount : service.mounts)
        targets.insert(mount.target);
    for (const Tree &item : others) {
        const bool isReadOnly = item.text().ends_with(":ro");
        const Service *other = mountedFrom(item.text());
        if (!other || other == &service)
            continue;
        takeMountsOfOthers(m_services[std::size_t(other - m_services.data())], steps - 1);
        for (Mount mount : other->mounts) {
            if (m_mountsOfOthers == mountsOfOthersAtMost || !targets.insert(mount.target).second)
                continue;
            if (++m_mountsOfOthers == mountsOfOthersAtMost)
                warn(item.mark(), service, ": more mounts of other services are left out");
            if (mount.owner.empty())
                mount.owner = other->name;
            mount.mark = item.mark();
            mount.isReadOnly |= isReadOnly;
            service.mounts.push_back(std::move(mount));
        }
    }
}

// The service whose container bears a name.
const Service *ServiceReader::containerNamed(std::string_view name) const
{
    const auto named = std::find_if(m_services.begin(), m_services.end(), [&](const Service &other) {
        return (*other.tree)["container_name"].text() == name || isGeneratedName(m_project.name, other, name);
    });
    return named != m_services.end() ? &*named : serviceNamed(m_services, name);
}

// The service whose network another one uses: "service:vpn", "container:vpn". Null where it uses its own, and
// where that container is not among the inputs.
const Service *ServiceReader::sharedWith(const Service &service) const
{
    const std::string &mode = (*service.tree)[networkModeKey(*service.tree)].text();
    if (mode.starts_with("service:"))
        return serviceNamed(m_services, std::string_view(mode).substr(8));
    if (!mode.starts_with("container:"))
        return nullptr;
    return containerNamed(std::string_view(mode).substr(10));
}

// Stacks join the network of the host as an external one of that name.
std::string ServiceReader::modeOf(const Service &service) const
{
    const Tree &tree = *service.tree;
    const std::string &mode = tree[networkModeKey(tree)].text();
    if (!mode.empty())
        return mode;
    for (const TreeEntry &network : tree["networks"].entries()) {
        std::string name = realNameOf(m_project.root["networks"], network.key);
        if (name == "host" || name == "none")
            return name;
    }
    return {};
}

void ServiceReader::settleAttachments()
{
    for (Service &service : m_services) {
        const Service *owner = &service;
        // A ring of services that share with each other leads nowhere.
        for (std::size_t steps = 0; owner && steps <= m_services.size(); ++steps) {
            const std::string &mode = (*owner->tree)[networkModeKey(*owner->tree)].text();
            if (!mode.starts_with("service:") && !mode.starts_with("container:"))
                break;
            owner = steps == m_services.size() ? nullptr : sharedWith(*owner);
        }
        service.networkOwner = owner;
        const std::string mode = owner ? modeOf(*owner) : std::string();
        service.attachment = !owner           ? Attachment::Unknown
                             : mode == "none" ? Attachment::Nothing
                             : mode == "host" ? Attachment::Host
                                              : Attachment::Networks;
    }
}

bool ServiceReader::isOnInternalNetworksAlone(const Service &service) const
{
    const Tree &declared = m_project.root["networks"];
    const auto isInternal = [&declared](std::string_view name) {
        // Swarm publishes ports through a network of its own, the routing mesh.
        return parseBool(declared[name]["internal"].text()).value_or(false) &&
               declared[name]["driver"].text() != "overlay";
    };
    const Tree &tree = *service.tree;
    const std::string &mode = tree[networkModeKey(tree)].text();
    if (!mode.empty())
        return isInternal(mode);
    const auto &joined = tree["networks"].entries();
    if (joined.empty())
        return isInternal("default");
    return std::all_of(joined.begin(), joined.end(),
                       [&](const TreeEntry &network) { return isInternal(network.key); });
}

// The engine publishes ports of containers that have joined a network with a way out, and no others.
void ServiceReader::discardPorts(Service &service) const
{
    std::string reason;
    if (service.networkOwner != &service &&
        m_project.scheme == "compose") // a pod publishes them of its members
        reason = "it uses the network of another container";
    else if (service.attachment == Attachment::Nothing)
        reason = "it has no network";
    else if (service.attachment == Attachment::Host)
        reason = "it is on the network of the host";
    else if (isOnInternalNetworksAlone(service.networkOwner ? *service.networkOwner : service))
        reason = "its networks are internal";
    if (service.ports.empty() || reason.empty())
        return;
    const Mark &mark = service.ports.front().mark;
    m_builder.inform(mark.path(), mark.line,
                     "the ports of the " + service.objectKind + " " + service.name +
                         " are not published: " + reason);
    service.ports.clear();
}

std::vector<Service> ServiceReader::read()
{
    m_services.reserve(m_project.root["services"].entries().size());
    for (const TreeEntry &entry : m_project.root["services"].entries())
        add(entry);
    for (Service &service : m_services)
        takeMountsOfOthers(service, stepsAtMost);
    settleAttachments();
    for (Service &service : m_services)
        discardPorts(service);
    return std::move(m_services);
}

} // namespace

std::vector<Service> readServices(Builder &builder, const Project &project)
{
    return ServiceReader(builder, project).read();
}

const Service *serviceNamed(const std::vector<Service> &services, std::string_view name)
{
    const auto found = std::find_if(services.begin(), services.end(),
                                    [name](const Service &service) { return service.name == name; });
    return found == services.end() ? nullptr : &*found;
}

} // namespace bulkhead::import::services
