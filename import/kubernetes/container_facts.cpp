#include "import/kubernetes/container_facts.h"

#include "import/kubernetes/quantity.h"
#include "import/kubernetes/truth.h"

#include <algorithm>
#include <array>

namespace bulkhead::import::kubernetes {

namespace {

void stateHostNamespaces(Facts &facts, const Workload &workload)
{
    const Node &pod = workload.podSpec();
    for (const auto &[key, property] : {std::pair{"hostNetwork", "host_network"},
                                        std::pair{"hostPID", "host_pid"}, std::pair{"hostIPC", "host_ipc"}})
        if (const std::optional<bool> isOn = truth(pod[key]))
            facts.set(property, *isOn, workload.object->atKey(pod, key));
    if (const std::optional<bool> hostUsers = truth(pod["hostUsers"]))
        facts.setEnum("userns", *hostUsers ? "host" : "private", workload.object->atKey(pod, "hostUsers"));
}

// One quantity of a resources map as a property; nothing where it is missing or no quantity.
void stateQuantity(Facts &facts, const Object &object, const Node &resources, std::string_view key,
                   std::string_view property, std::string_view note = {})
{
    const std::optional<double> amount = parseQuantity(resources[key].text());
    if (!amount || facts.has(property))
        return;
    if (key == "memory")
        facts.set(property, toMebibytes(*amount), object.atKey(resources, key, note));
    else
        facts.set(property, *amount, object.atKey(resources, key, note));
}

void stateResources(Facts &facts, const Object &object, const Node &resources, std::string_view note = {})
{
    const Node &limits = resources["limits"];
    const Node &requests = resources["requests"];
    stateQuantity(facts, object, limits, "memory", "memory_limit_mb", note);
    stateQuantity(facts, object, limits, "cpu", "cpu_limit", note);
    stateQuantity(facts, object, requests, "memory", "memory_request_mb", note);
    stateQuantity(facts, object, requests, "cpu", "cpu_request", note);
    if (limits.has("ephemeral-storage"))
        facts.set("ephemeral_storage_limited", true, object.atKey(limits, "ephemeral-storage", note));
}

// Extended resources (nvidia.com/gpu) are devices of the node. A volume handed in as a block device is none.
void stateDevices(Facts &facts, const Object &object, const Container &container)
{
    for (const MapEntry &limit : (*container.node)["resources"]["limits"].entries())
        if (limit.key.find('/') != std::string_view::npos)
            facts.add("host_devices", std::string(limit.key), object.at(limit.line));
}

// A probe of a kind that is missing is worth telling only beside others: without any there is no health
// check.
void addMissingProbe(Facts &facts, std::string_view kind, model::Origin beside)
{
    if (facts.has("healthcheck"))
        facts.add("missing_probes", std::string(kind), std::move(beside));
}

void stateProbes(Facts &facts, const Object &object, const Container &container)
{
    for (const char *key : {"livenessProbe", "readinessProbe", "startupProbe"})
        if ((*container.node)[key].isMap() && !facts.has("healthcheck"))
            facts.set("healthcheck", true, object.atKey(*container.node, key));
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

// "none" < "localhost" < "specific" < "all": the widest of several counts.
std::string_view bindOf(const Node &port)
{
    const std::string_view address = port["hostIP"].text();
    if (address.empty() || address == "0.0.0.0" || address == "::")
        return "all";
    return address.starts_with("127.") || address == "::1" ? "localhost" : "specific";
}

void stateBind(Facts &facts, std::string_view bind, model::Origin origin)
{
    static constexpr std::array widths = {std::string_view("none"), std::string_view("localhost"),
                                          std::string_view("specific"), std::string_view("all")};
    const auto width = [](std::string_view name) { return std::find(widths.begin(), widths.end(), name); };
    const std::string_view before = facts.enumerator("bind_interface");
    if (before.empty() || width(before) < width(bind))
        facts.setEnum("bind_interface", bind, std::move(origin));
}

void statePorts(Facts &facts, const Object &object, const Container &container)
{
    for (const Node &port : (*container.node)["ports"].items()) {
        if (port["containerPort"].asInteger() > 0)
            facts.add("container_ports", portText(port, "containerPort"),
                      object.atKey(port, "containerPort"));
        if (port["hostPort"].asInteger() > 0) {
            facts.add("published_ports",
                      std::string(port["hostPort"].text()) + ":" + portText(port, "containerPort"),
                      object.atKey(port, "hostPort"));
            stateBind(facts, bindOf(port), object.atKey(port, "hostPort"));
        }
    }
}

void stateRunMode(Facts &facts, const Workload &workload, const Container &container)
{
    const Object &object = *workload.object;
    if (container.role == Role::Init)
        facts.setEnum("run_mode", "init", object.at(container.node->line()));
    else if (container.role == Role::Ephemeral)
        facts.setEnum("run_mode", "ephemeral", object.at(container.node->line()));
    else if (workload.runsToEnd)
        facts.setEnum("run_mode", "job", object.at(object.line()));

    const Node &pod = workload.podSpec();
    const Node &stated = container.role == Role::Sidecar ? *container.node : pod;
    const std::string_view policy = stated["restartPolicy"].text();
    for (const auto &[word, name] :
         {std::pair{"Always", "always"}, std::pair{"OnFailure", "on_failure"}, std::pair{"Never", "no"}})
        if (policy == word)
            facts.setEnum("restart_policy", name, object.atKey(stated, "restartPolicy"));
    if (object.spec().has("replicas"))
        facts.set("replicas", object.spec()["replicas"].asInteger(1),
                  object.atKey(object.spec(), "replicas"));
}

void stateSandbox(Facts &facts, const Workload &workload)
{
    const Node &pod = workload.podSpec();
    const std::string_view runtime = pod["runtimeClassName"].text();
    for (const auto &[word, name] :
         {std::pair{"gvisor", "gvisor"}, std::pair{"runsc", "gvisor"}, std::pair{"kata", "kata"},
          std::pair{"firecracker", "firecracker"}, std::pair{"hyperv", "hyperv"}})
        if (runtime.find(word) != std::string_view::npos && !facts.has("sandbox_runtime"))
            facts.setEnum("sandbox_runtime", name, workload.object->atKey(pod, "runtimeClassName"));
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
            facts.set("uses_sudo", true, object.atKey(*container.node, key));
}

void statePullPolicy(Facts &facts, const Object &object, const Container &container)
{
    const std::string_view policy = (*container.node)["imagePullPolicy"].text();
    for (const auto &[word, name] :
         {std::pair{"Always", "always"}, std::pair{"IfNotPresent", "if_not_present"},
          std::pair{"Never", "never"}})
        if (policy == word)
            facts.setEnum("image_pull_policy", name, object.atKey(*container.node, "imagePullPolicy"));
}

} // namespace

void stateContainer(Facts &facts, const Workload &workload, const Container &container)
{
    const Object &object = *workload.object;
    stateHostNamespaces(facts, workload);
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
    stateQuantity(facts, *workload.object, own, "memory", "memory_request_mb", requested);
    stateQuantity(facts, *workload.object, own, "cpu", "cpu_request", requested);

    // What the API server puts where a range leaves something out, first to last.
    static constexpr std::array limits = {"default", "max"};
    static constexpr std::array requests = {"defaultRequest", "default", "max", "min"};
    for (const Node &range : limitRange.spec()["limits"].items()) {
        if (range["type"].text() != "Container")
            continue;
        const auto state = [&](const auto &keys, std::string_view resource, std::string_view property) {
            for (const char *key : keys)
                stateQuantity(facts, limitRange, range[key], resource, property,
                              "given by the LimitRange of the namespace");
        };
        state(limits, "memory", "memory_limit_mb");
        state(limits, "cpu", "cpu_limit");
        state(requests, "memory", "memory_request_mb");
        state(requests, "cpu", "cpu_request");
    }
}

} // namespace bulkhead::import::kubernetes
