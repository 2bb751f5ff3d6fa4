// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/workload.h"

#include <algorithm>
#include <iterator>

namespace bulkhead::import::kubernetes {

namespace {

std::string containerName(const Node &node)
{
    if (const std::string_view name = node["name"].text(); !name.empty())
        return std::string(name);
    std::string_view image = node["image"].text();
    image = image.substr(0, image.find('@'));
    image = image.substr(image.rfind('/') + 1); // npos + 1 is the start
    image = image.substr(0, image.find(':'));
    return image.empty() ? "container" : std::string(image);
}

std::string unusedName(const std::vector<Container> &containers, const std::string &name)
{
    const auto used = [&containers](const std::string &candidate) {
        return std::any_of(containers.begin(), containers.end(),
                           [&candidate](const Container &c) { return c.name == candidate; });
    };
    std::string candidate = name;
    for (int number = 2; used(candidate); ++number)
        candidate = name + "-" + std::to_string(number);
    return candidate;
}

void addContainers(Workload &workload, std::string_view key, Role role)
{
    for (const Node &node : workload.podSpec()[key].items()) {
        if (!node.isMap())
            continue;
        Container container;
        // An init container that restarts always is a sidecar: it runs beside the main ones.
        container.role =
            role == Role::Init && node["restartPolicy"].text() == "Always" ? Role::Sidecar : role;
        container.node = &node;
        container.name = unusedName(workload.containers, containerName(node));
        container.id = workload.id + "/" + idPart(container.name);
        workload.containers.push_back(std::move(container));
    }
}

} // namespace

std::string_view Workload::account() const
{
    for (const char *key : {"serviceAccountName", "serviceAccount"})
        if (const std::string_view stated = podSpec()[key].text(); !stated.empty())
            return stated;
    return "default";
}

std::vector<Command> commandsOf(const Container &container)
{
    std::vector<Command> commands;
    for (const char *key : {"command", "args"}) {
        commands.push_back({key, {}});
        for (const Node &word : (*container.node)[key].items())
            commands.back().words.emplace_back(word.text());
    }
    return commands;
}

std::vector<std::string> commandLineOf(const Container &container)
{
    std::vector<std::string> words;
    for (Command &command : commandsOf(container))
        std::move(command.words.begin(), command.words.end(), std::back_inserter(words));
    return words;
}

std::vector<Workload> workloadsOf(const Object &object, PodTemplates &templates)
{
    std::vector<Workload> workloads;
    for (PodTemplate &pod : templates.of(object)) {
        Workload workload;
        workload.object = &object;
        workload.template_ = pod.holder;
        workload.runsToEnd = object.info && object.info->runsToEnd;
        const std::string part = pod.part.empty() ? std::string() : "/" + pod.part;
        workload.id = idOf(object) + idPart(part);
        workload.name = std::string(object.label.view()) + part;
        addContainers(workload, "containers", Role::Main);
        addContainers(workload, "initContainers", Role::Init);
        addContainers(workload, "ephemeralContainers", Role::Ephemeral);
        workloads.push_back(std::move(workload));
    }
    return workloads;
}

void renameWorkload(Workload &workload, const model::Id &id)
{
    workload.id = id;
    for (Container &container : workload.containers)
        container.id = id + "/" + idPart(container.name);
}

} // namespace bulkhead::import::kubernetes
