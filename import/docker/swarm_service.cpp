// SPDX-License-Identifier: Apache-2.0
#include "import/docker/inspect_translator.h"

#include "import/services/normalise.h"

#include <array>
#include <utility>

// The part of Translator that reads the services of a swarm (docker service inspect), by the names of the
// engine's API ("Service", "TaskSpec").
namespace bulkhead::import::docker {

using services::Mark;
using services::Tree;

void Translator::addSwarmService(const Node &node)
{
    const Node &spec = node["Spec"];
    const std::string name(spec["Name"].text());
    if (name.empty())
        return;
    const Node &container = spec["TaskTemplate"]["ContainerSpec"];
    Tree service = Tree::map(markOf(spec));
    for (const auto &[key, its] :
         {std::pair{"image", "Image"}, std::pair{"entrypoint", "Command"}, std::pair{"command", "Args"},
          std::pair{"environment", "Env"}, std::pair{"user", "User"}, std::pair{"read_only", "ReadOnly"},
          std::pair{"labels", "Labels"}, std::pair{"hostname", "Hostname"},
          std::pair{"cap_add", "CapabilityAdd"}, std::pair{"cap_drop", "CapabilityDrop"},
          std::pair{"sysctls", "Sysctls"}, std::pair{"isolation", "Isolation"}})
        copy(service, key, container, its);
    if (container["Healthcheck"].isMap()) {
        Tree check = Tree::map(markOf(container["Healthcheck"]));
        copy(check, "test", container["Healthcheck"], "Test");
        service.set("healthcheck", keyMark(container, "Healthcheck"), std::move(check));
    }
    addSwarmPrivileges(service, container);
    addSwarmDeploy(service, spec);
    addSwarmMounts(service, container);
    addSwarmNetworks(service, spec);
    // The ports as the swarm has published them, where it chose some itself.
    Tree ports = Tree::list(markOf(node["Endpoint"]));
    addListedPorts(ports, node["Endpoint"]["Ports"]);
    if (ports.items().empty())
        addListedPorts(ports, spec["EndpointSpec"]["Ports"]);
    if (!ports.items().empty()) {
        const Mark mark = ports.items().front().mark();
        service.set("ports", mark, std::move(ports));
    }
    services::normalise(service, services::servicePlace);
    section("services").set(name, keyMark(spec, "Name"), std::move(service));
}

void Translator::addSwarmPrivileges(Tree &service, const Node &container) const
{
    const Node &privileges = container["Privileges"];
    Tree options = Tree::list(markOf(privileges));
    const auto add = [&options, this](std::string option, const Node &holder, std::string_view key) {
        options.items().push_back(Tree::scalar(std::move(option), keyMark(holder, key)));
    };
    if (privileges["NoNewPrivileges"].asBool())
        add("no-new-privileges", privileges, "NoNewPrivileges");
    if (privileges["Seccomp"]["Mode"].text() == "unconfined")
        add("seccomp=unconfined", privileges["Seccomp"], "Mode");
    if (privileges["AppArmor"]["Mode"].text() == "disabled")
        add("apparmor=unconfined", privileges["AppArmor"], "Mode");
    const Node &label = privileges["SELinuxContext"];
    if (label["Disable"].asBool())
        add("label=disable", label, "Disable");
    for (const auto &[kind, key] :
         {std::pair{"user", "User"}, std::pair{"role", "Role"}, std::pair{"type", "Type"}}) {
        if (!label[key].text().empty())
            add("label=" + std::string(kind) + ":" + std::string(label[key].text()), label, key);
    }
    setList(service, "security_opt", container, "Privileges", std::move(options));
}

void Translator::addSwarmDeploy(Tree &service, const Node &spec) const
{
    const Node &task = spec["TaskTemplate"];
    Tree deploy = Tree::map(markOf(spec));
    copy(deploy, "labels", spec, "Labels");
    for (const auto &[mode, key] :
         {std::pair{"global", "Global"}, std::pair{"replicated-job", "ReplicatedJob"},
          std::pair{"global-job", "GlobalJob"}}) {
        if (spec["Mode"].has(key))
            setText(deploy, "mode", mode, keyMark(spec["Mode"], key));
    }
    copy(deploy, "replicas", spec["Mode"]["Replicated"], "Replicas");
    Tree resources = Tree::map(markOf(task["Resources"]));
    for (const auto &[name, key] :
         {std::pair{"limits", "Limits"}, std::pair{"reservations", "Reservations"}}) {
        const Node &stated = task["Resources"][key];
        Tree amounts = Tree::map(markOf(stated));
        setCpus(amounts, "cpus", stated, "NanoCPUs");
        copy(amounts, "memory", stated, "MemoryBytes");
        copy(amounts, "pids", stated, "Pids");
        if (stated.isMap())
            resources.set(name, keyMark(task["Resources"], key), std::move(amounts));
    }
    if (task["Resources"].isMap())
        deploy.set("resources", keyMark(task, "Resources"), std::move(resources));
    service.set("deploy", keyMark(spec, "TaskTemplate"), std::move(deploy));
    addSwarmRestart(service, task);
    if (const Node &driver = task["LogDriver"]; driver.isMap()) {
        Tree logging = Tree::map(markOf(driver));
        copy(logging, "driver", driver, "Name");
        copy(logging, "options", driver, "Options");
        service.set("logging", keyMark(task, "LogDriver"), std::move(logging));
    }
}

// "any" is what compose calls "always".
void Translator::addSwarmRestart(Tree &service, const Node &task) const
{
    const Node &restart = task["RestartPolicy"];
    if (!restart.isMap())
        return;
    const std::string_view condition = restart["Condition"].text();
    std::string policy = condition == "none" ? "no" : condition == "on-failure" ? "on-failure" : "always";
    if (policy == "on-failure" && restart["MaxAttempts"].asInteger() > 0)
        policy += ":" + std::string(restart["MaxAttempts"].text());
    setText(service, "restart", std::move(policy), keyMark(task, "RestartPolicy"));
}

void Translator::addSwarmMounts(Tree &service, const Node &container) const
{
    Tree volumes = Tree::list(markOf(container["Mounts"]));
    for (const Node &mount : container["Mounts"].items()) {
        Tree volume = Tree::map(markOf(mount));
        copy(volume, "type", mount, "Type");
        copy(volume, "source", mount, "Source");
        copy(volume, "target", mount, "Target");
        copy(volume, "read_only", mount, "ReadOnly");
        if (mount["BindOptions"].has("Propagation")) {
            Tree bind = Tree::map(markOf(mount["BindOptions"]));
            copy(bind, "propagation", mount["BindOptions"], "Propagation");
            volume.set("bind", markOf(mount), std::move(bind));
        }
        volumes.items().push_back(std::move(volume));
    }
    setList(service, "volumes", container, "Mounts", std::move(volumes));
    for (const auto &[name, key, called] :
         {std::array{"secrets", "Secrets", "SecretName"}, std::array{"configs", "Configs", "ConfigName"}}) {
        Tree uses = Tree::list(markOf(container[key]));
        for (const Node &used : container[key].items()) {
            Tree use = Tree::map(markOf(used));
            copy(use, "source", used, called);
            copy(use, "target", used["File"], "Name");
            uses.items().push_back(std::move(use));
        }
        setList(service, name, container, key, std::move(uses));
    }
}

// A service names its networks by id, or by name as it was created with.
void Translator::addSwarmNetworks(Tree &service, const Node &spec) const
{
    const Node &task = spec["TaskTemplate"];
    const Node &holder = task.has("Networks") ? task : spec; // of engines before 17.03
    Tree networks = Tree::map(markOf(holder["Networks"]));
    for (const Node &joined : holder["Networks"].items()) {
        const std::string target(joined["Target"].text());
        const auto known = m_names.networks.find(target);
        const std::string &name = known == m_names.networks.end() ? target : known->second;
        if (name == "host" || name == "none") {
            setText(service, "network_mode", name, markOf(joined));
            return;
        }
        Tree network = Tree::map(markOf(joined));
        copy(network, "aliases", joined, "Aliases");
        if (!name.empty())
            networks.set(name, markOf(joined), std::move(network));
    }
    service.set("networks", keyMark(holder, "Networks"), std::move(networks));
}

} // namespace bulkhead::import::docker
