// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/product.h"

#include "import/kubernetes/cluster.h"
#include "import/kubernetes/environment.h"
#include "import/shared/builder.h"
#include "import/shared/command_line.h"
#include "import/shared/debugger.h"
#include "import/shared/product_facts.h"
#include "import/shared/registry_facts.h"

#include <algorithm>

namespace bulkhead::import::kubernetes {

namespace {

struct Product
{
    const Technology *technology = nullptr;
    model::Origin reason;
};

Product productOf(const Builder &builder, const Object &object, const Node &container,
                  const std::vector<std::string> &commandLine)
{
    const auto &technologies = builder.options().technologies;
    if (!technologies)
        return {};
    if (const Technology *technology =
            technologies->ofImage(ImageReference::parse(container["image"].text()).repository, commandLine))
        return {technology, object.atKey(container, "image", "told by the image's name")};
    const std::string repository = ImageReference::parse(container["image"].text()).repository;
    for (const Node &port : container["ports"].items())
        if (const Technology *technology =
                technologies->ofPort(static_cast<int>(port["containerPort"].asInteger()), repository))
            return {technology, object.atKey(port, "containerPort", "told by its port")};
    return {};
}

// Scratch space goes with the pod.
bool outlivesPod(VolumeKind kind)
{
    return kind != VolumeKind::Scratch;
}

std::vector<MountPoint> mountPointsOf(const std::vector<Mount> &mounts)
{
    std::vector<MountPoint> points;
    for (const Mount &mount : mounts)
        if (mount.volume->kind != VolumeKind::Token && !mount.path.empty())
            points.push_back(
                {mount.path, outlivesPod(mount.volume->kind),
                 mount.volume->kind != VolumeKind::Claim && mount.volume->kind != VolumeKind::Network});
    return points;
}

// The variables by their names: what the inputs show, and what a Secret gives, whatever it is.
std::vector<Setting> settingsOf(const Node &container, const Variables &shown)
{
    std::vector<Setting> settings;
    for (const Variable &variable : shown)
        settings.push_back({variable.name, variable.value});
    for (const Node &variable : container["env"].items())
        if (variable["valueFrom"]["secretKeyRef"].isMap())
            settings.push_back({variable["name"].text(), "${}"});
    return settings;
}

bool hasHiddenVariables(const Cluster &cluster, const Object &object, const Node &container)
{
    const auto sources = container["envFrom"].items();
    return std::any_of(sources.begin(), sources.end(), [&](const Node &source) {
        return source["secretRef"].isMap() ||
               !cluster.find("ConfigMap", object.space, source["configMapRef"]["name"].text());
    });
}

// Whether a Service leads machines outside the cluster to the port.
bool isLedOutside(const Cluster &cluster, const Workload &workload, int port)
{
    for (const Object *service : cluster.ofKind("Service")) {
        const Node &spec = service->spec();
        const std::string_view type = spec["type"].text();
        if (service->space != workload.object->space || (type != "NodePort" && type != "LoadBalancer"))
            continue;
        const auto targets = cluster.index().carryingAll(service->space, spec["selector"]);
        if (std::find(targets.begin(), targets.end(), &workload) == targets.end())
            continue;
        for (const Node &opened : spec["ports"].items())
            if (opened[opened.has("targetPort") ? "targetPort" : "port"].asInteger() == port)
                return true;
    }
    return false;
}

void stateDebugger(Facts &facts, const Cluster &cluster, const Workload &workload, const Container &container,
                   const Deployment &deployment)
{
    const std::optional<Debugger> debugger =
        debuggerIn(deployment.environment, deployment.arguments, deployment.debugModes);
    if (!debugger)
        return;
    const Node &node = *container.node;
    const model::Origin origin = workload.object->atKey(node, !debugger->isInArguments ? "env"
                                                              : node.has("args")       ? "args"
                                                                                       : "command");
    facts.set(property::container::debug_enabled, true, noted(origin, debugger->note));
    const auto ports = node["ports"].items();
    const bool isOnHost = std::any_of(ports.begin(), ports.end(), [&](const Node &port) {
        return port["hostPort"].asInteger() > 0 && port["containerPort"].asInteger() == debugger->port;
    });
    using enum property::DebugReach;
    if (debugger->place == Debugger::Place::Service)
        facts.set(property::container::debug_reach, Service, origin);
    else if (debugger->place == Debugger::Place::Loopback)
        facts.set(property::container::debug_reach, Container, origin);
    else if (debugger->port > 0)
        facts.set(property::container::debug_reach,
                  isOnHost || isLedOutside(cluster, workload, debugger->port) ? Outside : Network, origin);
}

// The registry that a container serves, an element of its own: what is asked of registries is asked of it.
void addRegistry(Builder &builder, const Workload &workload, const Container &container,
                 const Product &product, const Variables &shown)
{
    NewElement wanted;
    wanted.kind = model::Kind::Registry;
    wanted.id = container.id + "/registry";
    wanted.name = workload.object->name + " (registry)";
    wanted.parent = workload.id;
    wanted.platform = model::Platform::Kubernetes;
    wanted.origin = product.reason;
    Facts facts = builder.facts(builder.element(std::move(wanted)));
    facts.set(property::registry::registry_hosting, property::RegistryHosting::SelfHosted, product.reason);
    for (const Variable &variable : shown)
        stateRegistrySetting(facts, variable.name, variable.value, variable.origin());
}

} // namespace

void stateProduct(Cluster &cluster, const Workload &workload, const Container &container,
                  const std::vector<Mount> &mounts)
{
    Builder &builder = cluster.builder();
    const Object &object = *workload.object;
    const Node &node = *container.node;
    Product product = productOf(builder, object, node, commandLineOf(container));
    Facts facts = builder.factsOf(container.id);
    const Variables shown = variablesOf(cluster, workload, container);
    Deployment deployment;
    deployment.technology = product.technology;
    if (const auto &technologies = builder.options().technologies) {
        deployment.keysOfAll = technologies->keysOfAll();
        deployment.debugModes = technologies->debugModes();
    }
    deployment.image = node["image"].text();
    deployment.environment = settingsOf(node, shown);
    deployment.hasOtherSettings = hasHiddenVariables(cluster, object, node);
    deployment.arguments = commandLineOf(container);
    deployment.mounts = mountPointsOf(mounts);
    deployment.isService =
        !workload.runsToEnd && (container.role == Role::Main || container.role == Role::Sidecar);
    if (startsOtherProgram(deployment))
        product.technology = nullptr; // its image alone is of the product
    if (product.technology) {
        facts.set(property::container::technology, product.technology->name, product.reason);
        facts.set(property::container::service_type, product.technology->serviceType, product.reason);
    }

    ProductPlaces places;
    places.image = object.atKey(node, "image");
    places.command = object.atKey(node, node.has("args") ? "args" : "command");
    places.ofVariable = [&](std::string_view name) {
        const Variable *variable = shown.named(name);
        return variable ? variable->origin() : object.atKey(node, "env");
    };
    const std::vector<Setting> commandLine = settingsIn(deployment.arguments);
    stateProductFacts(facts, deployment, commandLine, places);
    stateDebugger(facts, cluster, workload, container, deployment);
    if (!product.technology)
        return;
    if (product.technology->isRegistry && deployment.isService)
        addRegistry(builder, workload, container, product, shown);
    StatedItems administration;
    for (const Node &port : node["ports"].items())
        if (port["hostPort"].asInteger() > 0 &&
            servesAdministration(*product.technology, static_cast<int>(port["containerPort"].asInteger())))
            administration.add(std::string(port["hostPort"].text()), object.atKey(port, "hostPort"));
    facts.addAll(property::container::published_admin_ports, administration);
}

} // namespace bulkhead::import::kubernetes
