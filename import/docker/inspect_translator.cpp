// SPDX-License-Identifier: Apache-2.0
#include "import/docker/inspect_translator.h"

#include "import/reading/text.h"
#include "import/services/normalise.h"
#include "import/services/surroundings.h"
#include "model/utf8.h"

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

// Whether a text may be the id of an image, or begin it: hexadecimal digits, a dozen or more.
bool isImageId(std::string_view text)
{
    if (text.starts_with("sha256:"))
        return true;
    return text.size() >= 12 &&
           std::all_of(text.begin(), text.end(), [](char c) { return isDigit(c) || (c >= 'a' && c <= 'f'); });
}

// "0.0.0.0:8080->80/tcp" of docker ps: the end after the arrow is the container's.
struct ListedPort
{
    std::string_view address;
    std::string_view published;
    std::string_view target;
    std::string_view protocol = "tcp";
};

ListedPort listedPort(std::string_view text)
{
    ListedPort port;
    const std::size_t arrow = text.find("->");
    port.target = arrow == std::string_view::npos ? text : text.substr(arrow + 2);
    if (const std::size_t slash = port.target.find('/'); slash != std::string_view::npos) {
        port.protocol = port.target.substr(slash + 1);
        port.target = port.target.substr(0, slash);
    }
    if (arrow == std::string_view::npos)
        return port;
    const std::string_view host = text.substr(0, arrow);
    const std::size_t colon = host.rfind(':');
    port.published = colon == std::string_view::npos ? host : host.substr(colon + 1);
    port.address = colon == std::string_view::npos ? std::string_view() : host.substr(0, colon);
    return port;
}

// The first of several keys that has a text: engines call one thing by several names.
std::string_view anyOf(const Node &node, std::initializer_list<std::string_view> keys)
{
    for (const std::string_view key : keys) {
        if (node.has(key) && !node[key].text().empty())
            return node[key].text();
    }
    return {};
}

} // namespace

bool isPodmanContainer(const Node &node)
{
    return node.hasAny({"OCIRuntime", "ConmonPidFile", "ImageName", "IsInfra"});
}

std::string_view swarmServiceOf(const Node &container)
{
    constexpr std::string_view label = "com.docker.swarm.service.name";
    for (const Node *labels : {&container["Config"]["Labels"], &container["Labels"]}) {
        if (const std::string_view name = (*labels)[label].text(); !name.empty())
            return name;
        std::string_view listed = labels->text(); // of docker ps: "a=1,b=2"
        while (!listed.empty()) {
            const std::size_t end = std::min(listed.find(','), listed.size());
            const std::string_view setting = listed.substr(0, end);
            listed.remove_prefix(std::min(end + 1, listed.size()));
            if (setting.starts_with(label) && setting.substr(label.size()).starts_with('='))
                return setting.substr(label.size() + 1);
        }
    }
    return {};
}

std::string nameOf(const Node &node)
{
    const Node &names = node["Names"];
    std::string_view name = anyOf(node, {"Name", "name"});
    if (name.empty() && !names.items().empty())
        name = names.items().front().text();
    if (name.empty() && names.isScalar())
        name = names.text();
    if (name.empty())
        name = model::beginOf(node["Id"].text(), 12);
    return withoutSlash(name);
}

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
    if (std::string image = imageOf(node); !image.empty())
        setText(service, "image", std::move(image), keyMark(config.has("Image") ? config : node, "Image"));
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
    addDevices(service, node["HostConfig"]);
    addResources(service, node["HostConfig"]);
    addPorts(service, node);
    addMounts(service, node);
    addNetworks(service, node);
    const Mark mark = node.has("Name") ? keyMark(node, "Name") : markOf(node);
    services::normalise(service, services::servicePlace);
    section("services").set(name, mark, std::move(service));
}

