// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/workload.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace bulkhead::import::kubernetes {

namespace {

bool isTemplatedKind(std::string_view kind)
{
    static constexpr std::array kinds = {
        std::string_view("Deployment"), std::string_view("StatefulSet"),
        std::string_view("DaemonSet"),  std::string_view("ReplicaSet"),
        std::string_view("Job"),        std::string_view("ReplicationController"),
        std::string_view("Rollout"),    std::string_view("DeploymentConfig"),
    };
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

bool isScheduledKind(std::string_view kind)
{
    return kind == "CronJob" || kind == "ScheduledJob";
}

// Where an object keeps its pod; null when it runs none. Custom resources that hold a pod template in the
// usual place (Knative, Argo and others) run pods like the built-in kinds.
const Node *podTemplate(const Object &object)
{
    const Node &spec = object.spec();
    if (runsNoPods(object))
        return nullptr;
    if (object.kind == "Pod")
        return object.node;
    if (object.kind == "PodTemplate")
        return &(*object.node)["template"];
    if (isScheduledKind(object.kind))
        return &spec["jobTemplate"]["spec"]["template"];
    if (isTemplatedKind(object.kind) || spec["template"]["spec"]["containers"].isList())
        return &spec["template"];
    if (spec["jobTemplate"]["spec"]["template"]["spec"]["containers"].isList())
        return &spec["jobTemplate"]["spec"]["template"];
    const auto containers = spec["containers"].items();
    if (!containers.empty() && containers.front().has("image"))
        return object.node;
    return nullptr;
}

std::string containerName(const Node &node)
{
    if (const std::string_view name = node["name"].text(); !name.empty())
        return std::string(name);
    std::string_view image = node["image"].text();
    image = image.substr(0, image.find_first_of("@"));
    image = image.substr(image.rfind('/') + 1); // npos + 1 is the start
    image = image.substr(0, image.find(':'));
    return image.empty() ? "container" : std::string(image);
}

std::string unusedName(const std::vector<Container> &containers, std::string name)
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

bool runsPods(std::string_view kind)
{
    return kind == "Pod" || kind == "PodTemplate" || isTemplatedKind(kind) || isScheduledKind(kind);
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

std::optional<Workload> asWorkload(const Object &object)
{
    const Node *podAt = podTemplate(object);
    if (!podAt)
        return std::nullopt;
    Workload workload;
    workload.object = &object;
    workload.template_ = podAt;
    workload.runsToEnd = object.kind == "Job" || isScheduledKind(object.kind);
    // Knative makes a Service of the core group beside its own one of the same name.
    const std::string kind = isKnativeService(object) ? object.kind + '.' + object.group : object.kind;
    workload.id = idPart(object.space + "/" + kind + "/" + object.name);
    addContainers(workload, "containers", Role::Main);
    addContainers(workload, "initContainers", Role::Init);
    addContainers(workload, "ephemeralContainers", Role::Ephemeral);
    if (workload.containers.empty() && workload.podSpec().isMap()) {
        // Cut short, but what the pod says holds for whatever container it will have.
        static const Node nothing{};
        workload.containers.push_back({Role::Main, &nothing, "container", workload.id + "/container"});
    }
    return workload;
}

void renameWorkload(Workload &workload, const model::Id &id)
{
    workload.id = id;
    for (Container &container : workload.containers)
        container.id = id + "/" + idPart(container.name);
}

} // namespace bulkhead::import::kubernetes
