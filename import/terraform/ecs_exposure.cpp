// SPDX-License-Identifier: Apache-2.0
#include "import/shared/flows.h"
#include "import/terraform/ecs_task.h"

#include <algorithm>
#include <optional>

namespace bulkhead::import::terraform {

namespace {

bool isAnywhere(const Node &ranges)
{
    const auto items = ranges.items();
    return std::any_of(items.begin(), items.end(), [](const Node &range) {
        return range.text() == "0.0.0.0/0" || range.text() == "::/0";
    });
}

bool holdsPort(const Node &rule, int port)
{
    const std::string_view protocol =
        rule["protocol"].text().empty() ? rule["ip_protocol"].text() : rule["protocol"].text();
    if (protocol == "-1" || protocol == "all")
        return true;
    return port <= 0 || (rule["from_port"].asInteger() <= port && port <= rule["to_port"].asInteger(65535));
}

// Whether a security group lets the whole internet in at a port; nothing where the plan has no rule of it.
std::optional<bool> isOpen(const Plan &plan, const Resource &group, int port)
{
    bool isKnown = false;
    bool isOpenToAll = false;
    const auto take = [&](const Node &rule, const Node &ranges, const Node &ranges6) {
        isKnown = true;
        isOpenToAll |= holdsPort(rule, port) && (isAnywhere(ranges) || isAnywhere(ranges6));
    };
    for (const Node &rule : group["ingress"].items())
        take(rule, rule["cidr_blocks"], rule["ipv6_cidr_blocks"]);
    for (const Resource *rule : plan.ofType("aws_security_group_rule")) {
        const auto groups = plan.named(*rule, "security_group_id", "aws_security_group", "id");
        if (rule->text("type") == "ingress" &&
            std::find(groups.begin(), groups.end(), &group) != groups.end())
            take(*rule->values, (*rule)["cidr_blocks"], (*rule)["ipv6_cidr_blocks"]);
    }
    for (const Resource *rule : plan.ofType("aws_vpc_security_group_ingress_rule")) {
        const auto groups = plan.named(*rule, "security_group_id", "aws_security_group", "id");
        if (std::find(groups.begin(), groups.end(), &group) == groups.end())
            continue;
        isKnown = true;
        isOpenToAll |= holdsPort(*rule->values, port) &&
                       (rule->text("cidr_ipv4") == "0.0.0.0/0" || rule->text("cidr_ipv6") == "::/0");
    }
    return isKnown ? std::optional(isOpenToAll) : std::nullopt;
}

// Of several groups any may let in.
std::optional<bool> isOpen(const Plan &plan, const std::vector<const Resource *> &groups, int port)
{
    std::optional<bool> any;
    for (const Resource *group : groups) {
        if (const auto open = isOpen(plan, *group, port))
            any = any.value_or(false) || *open;
    }
    return any;
}

// Who comes in, by where a load balancer or an address is reached.
enum class From : std::uint8_t { Internet, InternalNetwork, AllowedRanges };

model::Id outside(Builder &builder, From from, const model::Origin &origin)
{
    NewElement wanted;
    wanted.kind = model::Kind::ExternalEntity;
    wanted.id = from == From::Internet          ? "internet"
                : from == From::InternalNetwork ? "internal-network"
                                                : "allowed-ranges";
    wanted.name = from == From::Internet          ? "Internet"
                  : from == From::InternalNetwork ? "Clients on the internal network"
                                                  : "Clients in the allowed address ranges";
    wanted.origin = origin;
    wanted.implied = true;
    model::Element &element = builder.element(std::move(wanted));
    Facts facts = builder.facts(element);
    if (from != From::AllowedRanges && !facts.has(property::external_entity::network_zone))
        facts.set(property::external_entity::network_zone,
                  from == From::Internet ? property::NetworkZone::Internet : property::NetworkZone::Corporate,
                  origin);
    return element.id;
}

struct Way
{
    From from = From::Internet;
    const EcsContainer *container = nullptr;
    int port = 0; // that clients connect to
    std::string_view protocol;
    const Resource *resource = nullptr; // that opens it
    std::string note;
    std::optional<property::ServiceExposure> exposure;
};

void addWay(const Way &way, const Plan &plan, Builder &builder)
{
    const model::Origin origin =
        builder.origin(plan.file(), way.resource->values->line(), way.resource->address, way.note);
    Facts facts = builder.factsOf(way.container->id);
    if (way.exposure)
        facts.add(property::container::service_exposure, *way.exposure, origin);
    if (way.from == From::Internet)
        facts.set(property::container::internet_exposed, true, origin);
    NewFlow wanted;
    wanted.source = outside(builder, way.from, origin);
    wanted.target = way.container->id;
    wanted.discriminator = std::to_string(way.port);
    wanted.name = way.protocol.empty() ? std::to_string(way.port)
                                       : std::string(way.protocol) + " " + std::to_string(way.port);
    wanted.origin = origin;
    model::Flow &flow = builder.flow(std::move(wanted));
    Mention mention;
    mention.port = way.port;
    mention.scheme = way.protocol == "HTTPS" ? "https" : way.protocol == "HTTP" ? "http" : "";
    mention.isEncrypted = way.protocol == "HTTPS" || way.protocol == "TLS";
    mention.isClear = way.protocol == "HTTP";
    stateProtocol(builder, flow, mention, origin);
}

// The listeners that lead to a target group, by their own action or by a rule.
std::vector<const Resource *> listenersOf(const Plan &plan, const std::vector<const Resource *> &targets)
{
    std::vector<const Resource *> listeners;
    const auto leadsThere = [&](const Resource &resource, std::string_view attribute) {
        const auto groups = plan.named(resource, attribute, "aws_lb_target_group", "arn");
        return std::any_of(groups.begin(), groups.end(), [&](const Resource *group) {
            return std::find(targets.begin(), targets.end(), group) != targets.end();
        });
    };
    for (const Resource *listener : plan.ofType("aws_lb_listener")) {
        bool leads = leadsThere(*listener, "default_action.target_group_arn");
        for (const Resource *rule : plan.ofType("aws_lb_listener_rule")) {
            const auto of = plan.named(*rule, "listener_arn", "aws_lb_listener", "arn");
            leads |= std::find(of.begin(), of.end(), listener) != of.end() &&
                     leadsThere(*rule, "action.target_group_arn");
        }
        if (leads)
            listeners.push_back(listener);
    }
    return listeners;
}

const Resource *balancerOf(const Plan &plan, const Resource &listener)
{
    const auto balancers = plan.named(listener, "load_balancer_arn", "aws_lb", "arn");
    return balancers.empty() ? nullptr : balancers.front();
}

void addBalanced(const EcsTask &task, const Plan &plan, Builder &builder)
{
    const Resource &service = *task.service;
    for (const Node &target : service["load_balancer"].items()) {
        const EcsContainer *container = task.container(target["container_name"].text());
        if (!container)
            continue;
        auto groups = plan.named(service, "load_balancer.target_group_arn", "aws_lb_target_group", "arn");
        const auto listeners = listenersOf(plan, groups);
        if (listeners.empty())
            builder.inform(plan.file(), service.values->line(),
                           service.address + ": the load balancer in front of " + container->name +
                               " is not in the plan");
        for (const Resource *listener : listeners) {
            const Resource *balancer = balancerOf(plan, *listener);
            if (!balancer || (*balancer)["internal"].isNull()) {
                builder.inform(plan.file(), listener->values->line(),
                               listener->address + ": whether its load balancer is internal is not known");
                continue;
            }
            Way way;
            way.container = container;
            way.port = static_cast<int>((*listener)["port"].asInteger());
            way.protocol = listener->text("protocol");
            way.resource = balancer;
            const bool isInternal = (*balancer)["internal"].asBool();
            const auto open =
                isOpen(plan, plan.named(*balancer, "security_groups", "aws_security_group", "id"), way.port);
            way.from = isInternal            ? From::InternalNetwork
                       : open.value_or(true) ? From::Internet
                                             : From::AllowedRanges;
            way.note = isInternal ? "an internal load balancer leads to it"
                       : open.value_or(true)
                           ? "a load balancer on the internet leads to it"
                           : "a load balancer leads to it, open to the ranges of its security groups";
            way.exposure = isInternal ? property::ServiceExposure::InternalLoadBalancer
                                      : property::ServiceExposure::LoadBalancer;
            addWay(way, plan, builder);
        }
    }
}

// A task with a public address is reached at the ports that its security groups open.
void addAddressed(const EcsTask &task, const Plan &plan, Builder &builder)
{
    const Resource &service = *task.service;
    if (!block(*service.values, "network_configuration")["assign_public_ip"].asBool())
        return;
    const auto groups =
        plan.named(service, "network_configuration.security_groups", "aws_security_group", "id");
    for (const auto &container : task.containers) {
        for (const int port : container->ports) {
            if (!isOpen(plan, groups, port).value_or(false))
                continue;
            Way way;
            way.container = container.get();
            way.port = port;
            way.resource = &service;
            way.note = "the task has a public address, and its security groups let anyone in";
            addWay(way, plan, builder);
        }
    }
}

} // namespace

void addWaysIn(const EcsTask &task, const Plan &plan, Builder &builder)
{
    addBalanced(task, plan, builder);
    addAddressed(task, plan, builder);
}

} // namespace bulkhead::import::terraform
