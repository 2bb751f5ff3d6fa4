// SPDX-License-Identifier: Apache-2.0
#include "import/services/surroundings.h"

#include "import/reading/scalar_types.h"
#include "import/services/interpolation.h"
#include "import/shared/relative_path.h"
#include "model/ids.h"

#include <algorithm>

namespace bulkhead::import::services {

namespace {

constexpr std::string_view defaultNetwork = "default";

property::Driver driverOf(std::string_view name)
{
    const auto driver = model::choiceNamed<property::Driver>(name);
    return driver && *driver != property::Driver::Cni ? *driver : property::Driver::Other;
}

// A single file rather than a folder, as far as its name tells: "nginx.conf".
bool looksLikeFile(std::string_view path)
{
    const std::string_view name = fileNameOf(path);
    const std::size_t dot = name.rfind('.');
    return dot != std::string_view::npos && dot > 0 && dot + 1 < name.size() && !name.ends_with(".d");
}

// Paths that belong to the host's system and are no store of the application.
bool isSystemPath(std::string_view path)
{
    for (const std::string_view root :
         {"/etc", "/proc", "/sys", "/dev", "/run", "/var/run", "/lib", "/usr", "/boot"}) {
        if (path == root || (path.starts_with(root) && path[root.size()] == '/'))
            return true;
    }
    return path == "/";
}

std::string spaceless(std::string id)
{
    std::replace_if(
        id.begin(), id.end(), [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == '\x7f'; },
        '-');
    return id;
}

// What the engine calls a declared network or volume, where the file says it: two declarations with one real
// name are one thing, in whichever projects they stand. Empty: it is the project's own.
std::string realNameOf(const Tree &section, const std::string &key)
{
    const Tree &declared = section[key];
    const Tree &external = declared["external"];
    std::string name = declared["name"].text();
    if (name.empty())
        name = external["name"].text();
    if (name.empty() && (external.isMap() || parseBool(external.text()).value_or(false)))
        name = key;
    return hasVariable(name) ? std::string() : name;
}

} // namespace

Surroundings::Surroundings(Builder &builder, const Project &project, std::string prefix)
    : m_builder(builder), m_project(project), m_prefix(std::move(prefix))
{}

std::string Surroundings::idOf(std::string_view kind, std::string_view name) const
{
    return spaceless(m_prefix + (kind.empty() ? "" : std::string(kind) + ".") + std::string(name));
}

std::string Surroundings::sourceKeyOf(std::string_view object) const
{
    return m_project.scheme + ":" + m_project.folder + "#" + std::string(object);
}

model::Element &Surroundings::host()
{
    NewElement wanted;
    wanted.kind = model::Kind::Host;
    wanted.id = "host";
    wanted.name = m_project.hostName;
    wanted.sourceKey = "docker-host";
    wanted.origin = m_builder.origin(m_project.file, 1, {}, "the services run on some host");
    wanted.implied = true;
    return m_builder.element(std::move(wanted));
}

// What has a real name is known by it. One project alone calls it by its own key; several, which may share
// it, by the real name.
void Surroundings::identify(NewElement &wanted, const std::string &realName, std::string_view kind) const
{
    if (realName.empty())
        return;
    wanted.sourceKey = "docker-" + std::string(kind) + "/" + realName;
    if (!m_prefix.empty()) {
        wanted.id = spaceless(std::string(kind == "network" ? "net" : kind) + "." + realName);
        wanted.name = realName;
    }
}

model::Element &Surroundings::network(const std::string &name, const Mark &mark)
{
    NewElement wanted;
    wanted.kind = model::Kind::Network;
    wanted.id = idOf("net", name);
    wanted.name = name;
    wanted.parent = host().id;
    wanted.sourceKey = sourceKeyOf("network/" + name);
    identify(wanted, realNameOf(m_project.root["networks"], name), "network");
    wanted.origin = m_builder.origin(mark.path(), mark.line, "network/" + name);
    return m_builder.element(std::move(wanted));
}

void Surroundings::stateNetwork(model::Element &element, const Tree &tree, const std::string &object)
{
    Facts facts = m_builder.facts(element);
    const auto at = [&](const Tree &map, std::string_view key) {
        const Mark &mark = map.keyMark(key);
        return m_builder.origin(mark.path(), mark.line, object);
    };
    if (const std::string &driver = tree["driver"].text(); !driver.empty() && !hasVariable(driver))
        facts.set(property::network::driver, driverOf(driver), at(tree, "driver"));
    if (const auto internal = parseBool(tree["internal"].text()))
        facts.set(property::network::internal, *internal, at(tree, "internal"));
    const Tree &options = tree["driver_opts"];
    constexpr std::string_view iccOption = "com.docker.network.bridge.enable_icc";
    if (const auto icc = parseBool(options[iccOption].text()))
        facts.set(property::network::icc, *icc, at(options, iccOption));
    constexpr std::string_view bridgeOption = "com.docker.network.bridge.default_bridge";
    if (const auto isDefault = parseBool(options[bridgeOption].text()))
        facts.set(property::network::default_bridge, *isDefault, at(options, bridgeOption));
    if (options.has("encrypted"))
        facts.set(property::network::encrypted, parseBool(options["encrypted"].text()).value_or(true),
                  at(options, "encrypted"));
}

model::Element &Surroundings::store(std::string_view kind, const std::string &name, property::StoreType type,
                                    const Mark &mark)
{
    const std::string object = std::string(kind) + "/" + name;
    NewElement wanted;
    wanted.kind = model::Kind::DataStore;
    wanted.id = idOf(kind, name);
    wanted.name = name;
    wanted.parent = host().id;
    wanted.sourceKey = sourceKeyOf(object);
    if (kind == "volume")
        identify(wanted, realNameOf(m_project.root["volumes"], name), kind);
    wanted.origin = m_builder.origin(mark.path(), mark.line, object);
    model::Element &element = m_builder.element(std::move(wanted));
    Facts facts = m_builder.facts(element);
    if (!facts.has(property::data_store::store_type))
        facts.set(property::data_store::store_type, type, m_builder.origin(mark.path(), mark.line, object));
    if (type == property::StoreType::SecretStore && !facts.has(property::data_store::contains_secrets))
        facts.set(property::data_store::contains_secrets, true,
                  m_builder.origin(mark.path(), mark.line, object));
    return element;
}

void Surroundings::addDeclared()
{
    const Tree &root = m_project.root;
    for (const TreeEntry &entry : root["networks"].entries())
        stateNetwork(network(entry.key, entry.mark), entry.value, "network/" + entry.key);
    for (const TreeEntry &entry : root["volumes"].entries())
        store("volume", entry.key, property::StoreType::Volume, entry.mark);
    for (const TreeEntry &entry : root["secrets"].entries())
        store("secret", entry.key, property::StoreType::SecretStore, entry.mark);
    for (const TreeEntry &entry : root["configs"].entries())
        store("config", entry.key, property::StoreType::ConfigStore, entry.mark);
}

const std::vector<model::Id> &Surroundings::networksOf(const std::string &service) const
{
    static const std::vector<model::Id> none;
    const auto found = m_networksOf.find(service);
    return found == m_networksOf.end() ? none : found->second;
}

void Surroundings::join(const Service &service, const std::vector<Service> &services)
{
    const Tree &tree = *service.tree;
    const std::string_view modeKey = tree.has("network_mode") ? "network_mode" : "net";
    std::string mode = tree[modeKey].text();
    std::vector<model::Id> joined;
    model::Origin origin = m_builder.origin(service.mark.path(), service.mark.line, service.object());
    const auto originOf = [&](std::string_view key, std::string_view note = {}) {
        const Mark &mark = tree.keyMark(key);
        return m_builder.origin(mark.path(), mark.line, service.object(), note);
    };
    if (mode == "host" || mode.starts_with("container:")) {
        return;
    } else if (mode == "none") {
        origin = originOf(modeKey);
    } else if (mode.starts_with("service:")) {
        const std::string other = mode.substr(8);
        const auto peer =
            std::find_if(services.begin(), services.end(), [&](const Service &s) { return s.name == other; });
        if (peer == services.end() || (*peer->tree)["network_mode"].text().starts_with("service:"))
            return;
        join(*peer, services);
        joined = networksOf(other);
        origin = originOf(modeKey, "it shares the network of " + other);
    } else if (!mode.empty()) {
        model::Element &element = network(mode, tree.keyMark(modeKey));
        if (mode == "bridge" || mode == "default")
            m_builder.facts(element).set(property::network::default_bridge, true, originOf(modeKey));
        joined.push_back(element.id);
        origin = originOf(modeKey);
    } else if (tree["networks"].isMap()) {
        for (const TreeEntry &entry : tree["networks"].entries())
            joined.push_back(network(entry.key, entry.mark).id);
        origin = originOf("networks");
    } else {
        joined.push_back(network(std::string(defaultNetwork), service.mark).id);
        origin = m_builder.origin(service.mark.path(), service.mark.line, service.object(),
                                  "a service without networks joins the default one");
    }
    std::sort(joined.begin(), joined.end());
    joined.erase(std::unique(joined.begin(), joined.end()), joined.end());
    m_networksOf[service.name] = joined;
    m_builder.factsOf(service.id)
        .set(property::container::networks, model::Value::TextList(joined), std::move(origin));
}

void Surroundings::addMountFlow(const Service &service, const model::Id &storeId, const std::string &target,
                                bool isReadOnly, const Mark &mark)
{
    NewFlow wanted;
    wanted.kind = model::FlowKind::Mount;
    wanted.source = service.id;
    wanted.target = storeId;
    wanted.name = target;
    wanted.origin = m_builder.origin(mark.path(), mark.line, service.object());
    Facts facts = m_builder.facts(m_builder.flow(std::move(wanted)));
    if (!facts.has(property::data_flow::access_mode) || !isReadOnly)
        facts.set(property::data_flow::access_mode,
                  isReadOnly ? property::AccessMode::Read : property::AccessMode::ReadWrite,
                  m_builder.origin(mark.path(), mark.line, service.object()));
}

// The engine's socket gives full control of the host.
void Surroundings::addSocketFlow(const Service &service, const Mark &mark)
{
    const model::Origin origin = m_builder.origin(mark.path(), mark.line, service.object());
    m_builder.factsOf(service.id).set(property::container::control_socket_mounted, true, origin);
    NewFlow wanted;
    wanted.kind = model::FlowKind::Control;
    wanted.source = service.id;
    wanted.target = host().id;
    wanted.name = "container engine API";
    wanted.origin =
        m_builder.origin(mark.path(), mark.line, service.object(), "the engine's socket is mounted");
    Facts facts = m_builder.facts(m_builder.flow(std::move(wanted)));
    facts.set(property::data_flow::protocol, property::Protocol::UnixSocket, origin);
}

void Surroundings::mountHostPath(const Service &service, const Mount &mount, const std::string &path,
                                 const std::string &place)
{
    const model::Origin origin = m_builder.origin(mount.mark.path(), mount.mark.line, service.object());
    Facts facts = m_builder.factsOf(service.id);
    facts.add(property::container::host_mounts, path, origin);
    if (!mount.isReadOnly)
        facts.add(property::container::host_mounts_rw, path, origin);
    for (const std::string_view propagation :
         {"rshared", "shared", "rslave", "slave", "rprivate", "private"}) {
        if (mount.propagation != propagation)
            continue;
        const property::MountPropagation kind =
            propagation.ends_with("shared")  ? property::MountPropagation::Rshared
            : propagation.ends_with("slave") ? property::MountPropagation::Rslave
                                             : property::MountPropagation::Private;
        facts.set(property::container::mount_propagation, kind, origin);
    }
    if (holdsControlSocket(path)) {
        addSocketFlow(service, mount.mark);
    } else if (!looksLikeFile(mount.target) && !looksLikeFile(path) && !isSystemPath(path) &&
               !(path.starts_with("..") && place.starts_with(".."))) {
        const std::string relative = joinPath({}, place);
        model::Element &element =
            store("path", relative.empty() ? path : relative, property::StoreType::BindMount, mount.mark);
        addMountFlow(service, element.id, mount.target, mount.isReadOnly, mount.mark);
    }
}

void Surroundings::mountOne(const Service &service, const Mount &mount)
{
    switch (mount.type) {
    case Mount::Type::Bind:
        mountHostPath(service, mount, mount.source, mount.place);
        return;
    case Mount::Type::Pipe:
        if (holdsControlSocket(mount.source))
            addSocketFlow(service, mount.mark);
        return;
    case Mount::Type::Tmpfs:
        return;
    case Mount::Type::Volume:
    case Mount::Type::Other:
        break;
    }
    // A volume may stand for a path of the host: driver_opts {o: bind, device: /path}.
    const Tree &options = m_project.root["volumes"][mount.source]["driver_opts"];
    const std::string &device = options["device"].text();
    if (options["o"].text().find("bind") != std::string::npos && !device.empty()) {
        mountHostPath(service, mount, device, m_project.seenFromProject(options.keyMark("device"), device));
        return;
    }
    const std::string name = mount.source.empty() ? service.name + ":" + mount.target : mount.source;
    if (mount.target.empty() && mount.source.empty())
        return;
    model::Element &element = store("volume", name, property::StoreType::Volume, mount.mark);
    addMountFlow(service, element.id, mount.target, mount.isReadOnly, mount.mark);
}

void Surroundings::mountSecrets(const Service &service, std::string_view key, std::string_view kind,
                                property::StoreType type)
{
    for (const Tree &item : (*service.tree)[key].items()) {
        const std::string &name = item.isMap() ? item["source"].text() : item.text();
        if (name.empty())
            continue;
        const std::string &target = item["target"].text();
        model::Element &element = store(kind, name, type, item.mark());
        addMountFlow(service, element.id,
                     target.empty() ? (kind == "secret" ? "/run/secrets/" + name : "/" + name) : target, true,
                     item.mark());
    }
}

void Surroundings::mount(const Service &service)
{
    for (const Mount &each : service.mounts)
        mountOne(service, each);
    mountSecrets(service, "secrets", "secret", property::StoreType::SecretStore);
    mountSecrets(service, "configs", "config", property::StoreType::ConfigStore);
}

} // namespace bulkhead::import::services
