// SPDX-License-Identifier: Apache-2.0
#include "import/terraform/ecs.h"

#include "import/kubernetes/object.h"
#include "import/reading/scalar_types.h"
#include "import/reading/text.h"
#include "import/services/engine_dns.h"
#include "import/shared/flows.h"
#include "import/shared/ip_address.h"
#include "import/shared/outside.h"
#include "import/terraform/ecs_task.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>

namespace bulkhead::import::terraform {

namespace {

model::Origin originAt(const Plan &plan, const Resource &resource, Builder &builder,
                       std::string_view key = {}, std::string_view note = {})
{
    const int line = key.empty() ? 0 : resource.values->keyLine(key);
    return builder.origin(plan.file(), line > 0 ? line : resource.values->line(), resource.address, note);
}

bool requiresFargate(const Resource &definition, const Resource *service)
{
    const auto compatible = definition["requires_compatibilities"].items();
    const bool isOnlyFargate = compatible.size() == 1 && compatible.front().text() == "FARGATE";
    return isOnlyFargate || (service && service->text("launch_type") == "FARGATE");
}

// The boundary of the cluster that a service runs in, made when first asked for; empty where none is known.
model::Id clusterOf(const EcsTask &task, const Plan &plan, Builder &builder)
{
    if (!task.service)
        return {};
    const Resource *found = plan.named(*task.service, "cluster", "aws_ecs_cluster", "arn").only();
    if (!found)
        found = plan.named(*task.service, "cluster", "aws_ecs_cluster", "name").only();
    if (!found)
        return {};
    const Resource &cluster = *found;
    NewElement wanted;
    wanted.kind = model::Kind::TrustBoundary;
    wanted.id = "ecs." + kubernetes::idPart(cluster.name);
    wanted.name = cluster.text("name").empty() ? std::string_view(cluster.name) : cluster.text("name");
    wanted.sourceKey = "terraform:" + cluster.address;
    wanted.origin = originAt(plan, cluster, builder);
    model::Element &boundary = builder.element(std::move(wanted));
    builder.facts(boundary).set(property::trust_boundary::boundary_type, property::BoundaryType::Cluster,
                                originAt(plan, cluster, builder));
    return boundary.id;
}

void addBoundary(EcsTask &task, const Plan &plan, Builder &builder)
{
    const Resource &definition = *task.definition;
    NewElement wanted;
    wanted.kind = model::Kind::TrustBoundary;
    wanted.id = task.id();
    wanted.name = task.family;
    wanted.parent = clusterOf(task, plan, builder);
    wanted.sourceKey = "terraform:" + definition.address;
    wanted.origin = originAt(plan, definition, builder);
    model::Element &boundary = builder.element(std::move(wanted));
    task.boundary = boundary.id;
    Facts facts = builder.facts(boundary);
    facts.set(property::trust_boundary::boundary_type, property::BoundaryType::Pod,
              originAt(plan, definition, builder, {}, "an ECS task"));
    if (task.isFargate)
        facts.set(property::trust_boundary::isolation_strength, property::IsolationStrength::Vm,
                  originAt(plan, definition, builder, "requires_compatibilities",
                           "a task on Fargate shares no kernel with others"));
}

// The container that listens on a port of the task's own network: the one that maps the port, else another
// than the asking one whose product is known for it. Null where none says so.
const EcsContainer *listenerOn(const EcsTask &task, const EcsContainer &asking, int port)
{
    const auto first = [&](auto isListening) {
        const auto found = std::find_if(task.containers.begin(), task.containers.end(), isListening);
        return found == task.containers.end() ? nullptr : found->get();
    };
    const EcsContainer *mapped = first([port](const auto &container) {
        return std::find(container->ports.begin(), container->ports.end(), port) != container->ports.end();
    });
    return mapped ? mapped : first([&](const auto &container) {
        return container.get() != &asking && services::listensOn(container->service, port);
    });
}

// The containers that a container's links lead to, by the names that it knows them by: "db", "db:store".
// There are links on the bridge of the machine alone.
std::map<std::string, const EcsContainer *> linkedTo(const EcsTask &task, const EcsContainer &container,
                                                     const Plan &plan, Builder &builder)
{
    std::map<std::string, const EcsContainer *> linked;
    const std::string_view mode = task.definition->text("network_mode");
    if (task.isOnOwnNetwork || (!mode.empty() && mode != "bridge"))
        return linked;
    for (const Node &link : (*container.node)["links"].items()) {
        const std::string_view text = link.text();
        const std::size_t colon = std::min(text.find(':'), text.size());
        const std::string name(text.substr(0, colon));
        const std::string alias(colon == text.size() ? text : text.substr(colon + 1));
        if (const EcsContainer *other = task.container(name))
            linked.emplace(lowerCase(alias), other);
        else
            builder.warn(plan.file(), task.definition->values->line(),
                         task.definition->address + ": the container " + container.name + " links " + name +
                             ", which is no container of the task");
    }
    return linked;
}

// Containers of a task on a network of its own reach each other at localhost, others by their links; full
// names lead outside.
void addFlows(const EcsTask &task, const Plan &plan, Builder &builder)
{
    FlowInference flows(builder);
    for (const auto &container : task.containers) {
        const auto linked = linkedTo(task, *container, plan, builder);
        for (const auto &[alias, other] : linked) {
            FlowCandidate candidate;
            candidate.source = container->id;
            candidate.target = other->id;
            candidate.certainty = Certainty::Linked;
            candidate.origin = originAt(plan, *task.definition, builder, "container_definitions",
                                        "a link gives it its address");
            flows.add(std::move(candidate));
        }
        for (const services::Variable &variable : container->service.environment) {
            for (Mention &mention : mentionsInSetting(variable.name, variable.value)) {
                FlowCandidate candidate;
                candidate.source = container->id;
                candidate.certainty = Certainty::Address;
                candidate.origin = originAt(plan, *task.definition, builder, "container_definitions",
                                            "the variable " + variable.name + " holds its address");
                const bool isLocal = isLoopbackHost(mention.host);
                const EcsContainer *peer =
                    isLocal && task.isOnOwnNetwork ? listenerOn(task, *container, mention.port) : nullptr;
                const auto link = linked.find(mention.host);
                if (link != linked.end())
                    candidate.target = link->second->id;
                else if (peer && peer != container.get())
                    candidate.target = peer->id;
                else if (!isLocal && leadsOutside(variable.name, mention))
                    candidate.target =
                        outsideParty(builder, mention.host, model::Platform::Docker, candidate.origin).id;
                else
                    continue;
                candidate.mention = std::move(mention);
                flows.add(std::move(candidate));
            }
        }
    }
    flows.draw();
}

EcsTask taskOf(const Resource &definition, const Resource *service)
{
    EcsTask task;
    task.definition = &definition;
    task.service = service;
    const std::string_view family = definition.text("family");
    task.family = family.empty() ? std::string_view(definition.name) : family;
    task.isFargate = requiresFargate(definition, service);
    task.isOnOwnNetwork = task.isFargate || definition.text("network_mode") == "awsvpc";
    return task;
}

// What names a task definition: "FAMILY", of which the latest counts, "FAMILY:REVISION", or either at the end
// of an ARN.
std::string_view withoutArn(std::string_view name)
{
    const std::size_t slash = name.rfind('/');
    return slash == std::string_view::npos ? name : name.substr(slash + 1);
}

std::string_view familyIn(std::string_view name)
{
    const std::string_view own = withoutArn(name);
    return own.substr(0, own.find(':'));
}

std::string_view revisionIn(std::string_view name)
{
    const std::string_view own = withoutArn(name);
    return own.substr(std::min(own.find(':'), own.size() - 1) + 1);
}

// Whether a definition is of that revision, as far as it says so.
bool isOfRevision(const Resource &definition, std::string_view revision)
{
    const std::string_view stated = definition.text("revision").empty() ? revisionIn(definition.text("arn"))
                                                                        : definition.text("revision");
    return revision.empty() || stated.empty() || stated == revision;
}

// The number of a definition's revision; of one that is yet to be registered, more than any.
std::int64_t revisionOf(const Resource &definition)
{
    const std::string_view stated = definition.text("revision").empty() ? revisionIn(definition.text("arn"))
                                                                        : definition.text("revision");
    return parseInteger(stated).value_or(std::numeric_limits<std::int64_t>::max());
}

// Leaves those of the latest revision.
void keepLatest(std::vector<const Resource *> &definitions)
{
    std::int64_t latest = 0;
    for (const Resource *definition : definitions)
        latest = std::max(latest, revisionOf(*definition));
    std::erase_if(definitions,
                  [latest](const Resource *definition) { return revisionOf(*definition) < latest; });
}

Targets definitionsOf(const Resource &service, const Plan &plan)
{
    constexpr std::string_view type = "aws_ecs_task_definition";
    Targets definitions = plan.named(service, "task_definition", type, "arn");
    if (!definitions.resources.empty())
        return definitions;
    const std::string_view name = service.text("task_definition");
    for (const Resource *definition : plan.withValue(type, "family", familyIn(name))) {
        if (isOfRevision(*definition, revisionIn(name)))
            definitions.resources.push_back(definition);
    }
    if (revisionIn(name).empty())
        keepLatest(definitions.resources);
    return definitions;
}

} // namespace

void importEcs(const Plan &plan, Builder &builder)
{
    std::vector<std::pair<const Resource *, const Resource *>> serviceOf; // by task definition
    for (const Resource *service : plan.ofType("aws_ecs_service")) {
        const Targets definitions = definitionsOf(*service, plan);
        if (const Resource *definition = definitions.only())
            serviceOf.emplace_back(definition, service);
        else
            builder.inform(plan.file(), service->values->line(),
                           service->address + (definitions.resources.empty()
                                                   ? " runs a task definition that is not in the plan"
                                                   : ": which task definition it runs is not known"));
    }
    const WaysIn ways(plan);
    const Roles roles(plan);
    std::set<std::string> families;
    for (const Resource *definition : plan.ofType("aws_ecs_task_definition")) {
        const auto service = std::find_if(serviceOf.begin(), serviceOf.end(),
                                          [=](const auto &pair) { return pair.first == definition; });
        EcsTask task = taskOf(*definition, service == serviceOf.end() ? nullptr : service->second);
        if (!families.insert(task.family).second)
            task.family = definition->address;
        readContainers(task, plan, builder);
        if (task.containers.empty())
            continue;
        addBoundary(task, plan, builder);
        for (const auto &container : task.containers)
            addContainer(task, *container, plan, roles, builder);
        addFlows(task, plan, builder);
        for (const auto &[of, running] : serviceOf) {
            if (of != definition)
                continue;
            task.service = running; // several may run one definition
            ways.add(task, builder);
        }
    }
}

} // namespace bulkhead::import::terraform