// A namespace; another container's, which is named by its id, by its name.
void Translator::setSharedWith(Tree &service, const std::string &name, const Node &host,
                               std::string_view key) const
{
    constexpr std::string_view start = "container:";
    const std::string_view mode = host[key].text();
    if (mode.empty())
        return;
    const std::string_view id = mode.starts_with(start) ? mode.substr(start.size()) : std::string_view();
    const auto other = m_names.containers.lower_bound(id);
    const bool isKnown = !id.empty() && other != m_names.containers.end() && other->first.starts_with(id);
    setText(service, name, isKnown ? std::string(start) + other->second : std::string(mode),
            keyMark(host, key));
}

void Translator::addPrivileges(Tree &service, const Node &node) const
{
    const Node &host = node["HostConfig"];
    for (const auto &[name, key] :
         {std::pair{"privileged", "Privileged"}, std::pair{"read_only", "ReadonlyRootfs"},
          std::pair{"cap_add", "CapAdd"}, std::pair{"cap_drop", "CapDrop"},
          std::pair{"userns_mode", "UsernsMode"}, std::pair{"runtime", "Runtime"},
          std::pair{"isolation", "Isolation"}, std::pair{"sysctls", "Sysctls"}})
        copy(service, name, host, key);
    for (const auto &[name, key] :
         {std::pair{"pid", "PidMode"}, std::pair{"ipc", "IpcMode"}, std::pair{"uts", "UTSMode"}})
        setSharedWith(service, name, host, key);
    Tree options =
        host["SecurityOpt"].isList() ? Tree(host["SecurityOpt"], m_file) : Tree::list(markOf(host));
    if (const std::string_view profile = node["AppArmorProfile"].text(); !profile.empty())
        options.items().push_back(
            Tree::scalar("apparmor=" + std::string(profile), keyMark(node, "AppArmorProfile")));
    if (host["MaskedPaths"].isList() && host["MaskedPaths"].items().empty() && !host["Privileged"].asBool())
        options.items().push_back(Tree::scalar("systempaths=unconfined", keyMark(host, "MaskedPaths")));
    if (!options.items().empty())
        service.set("security_opt", keyMark(host, "SecurityOpt"), std::move(options));
}

// Devices by path, by number, and by what drivers are asked for (GPUs).
void Translator::addDevices(Tree &service, const Node &host) const
{
    Tree devices = Tree::list(markOf(host["Devices"]));
    for (const Node &device : host["Devices"].items())
        devices.items().push_back(Tree::scalar(std::string(device["PathOnHost"].text()), markOf(device)));
    setList(service, "devices", host, "Devices", std::move(devices));
    copy(service, "device_cgroup_rules", host, "DeviceCgroupRules");
    Tree requested = Tree::list(markOf(host["DeviceRequests"]));
    for (const Node &request : host["DeviceRequests"].items()) {
        Tree item = Tree::map(markOf(request));
        copy(item, "driver", request, "Driver");
        Tree capabilities = Tree::list(markOf(request));
        for (const Node &all : request["Capabilities"].items()) { // any of these lists, all of its items
            for (const Node &capability : all.items())
                capabilities.items().push_back(
                    Tree::scalar(std::string(capability.text()), markOf(capability)));
        }
        setList(item, "capabilities", request, "Capabilities", std::move(capabilities));
        requested.items().push_back(std::move(item));
    }
    if (requested.items().empty())
        return;
    const Mark mark = keyMark(host, "DeviceRequests");
    for (const std::string key : {"devices", "reservations", "resources"}) {
        Tree around = Tree::map(mark);
        around.set(key, mark, std::move(requested));
        requested = std::move(around);
    }
    service.set("deploy", mark, std::move(requested));
}

// A container that was started from an image's id bears the name of the image that is among the inputs, if
// any.
std::string Translator::imageOf(const Node &node) const
{
    const std::string_view stated = anyOf(node["Config"], {"Image"});
    const std::string_view named = stated.empty() ? node["Image"].text() : stated;
    if (!isImageId(named))
        return std::string(named);
    if (const std::string_view name = node["ImageName"].text();
        !name.empty() && !isImageId(name)) // of Podman
        return std::string(name);
    std::string id(isImageId(node["Image"].text()) ? node["Image"].text() : named);
    if (id.starts_with("sha256:"))
        id.erase(0, 7);
    const auto known = m_names.images.lower_bound(id);
    if (known != m_names.images.end() && known->first.starts_with(id))
        return known->second;
    return id.size() == 64 ? "sha256:" + id : std::string();
}

