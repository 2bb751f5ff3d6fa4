// SPDX-License-Identifier: Apache-2.0
#include "import/quadlet/container_unit.h"

#include "import/quadlet/container_keys.h"
#include "import/quadlet/mount_option.h"
#include "import/quadlet/podman_arguments.h"
#include "import/quadlet/unit_values.h"
#include "import/reading/text.h"
#include "import/services/normalise.h"
#include "import/services/short_forms.h"
#include "import/shared/relative_path.h"
#include "import/shared/shell_words.h"

#include <algorithm>
#include <map>

namespace bulkhead::import::quadlet {

using services::Mark;
using services::Tree;

ContainerTranslator::ContainerTranslator(services::Project &project, const Units &units, Builder &builder,
                                         const Unit &unit)
    : m_project(project), m_units(units), m_builder(builder), m_unit(unit), m_service(Tree::map(unit.mark()))
{
    applyAll(unit);
    setImage();
    applyServiceSection();
    applyOrder();
}

Tree ContainerTranslator::take()
{
    finishNetworks();
    for (const char *key : {"environment", "labels", "sysctls"}) {
        if (Tree *settings = m_service.find(key))
            settings->dropRepeatedKeys();
    }
    if (!m_service.has("container_name")) // what podman calls it otherwise
        setText("container_name", "systemd-" + m_unit.name(), m_unit.mark());
    services::normalise(m_service, services::servicePlace);
    return std::move(m_service);
}

namespace {

// "NET_ADMIN,SYS_ADMIN" is two, to podman's options and so to the keys that become them.
std::string withBlanks(std::string list)
{
    std::replace(list.begin(), list.end(), ',', ' ');
    return list;
}

// Whether a source begins with a specifier that stands for a path of the host, whichever it is there.
bool beginsWithPath(std::string_view source)
{
    return source.size() > 1 && source.front() == '%' &&
           std::string_view("sfyYd").find(source[1]) != std::string_view::npos;
}

} // namespace

void ContainerTranslator::applyAll(const Unit &unit)
{
    std::map<std::string_view, const Setting *> emptied; // the last one without a value, by key
    for (const Setting &setting : unit.settings()) {
        if (setting.value.empty())
            emptied[setting.key] = &setting;
    }
    for (const Setting &setting : unit.settings()) {
        const auto last = emptied.find(setting.key);
        if (!setting.value.empty() && (last == emptied.end() || &setting > last->second))
            apply(setting);
    }
}

void ContainerTranslator::apply(const Setting &setting)
{
    const std::string &key = setting.key;
    const std::string &value = setting.value;
    if (const ContainerKey *found = containerKey(key)) {
        const std::string target(found->key);
        if (found->way == Way::Text)
            setText(target, key == "ReadOnly" || key == "privileged" ? asTruth(value) : value, setting.mark);
        else if (found->way == Way::Item)
            addText(target, value, setting.mark);
        else if (found->way == Way::Words)
            for (std::string &word : splitCommand(withBlanks(value)))
                addText(target, std::move(word), setting.mark);
    } else if (key == "AddDevice") {
        for (const std::string &device : splitCommand(value)) // '-': where it is there
            addText("devices", device.starts_with('-') ? device.substr(1) : device, setting.mark);
    } else if (key == "AppArmor") {
        addSecurityOption(setting, "apparmor=" + value);
    } else if (key == "Environment") {
        addEnvironment(setting, "environment");
    } else if (key == "HealthCmd" || key == "no_healthcheck") {
        setHealthCheck(setting);
    } else if (key == "Label") {
        addEnvironment(setting, "labels");
    } else if (key == "LogDriver") {
        mapOf("logging", setting.mark)
            .set("driver", setting.mark, Tree::scalar(logDriver(value), setting.mark));
    } else if (key == "Mount") {
        if (auto mount = mountFromOption(setting)) {
            const std::string &source = (*mount)["source"].text();
            if ((*mount)["type"].text() == "volume" && !source.empty()) {
                const std::string name =
                    source.ends_with(".volume") ? source.substr(0, source.size() - 7) : source;
                declare("volumes", name, setting.mark);
                mount->set("source", setting.mark, Tree::scalar(name, setting.mark));
            }
            addItem("volumes", *std::move(mount), setting.mark);
        }
    } else if (key == "Network") {
        addNetwork(setting);
    } else if (key == "NoNewPrivileges") {
        addSecurityOption(setting, "no-new-privileges=" + asTruth(value));
    } else if (key == "PodmanArgs") {
        PodmanArguments arguments = readPodmanArguments(setting);
        for (const Setting &said : arguments.settings)
            apply(said);
        for (const std::string &name : arguments.unknown)
            m_builder.inform(setting.mark.path(), setting.mark.line,
                             m_unit.fileName() + " has an option of podman that is not understood: " + name);
    } else if (key == "Pull") {
        setText("pull_policy", pullPolicy(value), setting.mark);
    } else if (key == "SeccompProfile") {
        addSecurityOption(setting, "seccomp=" + value);
    } else if (key == "Secret") {
        addSecret(setting);
    } else if (key == "SecurityLabelDisable") {
        if (isTrue(value))
            addSecurityOption(setting, "label=disable");
    } else if (key == "SecurityLabelType") {
        addSecurityOption(setting, "label=type:" + value);
    } else if (key == "SecurityLabelLevel" || key == "SecurityLabelFileType" ||
               key == "SecurityLabelNested") {
        return; // they say where it may go among containers, not what it may do to the host
    } else if (key == "Sysctl") {
        addEnvironment(setting, "sysctls");
    } else if (key == "UIDMap" || key == "SubUIDMap" || key == "RemapUsers" || key == "RemapUid" ||
               key == "RemapGid" || key == "RemapUidSize") {
        if (!m_service.has("userns_mode"))
            setText("userns_mode", "private", setting.mark);
    } else if (key == "Ulimit") {
        const std::size_t equals = std::min(value.find('='), value.size());
        mapOf("ulimits", setting.mark)
            .set(value.substr(0, equals), setting.mark,
                 Tree::scalar(value.substr(std::min(equals + 1, value.size())), setting.mark));
    } else if (key == "Unmask") {
        if (upperCase(value) == "ALL")
            addSecurityOption(setting, "systempaths=unconfined");
    } else if (key == "Volume") {
        addVolume(setting);
    } else if (key != "Image" && key != "NetworkAlias" && key != "Pod" && key != "Rootfs") {
        m_builder.warn(setting.mark.path(), setting.mark.line,
                       m_unit.fileName() + " has a key that is not understood: " + key);
    }
}

// The service that systemd makes of the unit: with the cgroup split off it (podman's --cgroups=split), its
// limits hold for the container.
void ContainerTranslator::applyServiceSection()
{
    const auto take = [&](std::string_view key, const char *target,
                          std::string (*converted)(const std::string &)) {
        const Setting *setting = m_unit.last("Service", key);
        if (!setting || m_service.has(target))
            return;
        if (std::string value = converted(setting->value); !value.empty())
            setText(target, std::move(value), setting->mark);
    };
    take("Restart", "restart", restartPolicy);
    const Setting *cgroups = m_unit.last("CgroupsMode");
    if (cgroups && cgroups->value != "split")
        return;
    take("MemoryMax", "mem_limit", memoryLimit);
    take("CPUQuota", "cpus", processors);
    take("TasksMax", "pids_limit",
         [](const std::string &value) { return value == "infinity" ? "-1" : value; });
}

// What it starts after and needs: probably what it talks to.
void ContainerTranslator::applyOrder()
{
    for (const std::string_view key : {"Requires", "Wants", "BindsTo", "After"}) {
        for (const Setting *setting : m_unit.all("Unit", key)) {
            for (const std::string &word : splitCommand(setting->value)) {
                const std::size_t dot = word.rfind('.');
                const bool isService = word.ends_with(".service") || word.ends_with(".container");
                const std::string name = word.substr(0, dot);
                if (isService && name != m_unit.name() && m_units.contains(name + ".container"))
                    mapOf("depends_on", setting->mark).set(name, setting->mark, Tree());
            }
        }
    }
}

void ContainerTranslator::setImage()
{
    const Setting *image = m_unit.last("Image");
    if (!image) {
        if (!m_unit.last("Rootfs"))
            m_builder.warn(m_unit.mark().path(), m_unit.mark().line, m_unit.fileName() + " names no image");
        return;
    }
    const auto other = m_units.find(image->value);
    if (image->value.ends_with(".build")) {
        if (other != m_units.end())
            setBuild(other->second);
        else
            m_builder.warn(image->mark.path(), image->mark.line, image->value + " is not among the inputs");
        return;
    }
    const bool isUnit = image->value.ends_with(".image");
    if (isUnit && other == m_units.end()) {
        m_builder.warn(image->mark.path(), image->mark.line, image->value + " is not among the inputs");
        return;
    }
    const Setting *named = isUnit ? other->second.last("Image") : image;
    if (!named)
        return;
    if (std::string name = imageName(named->value); !name.empty())
        setText("image", std::move(name), named->mark);
    else
        m_builder.inform(named->mark.path(), named->mark.line,
                         named->value + " is a file of the host; which image it contains is not known");
}

void ContainerTranslator::setBuild(const Unit &build)
{
    Tree tree = Tree::map(build.mark());
    const auto set = [&](const char *key, const std::string &value, const Mark &mark) {
        tree.set(key, mark, Tree::scalar(value, mark));
    };
    const Setting *folder = build.last("SetWorkingDirectory");
    const bool isOwn = !folder || folder->value == "unit";
    if (!isOwn)
        set("context", folder->value, folder->mark);
    else
        set("context", ".", build.mark());
    if (const Setting *file = build.last("File")) {
        set("dockerfile", file->value, file->mark);
    } else if (isOwn && m_builder.options().readFile) {
        const std::string path = joinPath(folderOf(build.mark().path()), "Containerfile");
        if (m_builder.options().readFile(path)) // looked for before Dockerfile
            set("dockerfile", "Containerfile", build.mark());
    }
    if (const Setting *target = build.last("Target"))
        set("target", target->value, target->mark);
    m_service.set("build", build.mark(), std::move(tree));
    if (const Setting *tag = build.last("ImageTag"))
        setText("image", tag->value, tag->mark);
}

// "front.network", "front.network:alias=web", "host", "container:db", "podman".
void ContainerTranslator::addNetwork(const Setting &setting)
{
    const std::size_t colon = std::min(setting.value.find(':'), setting.value.size());
    std::string name = setting.value.substr(0, colon);
    const std::string options = setting.value.substr(std::min(colon + 1, setting.value.size()));
    if (name == "host" || name == "none") {
        setText("network_mode", name, setting.mark);
        return;
    }
    if (name == "ns") { // a namespace of the host's by its path: nobody here knows whose
        setText("network_mode", "container:" + options, setting.mark);
        return;
    }
    if (name == "container" || name.ends_with(".container")) {
        std::string other = name == "container" ? options : name.substr(0, name.size() - 10);
        if (other.starts_with("systemd-") && !m_units.contains(other + ".container"))
            other.erase(0, 8);
        const bool isKnown = m_units.contains(other + ".container");
        setText("network_mode", (isKnown ? "service:" : "container:") + other, setting.mark);
        return;
    }
    Tree &networks = mapOf("networks", setting.mark);
    if (name == "pasta" || name == "slirp4netns" || name == "private")
        return; // a network of its own
    if (name.ends_with(".network"))
        name.resize(name.size() - 8);
    if (name == "bridge")
        name = "podman";
    declare("networks", name, setting.mark);
    Tree joined = Tree::map(setting.mark);
    Tree aliases = Tree::list(setting.mark);
    for (std::string_view rest = options; !rest.empty();) {
        const std::size_t end = std::min(rest.find(','), rest.size());
        const std::string_view option = rest.substr(0, end);
        const std::size_t equals = std::min(option.find('='), option.size());
        const std::string value(option.substr(std::min(equals + 1, option.size())));
        if (option.starts_with("alias="))
            aliases.items().push_back(Tree::scalar(value, setting.mark));
        else if (option.starts_with("ip=") || option.starts_with("ip6="))
            joined.set(option.starts_with("ip=") ? "ipv4_address" : "ipv6_address", setting.mark,
                       Tree::scalar(value, setting.mark));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    joined.set("aliases", setting.mark, std::move(aliases));
    networks.set(name, setting.mark, std::move(joined));
}

void ContainerTranslator::finishNetworks()
{
    if (const std::vector<const Setting *> aliases = m_unit.all("NetworkAlias"); !aliases.empty()) {
        if (Tree *networks = m_service.find("networks")) {
            for (services::TreeEntry &entry : networks->entries()) {
                for (const Setting *alias : aliases)
                    entry.value.find("aliases")->items().push_back(Tree::scalar(alias->value, alias->mark));
            }
        }
    }
    // An address is that on the only network.
    if (Tree *networks = m_service.find("networks"); networks && networks->entries().size() == 1)
        for (const auto &[key, target] : {std::pair("IP", "ipv4_address"), std::pair("IP6", "ipv6_address")})
            if (const Setting *address = m_unit.last(key))
                networks->entries().front().value.set(target, address->mark,
                                                      Tree::scalar(address->value, address->mark));
    if (m_service.has("networks") || m_service.has("network_mode"))
        return;
    if (m_unit.isRootless()) { // each container has a network of its own
        mapOf("networks", m_unit.mark());
        return;
    }
    declare("networks", "podman", m_unit.mark());
    Tree joined = Tree::map(m_unit.mark());
    joined.set("aliases", m_unit.mark(), Tree::list(m_unit.mark()));
    mapOf("networks", m_unit.mark()).set("podman", m_unit.mark(), std::move(joined));
}

void ContainerTranslator::addVolume(const Setting &setting)
{
    const std::size_t colon = setting.value.find(':');
    std::string source = setting.value.substr(0, colon);
    const bool isPath = source.starts_with('/') || source.starts_with('.') || source.starts_with('~');
    // A variable of systemd may be a path or a volume.
    if (colon == std::string::npos || isPath || source.find('$') != std::string::npos) {
        addText("volumes", setting.value, setting.mark);
        return;
    }
    const bool isBind = beginsWithPath(source);
    if (!isBind) {
        if (source.ends_with(".volume"))
            source.resize(source.size() - 7);
        declare("volumes", source, setting.mark);
    }
    // The long form: in the short one, "w:/data" has a drive.
    const std::string rest = setting.value.substr(colon + 1);
    const std::size_t end = std::min(rest.find(':'), rest.size());
    Tree tree = Tree::map(setting.mark);
    const auto set = [&](const char *key, std::string value) {
        tree.set(key, setting.mark, Tree::scalar(std::move(value), setting.mark));
    };
    set("type", isBind ? "bind" : "volume");
    set("source", source);
    set("target", rest.substr(0, end));
    for (const std::string &option : splitCommand(withBlanks(rest.substr(std::min(end + 1, rest.size()))))) {
        if (option == "ro")
            set("read_only", "true");
    }
    addItem("volumes", std::move(tree), setting.mark);
}

// "token", "token,type=env,target=API_TOKEN", "token,target=/etc/token".
void ContainerTranslator::addSecret(const Setting &setting)
{
    std::string name;
    std::string type = "mount";
    std::string target;
    for (std::string_view rest = setting.value; !rest.empty();) {
        const std::size_t end = std::min(rest.find(','), rest.size());
        const std::string_view part = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (name.empty())
            name = part;
        else if (part.starts_with("type="))
            type = part.substr(5);
        else if (part.starts_with("target="))
            target = part.substr(7);
    }
    if (name.empty())
        return;
    if (type == "env") {
        mapOf("environment", setting.mark).set(target.empty() ? name : target, setting.mark, Tree());
        m_environmentSecrets.push_back(setting.mark);
        return;
    }
    declare("secrets", name, setting.mark);
    Tree secret = Tree::map(setting.mark);
    secret.set("source", setting.mark, Tree::scalar(name, setting.mark));
    if (!target.empty())
        secret.set("target", setting.mark, Tree::scalar(target, setting.mark));
    addItem("secrets", std::move(secret), setting.mark);
}

// NAME=VALUE pairs between blanks, quoted as systemd does.
void ContainerTranslator::addEnvironment(const Setting &setting, const char *key)
{
    for (const std::string &word : splitCommand(setting.value)) {
        const std::size_t equals = word.find('=');
        Tree value =
            equals == std::string::npos ? Tree() : Tree::scalar(word.substr(equals + 1), setting.mark);
        if (equals != 0)
            mapOf(key, setting.mark).append(word.substr(0, equals), setting.mark, std::move(value));
    }
}

void ContainerTranslator::addSecurityOption(const Setting &setting, const std::string &option)
{
    addText("security_opt", option, setting.mark);
}

void ContainerTranslator::setHealthCheck(const Setting &setting)
{
    Tree test = Tree::list(setting.mark);
    const bool isNone = setting.key == "no_healthcheck" || lowerCase(setting.value) == "none";
    test.items().push_back(Tree::scalar(isNone ? "NONE" : "CMD-SHELL", setting.mark));
    if (!isNone)
        test.items().push_back(Tree::scalar(setting.value, setting.mark));
    mapOf("healthcheck", setting.mark).set("test", setting.mark, std::move(test));
}

void ContainerTranslator::setText(std::string key, std::string value, const Mark &mark)
{
    m_service.set(std::move(key), mark, Tree::scalar(std::move(value), mark));
}

void ContainerTranslator::addText(const std::string &key, std::string value, const Mark &mark)
{
    addItem(key, Tree::scalar(std::move(value), mark), mark);
}

void ContainerTranslator::addItem(const std::string &key, Tree item, const Mark &mark)
{
    if (!m_service.has(key))
        m_service.set(key, mark, Tree::list(mark));
    m_service.find(key)->items().push_back(std::move(item));
}

Tree &ContainerTranslator::mapOf(const std::string &key, const Mark &mark)
{
    if (!m_service.has(key))
        m_service.set(key, mark, Tree::map(mark));
    return *m_service.find(key);
}

void ContainerTranslator::declare(const std::string &section, const std::string &name, const Mark &mark)
{
    if (!m_project.root.has(section))
        m_project.root.set(section, mark, Tree::map(mark));
    Tree &all = *m_project.root.find(section);
    if (all.has(name))
        return;
    Tree declared = Tree::map(mark);
    if (section == "networks" && name == "podman") {
        Tree options = Tree::map(mark);
        options.set("com.docker.network.bridge.default_bridge", mark, Tree::scalar("true", mark));
        declared.set("driver_opts", mark, std::move(options));
    } else {
        declared.set("external", mark, Tree::scalar("true", mark));
    }
    all.set(name, mark, std::move(declared));
}

} // namespace bulkhead::import::quadlet
