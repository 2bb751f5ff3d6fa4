// SPDX-License-Identifier: Apache-2.0
#include "import/services/surroundings.h"

#include "import/reading/scalar_types.h"
#include "import/reading/text.h"
#include "import/services/interpolation.h"
#include "import/shared/credentials.h"
#include "import/shared/images.h"
#include "import/shared/relative_path.h"

#include <algorithm>

// The part of Surroundings that mounts host paths, volumes, images, secrets and configs.
namespace bulkhead::import::services {

namespace {

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

// The value of an option of mount(8): "10.0.0.9" of "addr" in "addr=10.0.0.9,rw".
std::string_view optionOf(std::string_view options, std::string_view name)
{
    while (!options.empty()) {
        const std::size_t end = std::min(options.find(','), options.size());
        const std::string_view option = trimmed(options.substr(0, end));
        options.remove_prefix(std::min(end + 1, options.size()));
        if (option.starts_with(name) && option.substr(name.size()).starts_with('='))
            return option.substr(name.size() + 1);
    }
    return {};
}

// The file server of a volume: the option addr, "//server/share" or "server:/path"; empty where there is
// none.
std::string serverOf(const Tree &options)
{
    const std::string_view device = options["device"].text();
    std::string_view server;
    if (device.starts_with("//") || device.starts_with("\\\\"))
        server = device.substr(2, device.find_first_of("/\\", 2) - 2);
    else if (const std::size_t colon = device.find(":/"); colon != std::string_view::npos && colon > 0)
        server = device.substr(0, colon);
    if (server.empty())
        server = optionOf(options["o"].text(), "addr");
    return hasVariable(server) ? std::string() : lowerCase(server);
}

constexpr std::string_view socketIsMounted = "the engine's socket is mounted";

bool isShared(std::string_view fileSystem)
{
    return fileSystem.starts_with("nfs") || fileSystem == "cifs" || fileSystem == "smb3" ||
           fileSystem == "smbfs";
}

} // namespace

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
void Surroundings::addSocketFlow(const Service &service, const Mark &mark, std::string_view note)
{
    const model::Origin origin = m_builder.origin(mark.path(), mark.line, service.object());
    m_builder.factsOf(service.id).set(property::container::control_socket_mounted, true, origin);
    NewFlow wanted;
    wanted.kind = model::FlowKind::Control;
    wanted.source = service.id;
    wanted.target = host().id;
    wanted.name = "container engine API";
    wanted.origin = m_builder.origin(mark.path(), mark.line, service.object(), note);
    Facts facts = m_builder.facts(m_builder.flow(std::move(wanted)));
    facts.set(property::data_flow::protocol, property::Protocol::UnixSocket, origin);
}

void Surroundings::mountHostPath(const Service &service, const Mount &mount, const std::string &path,
                                 const std::string &place)
{
    const model::Origin origin = m_builder.origin(mount.mark.path(), mount.mark.line, service.object());
    Facts facts = m_builder.factsOf(service.id);
    m_hostMounts.add(path, origin);
    if (!mount.isReadOnly)
        m_hostMountsRw.add(path, origin);
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
        addSocketFlow(service, mount.mark, socketIsMounted);
    } else if (!looksLikeFile(mount.target) && !looksLikeFile(path) && !isSystemPath(path) &&
               !(path.starts_with("..") && place.starts_with(".."))) {
        const std::string relative = joinPath({}, place);
        model::Element &element =
            store("path", relative.empty() ? path : relative, property::StoreType::BindMount, mount.mark);
        addMountFlow(service, element.id, mount.target, mount.isReadOnly, mount.mark);
    }
}

// The server that a network file system comes from. The host mounts it; the container reads and writes there.
void Surroundings::mountFromServer(const Service &service, const Tree &options, model::Element &volume)
{
    const std::string &fileSystem = options["type"].text();
    if (!isShared(fileSystem))
        return;
    const Mark &mark = options.keyMark(options.has("o") ? "o" : "type");
    const model::Origin origin =
        m_builder.origin(mark.path(), mark.line, service.object(), "its volume lies on a file server");
    const std::string_view password = optionOf(options["o"].text(), "password");
    const std::string_view shortPassword = optionOf(options["o"].text(), "pass");
    if (statesCredential("password", password.empty() ? shortPassword : password)) {
        m_builder.facts(volume).set(property::data_store::secrets_in_manifest, true,
                                    m_builder.origin(mark.path(), mark.line, "volume/" + volume.name,
                                                     "the volume's options hold a password"));
    }
    const std::string server = serverOf(options);
    if (server.empty())
        return;
    NewElement wanted;
    wanted.kind = model::Kind::ExternalEntity;
    wanted.id = "external." + server;
    wanted.name = server;
    wanted.origin = origin;
    NewFlow flow;
    flow.source = service.id;
    flow.target = m_builder.element(std::move(wanted)).id;
    flow.name = fileSystem.starts_with("nfs") ? "NFS" : "SMB";
    flow.discriminator = fileSystem.starts_with("nfs") ? "nfs" : "smb";
    flow.origin = origin;
    Facts facts = m_builder.facts(m_builder.flow(std::move(flow)));
    facts.set(property::data_flow::protocol,
              fileSystem.starts_with("nfs") ? property::Protocol::Nfs : property::Protocol::Other, origin);
}