void Translator::setCpus(Tree &service, const std::string &name, const Node &map, std::string_view key) const
{
    if (!map.has(key))
        return;
    const std::int64_t nano = map[key].asInteger();
    std::string fraction = std::to_string(nano % 1'000'000'000);
    fraction.insert(0, 9 - std::min<std::size_t>(9, fraction.size()), '0');
    setText(service, name, std::to_string(nano / 1'000'000'000) + "." + fraction, keyMark(map, key));
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
    } else {
        setCpus(service, "cpus", host, "NanoCpus");
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

void Translator::addPort(Tree &ports, std::string_view target, std::string_view protocol,
                         std::string_view address, std::string_view published, const Mark &mark) const
{
    if (published.empty() || published == "0") // what the engine did not publish
        return;
    Tree port = Tree::map(mark);
    setText(port, "target", std::string(target), mark);
    setText(port, "protocol", std::string(protocol.empty() ? "tcp" : protocol), mark);
    setText(port, "host_ip", std::string(address), mark);
    setText(port, "published", std::string(published), mark);
    ports.items().push_back(std::move(port));
}

// {"80/tcp": [{"HostIp": "0.0.0.0", "HostPort": "8080"}]}
void Translator::addBindings(Tree &ports, const Node &bindings) const
{
    for (const auto &[key, line, addresses] : bindings.entries()) {
        const std::size_t slash = std::min(key.find('/'), key.size());
        for (const Node &address : addresses.items())
            addPort(ports, key.substr(0, slash), key.substr(std::min(slash + 1, key.size())),
                    address["HostIp"].text(), address["HostPort"].text(), {m_file, line});
    }
}

// The ports of docker ps, podman ps and docker compose ps: one text, or a list whose keys differ.
void Translator::addListedPorts(Tree &ports, const Node &listed) const
{
    std::string_view text = listed.text();
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(','), text.size());
        const ListedPort port = listedPort(trimmed(text.substr(0, end)));
        text.remove_prefix(std::min(end + 1, text.size()));
        addPort(ports, port.target, port.protocol, port.address, port.published, markOf(listed));
    }
    for (const Node &port : listed.items()) {
        addPort(ports, anyOf(port, {"PrivatePort", "TargetPort", "container_port"}),
                anyOf(port, {"Type", "Protocol", "protocol"}), anyOf(port, {"IP", "URL", "host_ip"}),
                anyOf(port, {"PublicPort", "PublishedPort", "host_port"}), markOf(port));
    }
}

Tree Translator::portsOfPod(const Node &configuration) const
{
    Tree ports = Tree::list(markOf(configuration["PortBindings"]));
    addBindings(ports, configuration["PortBindings"]);
    return ports.items().empty() ? Tree() : ports;
}

void Translator::addPorts(Tree &service, const Node &node) const
{
    // What the engine has bound says more than what it was asked for: of a port that it chose, the number.
    const Node &settings = node["NetworkSettings"];
    Tree ports = Tree::list(markOf(settings["Ports"]));
    addBindings(ports, settings["Ports"]);
    if (ports.items().empty())
        addBindings(ports, node["HostConfig"]["PortBindings"]);
    for (const std::string_view key : {"Ports", "Publishers"}) {
        if (ports.items().empty())
            addListedPorts(ports, node[key]);
    }
    if (!ports.items().empty()) {
        const Mark mark = ports.items().front().mark();
        service.set("ports", mark, std::move(ports));
    }
    const Node &exposed = node["Config"]["ExposedPorts"];
    Tree expose = Tree::list(markOf(exposed));
    for (const MapEntry &port : exposed.entries())
        expose.items().push_back(Tree::scalar(std::string(port.key), {m_file, port.line}));
    setList(service, "expose", node["Config"], "ExposedPorts", std::move(expose));
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

// The network of containers that name none, on which the engine has no DNS. What was inspected of it counts.
void Translator::declareDefaultBridge(const std::string &name, const Mark &mark)
{
    if (section("networks").has(name))
        return;
    Tree options = Tree::map(mark);
    setText(options, "com.docker.network.bridge.default_bridge", "true", mark);
    Tree declared = Tree::map(mark);
    declared.set("driver_opts", mark, std::move(options));
    section("networks").set(name, mark, std::move(declared));
}

// A task of a swarm answers to the name of its service too, but for the network that ports come in by.
void Translator::addSwarmAlias(Tree &aliases, const Node &node, std::string_view network,
                               const Mark &mark) const
{
    const std::string_view service = swarmServiceOf(node);
    if (!service.empty() && network != "ingress")
        aliases.items().push_back(Tree::scalar(std::string(service), mark));
}

void Translator::addNetworks(Tree &service, const Node &node)
{
    const Node &host = node["HostConfig"];
    const std::string_view mode = host["NetworkMode"].text();
    if (mode == "host" || mode == "none") {
        copy(service, "network_mode", host, "NetworkMode");
        return;
    }
    // Of a pod's networks Podman speaks at each container of it.
    if (mode.starts_with("container:")) {
        setSharedWith(service, "network_mode", host, "NetworkMode");
        if (node["Pod"].text().empty())
            return;
    }
    const Node &settings = node["NetworkSettings"];
    const Node &joined = settings["Networks"];
    Tree networks = joined.isMap() ? Tree::map(markOf(joined)) : listedNetworks(node);
    for (const MapEntry &entry : joined.entries()) {
        const std::string name(entry.key);
        const Mark mark{m_file, entry.line};
        Tree network = Tree::map(mark);
        Tree aliases = Tree::list(mark);
        for (const std::string_view key : {"Aliases", "DNSNames"}) {
            for (const Node &alias : entry.value[key].items())
                aliases.items().push_back(Tree::scalar(std::string(alias.text()), markOf(alias)));
        }
        addSwarmAlias(aliases, node, name, mark);
        setList(network, "aliases", entry.value, "Aliases", std::move(aliases));
        copy(network, "ipv4_address", entry.value, "IPAddress");
        copy(network, "ipv6_address", entry.value, "GlobalIPv6Address");
        networks.set(name, mark, std::move(network));
        if (name == (isPodmanContainer(node) ? "podman" : "bridge"))
            declareDefaultBridge(name, mark);
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

// docker ps names them in one text, podman ps in a list.
Tree Translator::listedNetworks(const Node &node) const
{
    const Node &listed = node["Networks"];
    Tree networks = Tree::map(markOf(listed));
    const auto add = [&](std::string_view name, const Mark &mark) {
        if (name.empty())
            return;
        Tree network = Tree::map(mark);
        Tree aliases = Tree::list(mark);
        addSwarmAlias(aliases, node, name, mark);
        if (!aliases.items().empty())
            network.set("aliases", mark, std::move(aliases));
        networks.set(std::string(name), mark, std::move(network));
    };
    std::string_view text = listed.text();
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(','), text.size());
        add(trimmed(text.substr(0, end)), markOf(listed));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    for (const Node &name : listed.items())
        add(name.text(), markOf(name));
    return networks;
}

// Podman spells the keys of networks small.
void Translator::addNetwork(const Node &node)
{
    Tree network = Tree::map(markOf(node));
    copy(network, "driver", node, node.has("Driver") ? "Driver" : "driver");
    copy(network, "internal", node, node.has("Internal") ? "Internal" : "internal");
    copy(network, "driver_opts", node, node.has("Options") ? "Options" : "options");
    if (node.has("dns_enabled") && !node["dns_enabled"].asBool(true))
        setText(network, services::withoutDnsKey, "true", keyMark(node, "dns_enabled"));
    section("networks")
        .set(nameOf(node), keyMark(node, node.has("Name") ? "Name" : "name"), std::move(network));
}

void Translator::addVolume(const Node &node)
{
    Tree volume = Tree::map(markOf(node));
    copy(volume, "driver", node, "Driver");
    copy(volume, "driver_opts", node, "Options");
    section("volumes").set(nameOf(node), keyMark(node, "Name"), std::move(volume));
}

} // namespace bulkhead::import::docker
