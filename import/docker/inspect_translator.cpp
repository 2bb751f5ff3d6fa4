// SPDX-License-Identifier: Apache-2.0
#include "import/docker/inspect_translator.h"

#include "import/reading/text.h"
#include "import/services/normalise.h"

#include <algorithm>
#include <utility>

namespace bulkhead::import::docker {

using services::Mark;
using services::Tree;

namespace {

std::string withoutSlash(std::string_view name)
{
    return std::string(name.starts_with('/') ? name.substr(1) : name);
}

std::string nameOf(const Node &node)
{
    const Node &names = node["Names"];
    std::string_view name = node["Name"].text();
    if (name.empty() && !names.items().empty())
        name = names.items().front().text();
    if (name.empty() && names.isScalar())
        name = names.text();
    if (name.empty())
        name = beginOf(node["Id"].text(), 12);
    return withoutSlash(name);
}

} // namespace

Tree &Translator::section(const std::string &name)
{
    if (!m_root.has(name))
        m_root.set(name, m_root.mark(), Tree::map(m_root.mark()));
    return *m_root.find(name);
}

void Translator::addContainer(const Node &node)
{
    const std::string name = nameOf(node);
    if (name.empty())
        return;
    const Node &config = node["Config"];
    Tree service = Tree::map(markOf(node));
    const Node &imageHolder = config.has("Image") ? config : node;
    if (!imageHolder["Image"].text().starts_with("sha256:"))
        copy(service, "image", imageHolder, "Image");
    if (config.has("User")) {
        const std::string_view user = config["User"].text();
        setText(service, "user", user.empty() ? "root" : std::string(user), keyMark(config, "User"));
    }
    copy(service, "environment", config, "Env");
    copy(service, "entrypoint", config, "Entrypoint");
    copy(service, "command", config, "Cmd");
    copy(service, "labels", config, "Labels");
    copy(service, "hostname", config, "Hostname");
    if (config["Healthcheck"].isMap()) {
        Tree check = Tree::map(markOf(config["Healthcheck"]));
        copy(check, "test", config["Healthcheck"], "Test");
        service.set("healthcheck", keyMark(config, "Healthcheck"), std::move(check));
    }
    addPrivileges(service, node);
    addResources(service, node["HostConfig"]);
    addPorts(service, node);
    addMounts(service, node);
    addNetworks(service, node);
    const Mark mark = node.has("Name") ? keyMark(node, "Name") : markOf(node);
    services::normalise(service, "services." + name);
    section("services").set(name, mark, std::move(service));
}

void Translator::addPrivileges(Tree &service, const Node &node) const
{
    const Node &host = node["HostConfig"];
    for (const auto &[name, key] :
         {std::pair{"privileged", "Privileged"}, std::pair{"read_only", "ReadonlyRootfs"},
          std::pair{"cap_add", "CapAdd"}, std::pair{"cap_drop", "CapDrop"}, std::pair{"pid", "PidMode"},
          std::pair{"ipc", "IpcMode"}, std::pair{"uts", "UTSMode"}, std::pair{"userns_mode", "UsernsMode"},
          std::pair{"runtime", "Runtime"}, std::pair{"isolation", "Isolation"},
          std::pair{"sysctls", "Sysctls"}})
        copy(service, name, host, key);
    Tree options =
        host["SecurityOpt"].isList() ? Tree(host["SecurityOpt"], m_file) : Tree::list(markOf(host));
    if (const std::string_view profile = node["AppArmorProfile"].text(); !profile.empty())
        options.items().push_back(
            Tree::scalar("apparmor=" + std::string(profile), keyMark(node, "AppArmorProfile")));
    if (host["MaskedPaths"].isList() && host["MaskedPaths"].items().empty() && !host["Privileged"].asBool())
        options.items().push_back(Tree::scalar("systempaths=unconfined", keyMark(host, "MaskedPaths")));
    if (!options.items().empty())
        service.set("security_opt", keyMark(host, "SecurityOpt"), std::move(options));
    const Node &devices = host["Devices"];
    if (!devices.items().empty()) {
        Tree list = Tree::list(markOf(devices));
        for (const Node &device : devices.items())
            list.items().push_back(Tree::scalar(std::string(device["PathOnHost"].text()), markOf(device)));
        service.set("devices", keyMark(host, "Devices"), std::move(list));
    }
}

void Translator::addResources(Tree &service, const Node &host) const
{
    for (const auto &[name, key] :
         {std::pair{"mem_limit", "Memory"}, std::pair{"mem_reservation", "MemoryReservation"},
          std::pair{"pids_limit", "PidsLimit"}, std::pair{"storage_opt", "StorageOpt"}})
        copy(service, name, host, key);
    if (host["CpuQuota"].asInteger() > 0) {
        copy(service, "cpu_quota", host, "CpuQuota");
        if (host["CpuPeriod"].asInteger() > 0)
            copy(service, "cpu_period", host, "CpuPeriod");
    } else if (host.has("NanoCpus")) {
        const std::int64_t nano = host["NanoCpus"].asInteger();
        std::string fraction = std::to_string(nano % 1'000'000'000);
        fraction.insert(0, 9 - std::min<std::size_t>(9, fraction.size()), '0');
        setText(service, "cpus", std::to_string(nano / 1'000'000'000) + "." + fraction,
                keyMark(host, "NanoCpus"));
    }
    if (host["LogConfig"].isMap()) {
        Tree logging = Tree::map(markOf(host["LogConfig"]));
        copy(logging, "driver", host["LogConfig"], "Type");
        copy(logging, "options", host["LogConfig"], "Config");
        service.set("logging", keyMark(host, "LogConfig"), std::move(logging));
    }
    const Node &restart = host["RestartPolicy"];
    if (restart.isMap()) {
        std::string policy(restart["Name"].text().empty() ? "no" : restart["Name"].text());
        if (policy == "on-failure" && restart["MaximumRetryCount"].asInteger() > 0)
            policy += ":" + std::string(restart["MaximumRetryCount"].text());
        setText(service, "restart", std::move(policy), keyMark(host, "RestartPolicy"));
    }
}

void Translator::addPorts(Tree &service, const Node &node) const
{
    const Node &bindings = node["HostConfig"]["PortBindings"];
    Tree ports = Tree::list(markOf(bindings));
    for (const auto &[key, line, addresses] : bindings.entries()) {
        const std::size_t slash = key.find('/');
        const Mark mark{m_file, line};
        for (const Node &address : addresses.items()) {
            Tree port = Tree::map(mark);
            setText(port, "target", std::string(key.substr(0, slash)), mark);
            setText(port, "protocol",
                    std::string(slash == std::string_view::npos ? "tcp" : key.substr(slash + 1)), mark);
            setText(port, "host_ip", std::string(address["HostIp"].text()), mark);
            setText(port, "published", std::string(address["HostPort"].text()), mark);
            ports.items().push_back(std::move(port));
        }
    }
    // On the host's own network nothing is published.
    if (!ports.items().empty() && node["HostConfig"]["NetworkMode"].text() != "host")
        service.set("ports", keyMark(node["HostConfig"], "PortBindings"), std::move(ports));
    const Node &exposed = node["Config"]["ExposedPorts"];
    Tree expose = Tree::list(markOf(exposed));
    for (const MapEntry &port : exposed.entries())
        expose.items().push_back(Tree::scalar(std::string(port.key), {m_file, port.line}));
    if (!expose.items().empty())
        service.set("expose", keyMark(node["Config"], "ExposedPorts"), std::move(expose));
}

void Translator::addMounts(Tree &service, const Node &node) const
{
    const Node &mounts = node["Mounts"];
    Tree volumes = Tree::list(markOf(mounts));
    for (const Node &mount : mounts.items()) {
        const bool isVolume = mount["Type"].text() == "volume" || !mount["Name"].text().empty();
        const Mark mark = mount.has("Source") ? keyMark(mount, "Source") : markOf(mount);
        Tree volume = Tree::map(mark);
        setText(volume, "type",
                isVolume            ? "volume"
                : mount.has("Type") ? std::string(mount["Type"].text())
                                    : "bind",
                mark);
        setText(volume, "source", std::string(isVolume ? mount["Name"].text() : mount["Source"].text()),
                mark);
        setText(volume, "target", std::string(mount["Destination"].text()), mark);
        setText(volume, "read_only", mount["RW"].asBool(true) ? "false" : "true", mark);
        Tree bind = Tree::map(mark);
        setText(bind, "propagation", std::string(mount["Propagation"].text()), mark);
        volume.set("bind", mark, std::move(bind));
        volumes.items().push_back(std::move(volume));
    }
    // Engines before 1.8 list host paths in Binds alone.
    if (volumes.items().empty() && node["HostConfig"]["Binds"].isList())
        volumes = Tree(node["HostConfig"]["Binds"], m_file);
    if (!volumes.items().empty())
        service.set("volumes", keyMark(node, "Mounts"), std::move(volumes));
}

void Translator::addNetworks(Tree &service, const Node &node)
{
    const Node &host = node["HostConfig"];
    const std::string_view mode = host["NetworkMode"].text();
    if (mode == "host" || mode == "none" || mode.starts_with("container:")) {
        copy(service, "network_mode", host, "NetworkMode");
        return;
    }
    const Node &settings = node["NetworkSettings"];
    const Node &joined = settings["Networks"];
    Tree networks = Tree::map(markOf(joined));
    for (const MapEntry &entry : joined.entries()) {
        const std::string name(entry.key);
        const Mark mark{m_file, entry.line};
        Tree network = Tree::map(mark);
        copy(network, "aliases", entry.value, "Aliases");
        networks.set(name, mark, std::move(network));
        if (name == "bridge" && !section("networks").has(name)) {
            Tree options = Tree::map(mark);
            setText(options, "com.docker.network.bridge.default_bridge", "true", mark);
            Tree declared = Tree::map(mark);
            declared.set("driver_opts", mark, std::move(options));
            section("networks").set(name, mark, std::move(declared));
        }
    }
    service.set("networks", keyMark(settings, "Networks"), std::move(networks));
    const Node &links = host["Links"];
    Tree list = Tree::list(markOf(links));
    for (const Node &link : links.items()) {
        // "/db:/web/store": db is known as store.
        const std::string_view text = link.text();
        const std::size_t colon = std::min(text.find(':'), text.size());
        const std::string alias(text.substr(std::min(text.rfind('/') + 1, text.size())));
        list.items().push_back(Tree::scalar(withoutSlash(text.substr(0, colon)) + ":" + alias, markOf(link)));
    }
    if (!list.items().empty())
        service.set("links", keyMark(host, "Links"), std::move(list));
}

void Translator::addNetwork(const Node &node)
{
    Tree network = Tree::map(markOf(node));
    copy(network, "driver", node, "Driver");
    copy(network, "internal", node, "Internal");
    copy(network, "driver_opts", node, "Options");
    section("networks").set(nameOf(node), keyMark(node, "Name"), std::move(network));
}

void Translator::addVolume(const Node &node)
{
    Tree volume = Tree::map(markOf(node));
    copy(volume, "driver", node, "Driver");
    copy(volume, "driver_opts", node, "Options");
    section("volumes").set(nameOf(node), keyMark(node, "Name"), std::move(volume));
}

} // namespace bulkhead::import::docker