void Surroundings::mountVolume(const Service &service, const Mount &mount)
{
    if (mount.target.empty() && mount.source.empty())
        return;
    // A volume may stand for a path of the host, or for one on a file server.
    const Tree &options = m_project.root["volumes"][mount.source]["driver_opts"];
    const std::string &device = options["device"].text();
    if (standsForHostPath(m_project.root["volumes"][mount.source])) {
        mountHostPath(service, mount, device, m_project.seenFromProject(options.keyMark("device"), device));
        return;
    }
    const std::string &owner = mount.owner.empty() ? service.name : mount.owner;
    const std::string name = mount.source.empty() ? owner + ":" + mount.target : mount.source;
    model::Element &element = store("volume", name, property::StoreType::Volume, mount.mark);
    addMountFlow(service, element.id, mount.target, mount.isReadOnly, mount.mark);
    mountFromServer(service, options, element);
}

// What is read is the content of an image, which the engine pulls for it.
void Surroundings::mountImage(const Service &service, const Mount &mount)
{
    model::Element *container = m_builder.find(service.id);
    if (mount.source.empty() || !container)
        return;
    pullImage(m_builder, *container, mount.source,
              m_builder.origin(mount.mark.path(), mount.mark.line, service.object(), "it mounts the image"));
}

void Surroundings::mountOne(const Service &service, const Mount &mount)
{
    switch (mount.type) {
    case Mount::Type::Bind:
        mountHostPath(service, mount, mount.source, mount.place);
        return;
    case Mount::Type::Pipe:
        if (holdsControlSocket(mount.source))
            addSocketFlow(service, mount.mark, socketIsMounted);
        return;
    case Mount::Type::Tmpfs:
        return;
    case Mount::Type::Image:
        mountImage(service, mount);
        return;
    case Mount::Type::Unknown:
        m_builder.inform(mount.mark.path(), mount.mark.line,
                         "the " + service.objectKind + " " + service.name + " mounts " + mount.source +
                             " at " + mount.target +
                             ": a path of the host or a volume, as the variable says");
        return;
    case Mount::Type::Volume:
        mountVolume(service, mount);
        return;
    }
}

void Surroundings::mountSecrets(const Service &service, std::string_view key, std::string_view kind,
                                property::StoreType type)
{
    for (const Tree &item : (*service.tree)[key].items()) {
        const std::string &name = item.isMap() ? item["source"].text() : item.text();
        if (name.empty())
            continue;
        // A relative target of a secret lies below /run/secrets, one of a config below the root.
        const std::string &stated = item["target"].text();
        const std::string target = stated.empty() ? name : stated;
        const std::string folder = kind == "secret" ? "/run/secrets/" : "/";
        model::Element &element = store(kind, name, type, item.mark());
        addMountFlow(service, element.id, target.starts_with('/') ? target : folder + target, true,
                     item.mark());
    }
}

void Surroundings::mount(const Service &service)
{
    m_hostMounts = {};
    m_hostMountsRw = {};
    for (const Mount &each : service.mounts)
        mountOne(service, each);
    Facts facts = m_builder.factsOf(service.id);
    facts.addAll(property::container::host_mounts, m_hostMounts);
    facts.addAll(property::container::host_mounts_rw, m_hostMountsRw);
    if (parseBool((*service.tree)["use_api_socket"].text()).value_or(false))
        addSocketFlow(service, service.tree->keyMark("use_api_socket"),
                      "the engine's socket is handed to it");
    mountSecrets(service, "secrets", "secret", property::StoreType::SecretStore);
    mountSecrets(service, "configs", "config", property::StoreType::ConfigStore);
}

} // namespace bulkhead::import::services
