// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/container_facts.h"

#include "import/kubernetes/quantity.h"
#include "import/kubernetes/truth.h"
#include "import/shared/bind_width.h"

#include <algorithm>

namespace bulkhead::import::kubernetes {

namespace {

void stateHostNamespaces(Facts &facts, const Workload &workload)
{
    const Node &pod = workload.podSpec();
    for (const auto &[key, property] : {std::pair{"hostNetwork", property::container::host_network},
                                        std::pair{"hostPID", property::container::host_pid},
                                        std::pair{"hostIPC", property::container::host_ipc}})
        if (const std::optional<bool> isOn = truth(pod[key]))
            facts.set(property, *isOn, workload.object->atKey(pod, key));
    if (const std::optional<bool> hostUsers = truth(pod["hostUsers"]))
        facts.set(property::container::userns,
                  *hostUsers ? property::Userns::Host : property::Userns::Private,
                  workload.object->atKey(pod, "hostUsers"));
}

// The one the pod asks for, where it says so: by its field, by the nodes it wants, by options that Linux has
// not.
void stateOperatingSystem(Facts &facts, const Workload &workload, const Container &container)
{
    const Object &object = *workload.object;
    const Node &pod = workload.podSpec();
    const auto state = [&](const Node &map, std::string_view key, std::string_view name) {
        if (name == "windows" || name == "linux")
            facts.set(property::container::operating_system,
                      name == "windows" ? property::OperatingSystem::Windows
                                        : property::OperatingSystem::Linux,
                      object.atKey(map, key));
        return facts.has(property::container::operating_system);
    };
    static constexpr std::string_view label = "kubernetes.io/os";
    if (state(pod["os"], "name", pod["os"]["name"].text()) ||
        state(pod["nodeSelector"], label, pod["nodeSelector"][label].text()))
        return;
    for (const Node *context : {&pod["securityContext"], &(*container.node)["securityContext"]})
        if ((*context)["windowsOptions"].isMap())
            state(*context, "windowsOptions", "windows");
}

// Of containers that run beside each other: what comes before them or is put in later sees only what still
// runs.
void stateSharedProcesses(Facts &facts, const Workload &workload, const Container &container)
{
    const Node &pod = workload.podSpec();
    const auto &containers = workload.containers;
    const auto runsBeside = [](const Container &other) { return other.role != Role::Init; };
    if (truth(pod["shareProcessNamespace"]) == true && runsBeside(container) &&
        std::count_if(containers.begin(), containers.end(), runsBeside) > 1)
        facts.set(property::container::shares_processes, true,
                  workload.object->atKey(pod, "shareProcessNamespace"));
}

// An amount of memory of a resources map as a property; nothing where it is missing or no quantity.
void stateMemory(Facts &facts, const Object &object, const Node &resources,
                 const model::TypedProperty<std::int64_t> &property, std::string_view note = {})
{
    const std::optional<double> amount = parseQuantity(resources["memory"].text());
    if (amount && !facts.has(property))
        facts.set(property, toMebibytes(*amount), object.atKey(resources, "memory", note));
}

// The same for processor time, in CPUs.
void stateCpu(Facts &facts, const Object &object, const Node &resources,
              const model::TypedProperty<double> &property, std::string_view note = {})
{
    const std::optional<double> amount = parseQuantity(resources["cpu"].text());
    if (amount && !facts.has(property))
        facts.set(property, *amount, object.atKey(resources, "cpu", note));
}

void stateResources(Facts &facts, const Object &object, const Node &resources, std::string_view note = {})
{
    const Node &limits = resources["limits"];
    const Node &requests = resources["requests"];
    stateMemory(facts, object, limits, property::container::memory_limit_mb, note);
    stateCpu(facts, object, limits, property::container::cpu_limit, note);
    stateMemory(facts, object, requests, property::container::memory_request_mb, note);
    stateCpu(facts, object, requests, property::container::cpu_request, note);
    if (limits.has("ephemeral-storage"))
        facts.set(property::container::ephemeral_storage_limited, true,
                  object.atKey(limits, "ephemeral-storage", note));
}

// Extended resources (nvidia.com/gpu) are devices of the node. A volume handed in as a block device is none.
void stateDevices(Facts &facts, const Object &object, const Container &container)
{
    StatedItems devices;
    for (const MapEntry &limit : (*container.node)["resources"]["limits"].entries())
        if (limit.key.find('/') != std::string_view::npos)
            devices.add(std::string(limit.key), object.at(limit.line));
    facts.addAll(property::container::host_devices, devices);
}

// A probe of a kind that is missing is worth telling only beside others: without any there is no health
// check.
void addMissingProbe(Facts &facts, std::string_view kind, model::Origin beside)
{
    if (facts.has(property::container::healthcheck))
        facts.addAll(property::container::missing_probes, StatedItems(std::string(kind), std::move(beside)));
}

void stateProbes(Facts &facts, const Object &object, const Container &container)
{
    for (const char *key : {"livenessProbe", "readinessProbe", "startupProbe"})
        if ((*container.node)[key].isMap() && !facts.has(property::container::healthcheck))
            facts.set(property::container::healthcheck, true, object.atKey(*container.node, key));
    if (!(*container.node)["livenessProbe"].isMap())
        addMissingProbe(facts, "liveness", object.at(container.node->line()));
}

std::string portText(const Node &port, std::string_view key)
{
    std::string protocol(port["protocol"].text());
    std::transform(protocol.begin(), protocol.end(), protocol.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return std::string(port[key].text()) + "/" + (protocol.empty() ? "tcp" : protocol);
}

property::BindInterface bindOf(const Node &port)
{
    const std::string_view address = port["hostIP"].text();
    if (address.empty() || address == "0.0.0.0" || address == "::")
        return property::BindInterface::All;
    return address.starts_with("127.") || address == "::1" ? property::BindInterface::Localhost
                                                           : property::BindInterface::Specific;
}

// The widest of several counts.
void stateBind(Facts &facts, property::BindInterface bind, model::Origin origin)
{
    const auto before = facts.choice(property::container::bind_interface);
    if (!before || isWiderThan(bind, *before))
        facts.set(property::container::bind_interface, bind, std::move(origin));
}

void statePorts(Facts &facts, const Object &object, const Container &container)
{
    StatedItems opened;
    StatedItems published;
    for (const Node &port : (*container.node)["ports"].items()) {
        if (port["containerPort"].asInteger() > 0)
            opened.add(portText(port, "containerPort"), object.atKey(port, "containerPort"));
        if (port["hostPort"].asInteger() > 0) {
            published.add(std::string(port["hostPort"].text()) + ":" + portText(port, "containerPort"),
                          object.atKey(port, "hostPort"));
            stateBind(facts, bindOf(port), object.atKey(port, "hostPort"));
        }
    }
    facts.addAll(property::container::container_ports, opened);
    facts.addAll(property::container::published_ports, published);
}

void stateRunMode(Facts &facts, const Workload &workload, const Container &container)
{
    const Object &object = *workload.object;
    if (container.role == Role::Init)
        facts.set(property::container::run_mode, property::RunMode::Init, object.at(container.node->line()));
    else if (container.role == Role::Ephemeral)
        facts.set(property::container::run_mode, property::RunMode::Ephemeral,
                  object.at(container.node->line()));
    else if (workload.runsToEnd)
        facts.set(property::container::run_mode, property::RunMode::Job, object.at(object.line()));

    const Node &pod = workload.podSpec();
    const Node &stated = container.role == Role::Sidecar ? *container.node : pod;
    const std::string_view policy = stated["restartPolicy"].text();
    for (const auto &[word, name] : {std::pair{"Always", property::RestartPolicy::Always},
                                     std::pair{"OnFailure", property::RestartPolicy::OnFailure},
                                     std::pair{"Never", property::RestartPolicy::No}})
        if (policy == word)
            facts.set(property::container::restart_policy, name, object.atKey(stated, "restartPolicy"));
    if (object.spec().has("replicas"))
        facts.set(property::container::replicas, object.spec()["replicas"].asInteger(1),
                  object.atKey(object.spec(), "replicas"));
    else if (object.podsFound > 1)
        facts.set(property::container::replicas, object.podsFound,
                  object.atKey(object.metadata(), "ownerReferences", "pods of one owner"));
}

void stateSandbox(Facts &facts, const Workload &workload)
{
    const Node &pod = workload.podSpec();
    const std::string_view runtime = pod["runtimeClassName"].text();
    for (const auto &[word, name] : {std::pair{"gvisor", property::SandboxRuntime::Gvisor},
                                     std::pair{"runsc", property::SandboxRuntime::Gvisor},
                                     std::pair{"kata", property::SandboxRuntime::Kata},
                                     std::pair{"firecracker", property::SandboxRuntime::Firecracker},
                                     std::pair{"hyperv", property::SandboxRuntime::Hyperv}})
        if (runtime.find(word) != std::string_view::npos && !facts.has(property::container::sandbox_runtime))
            facts.set(property::container::sandbox_runtime, name,
                      workload.object->atKey(pod, "runtimeClassName"));
}

// sudo as a word of its own in the command line.
bool callsSudo(const Node &words)
{
    for (const Node &word : words.items()) {
        const std::string_view text = word.text();
        for (std::size_t at = text.find("sudo"); at != std::string_view::npos;
             at = text.find("sudo", at + 1)) {
            const auto isBorder = [&text](std::size_t where) {
                return where >= text.size() ||
                       std::string_view(" \t\n;&|(/'\"").find(text[where]) != std::string_view::npos;
            };
            if ((at == 0 || isBorder(at - 1)) && isBorder(at + 4))
                return true;
        }
    }
    return false;
}

void stateCommand(Facts &facts, const Object &object, const Container &container)
{
    for (const char *key : {"command", "args"})
        if (callsSudo((*container.node)[key]))
            facts.set(property::container::uses_sudo, true, object.atKey(*container.node, key));
}

void statePullPolicy(Facts &facts, const Object &object, const Container &container)
{
    const std::string_view policy = (*container.node)["imagePullPolicy"].text();
    for (const auto &[word, name] : {std::pair{"Always", property::ImagePullPolicy::Always},
                                     std::pair{"IfNotPresent", property::ImagePullPolicy::IfNotPresent},
                                     std::pair{"Never", property::ImagePullPolicy::Never}})
        if (policy == word)
            facts.set(property::container::image_pull_policy, name,
                      object.atKey(*container.node, "imagePullPolicy"));
}

} // namespace

void stateContainer(Facts &facts, const Workload &workload, const Container &container)
{
    const Object &object = *workload.object;
    stateHostNamespaces(facts, workload);
    stateOperatingSystem(facts, workload, container);
    stateSharedProcesses(facts, workload, container);
    stateResources(facts, object, (*container.node)["resources"]);
    if (workload.podSpec()["resources"].isMap())
        stateResources(facts, object, workload.podSpec()["resources"], "for the pod as a whole");
    stateDevices(facts, object, container);
    stateProbes(facts, object, container);
    statePorts(facts, object, container);
    stateRunMode(facts, workload, container);
    stateSandbox(facts, workload);
    stateCommand(facts, object, container);
    statePullPolicy(facts, object, container);
}

void stateUnreadyService(Facts &facts, const Workload &workload, const Container &container)
{
    addMissingProbe(facts, "readiness", workload.object->at(container.node->line(), "a Service leads to it"));
}

void stateLimitRange(Facts &facts, const Workload &workload, const Container &container,
                     const Object &limitRange)
{
    if (container.role == Role::Ephemeral)
        return; // it has no resources of its own
    // A limit without a request is requested before any range is looked at.
    const Node &own = (*container.node)["resources"]["limits"];
    static constexpr std::string_view requested = "the limit is requested too";
    stateMemory(facts, *workload.object, own, property::container::memory_request_mb, requested);
    stateCpu(facts, *workload.object, own, property::container::cpu_request, requested);

    // What the API server puts where a range leaves something out, first to last.
    static constexpr std::string_view note = "given by the LimitRange of the namespace";
    for (const Node &range : limitRange.spec()["limits"].items()) {
        if (range["type"].text() != "Container")
            continue;
        for (const char *key : {"default", "max"}) {
            stateMemory(facts, limitRange, range[key], property::container::memory_limit_mb, note);
            stateCpu(facts, limitRange, range[key], property::container::cpu_limit, note);
        }
        for (const char *key : {"defaultRequest", "default", "max", "min"}) {
            stateMemory(facts, limitRange, range[key], property::container::memory_request_mb, note);
            stateCpu(facts, limitRange, range[key], property::container::cpu_request, note);
        }
    }
}

} // namespace bulkhead::import::kubernetes
