// SPDX-License-Identifier: Apache-2.0
#include "import/shared/flows.h"
#include "import/terraform/ecs_task.h"
#include "model/generic_name.h"

#include <optional>

namespace bulkhead::import::terraform {

namespace {

// Who comes in, by where a load balancer or an address is reached.
enum class From : std::uint8_t { Internet, InternalNetwork, AllowedRanges };

model::Id outside(Builder &builder, From from, const model::Origin &origin)
{
    NewElement wanted;
    wanted.kind = model::Kind::ExternalEntity;
    wanted.id = from == From::Internet          ? "internet"
                : from == From::InternalNetwork ? "internal-network"
                                                : "allowed-ranges";
    wanted.name = (from == From::Internet          ? model::internet
                   : from == From::InternalNetwork ? model::internalNetwork
                                                   : model::allowedRanges)
                      .name;
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
        facts.addAll(property::container::service_exposure,
                     StatedItems(std::string(model::choiceName(*way.exposure)), origin));
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

// The target groups that the actions of a listener or a rule forward to, by their values or else by
// reference.
std::vector<const Resource *> forwardedTo(const Plan &plan, const Resource &resource,
                                          std::string_view actions)
{
    static const Node none{};
    std::vector<const Resource *> groups;
    const auto add = [&](const Node &value, const Node &expression) {
        const Targets targets = plan.namedBy(resource, value, expression, "aws_lb_target_group", "arn");
        if (const Resource *group = targets.only())
            groups.push_back(group);
    };
    const auto addAll = [&](const Node &blocks, const auto &addOne) {
        for (const Node &action : blocks.items()) {
            addOne(action["target_group_arn"]);
            for (const Node &forward : action["forward"].items()) {
                for (const Node &target : forward["target_group"].items())
                    addOne(target["arn"]);
            }
        }
    };
    addAll(resource[actions], [&](const Node &value) { add(value, none); });
    if (groups.empty())
        addAll(plan.expressions(resource)[actions], [&](const Node &expression) { add(none, expression); });
    return groups;
}

} // namespace

WaysIn::WaysIn(const Plan &plan) : m_plan(plan), m_groups(plan)
{
    std::map<const Resource *, std::vector<const Resource *>> byListener;
    for (const Resource *rule : plan.ofType("aws_lb_listener_rule")) {
        if (const Resource *listener = plan.named(*rule, "listener_arn", "aws_lb_listener", "arn").only()) {
            const auto groups = forwardedTo(plan, *rule, "action");
            auto &all = byListener[listener];
            all.insert(all.end(), groups.begin(), groups.end());
        }
    }
    for (const Resource *listener : plan.ofType("aws_lb_listener")) {
        for (const Resource *group : forwardedTo(plan, *listener, "default_action"))
            byListener[listener].push_back(group);
        for (const Resource *group : byListener[listener]) {
            auto &listeners = m_listeners[group];
            if (listeners.empty() || listeners.back() != listener)
                listeners.push_back(listener);
        }
    }
}

// Each block of a service has a group of its own; null where it is not known which.
const Resource *WaysIn::targetGroupOf(const Resource &service, const Node &target) const
{
    const Node &expression =
        expressionOfBlock(service["load_balancer"], target, m_plan.expressions(service)["load_balancer"]);
    return m_plan
        .namedBy(service, target["target_group_arn"], expression["target_group_arn"], "aws_lb_target_group",
                 "arn")
        .only();
}

void WaysIn::addBalanced(const EcsTask &task, Builder &builder) const
{
    const Resource &service = *task.service;
    for (const Node &target : service["load_balancer"].items()) {
        const EcsContainer *container = task.container(target["container_name"].text());
        if (!container)
            continue;
        const Resource *group = targetGroupOf(service, target);
        const auto listeners = m_listeners.find(group);
        if (!group || listeners == m_listeners.end()) {
            builder.inform(
                m_plan.file(), service.values->line(),
                service.address +
                    (group ? ": the load balancer in front of " + container->name + " is not in the plan"
                           : ": which target group leads to " + container->name + " is not known"));
            continue;
        }
        for (const Resource *listener : listeners->second) {
            const Resource *balancer = m_plan.named(*listener, "load_balancer_arn", "aws_lb", "arn").only();
            if (!balancer || (*balancer)["internal"].isNull()) {
                builder.inform(m_plan.file(), listener->values->line(),
                               listener->address + ": whether its load balancer is internal is not known");
                continue;
            }
            Way way;
            way.container = container;
            way.port = static_cast<int>((*listener)["port"].asInteger());
            way.protocol = listener->text("protocol");
            way.resource = balancer;
            const bool isInternal = (*balancer)["internal"].asBool();
            const auto entry = m_groups.entry(
                m_plan.named(*balancer, "security_groups", "aws_security_group", "id"), way.port);
            if (entry == Entry::Nobody) {
                builder.inform(m_plan.file(), listener->values->line(),
                               listener->address +
                                   ": the security groups of its load balancer let nobody in");
                continue;
            }
            const bool isOpen = entry != Entry::Some; // what is not known may be
            way.from = isInternal ? From::InternalNetwork : isOpen ? From::Internet : From::AllowedRanges;
            way.note = isInternal ? "an internal load balancer leads to it"
                       : isOpen   ? (entry ? "a load balancer on the internet leads to it"
                                           : "a load balancer on the internet leads to it; the plan does not "
                                             "say whom its security groups let in")
                                  : "a load balancer leads to it, open to the ranges of its security groups";
            way.exposure = isInternal ? property::ServiceExposure::InternalLoadBalancer
                                      : property::ServiceExposure::LoadBalancer;
            addWay(way, m_plan, builder);
        }
    }
}

// A task with a public address is reached at the ports that its security groups open.
void WaysIn::addAddressed(const EcsTask &task, Builder &builder) const
{
    const Resource &service = *task.service;
    if (!block(*service.values, "network_configuration")["assign_public_ip"].asBool())
        return;
    const Targets groups =
        m_plan.named(service, "network_configuration.security_groups", "aws_security_group", "id");
    for (const auto &container : task.containers) {
        for (const int port : container->ports) {
            if (m_groups.entry(groups, port) != Entry::Everybody)
                continue;
            Way way;
            way.container = container.get();
            way.port = port;
            way.resource = &service;
            way.note = "the task has a public address, and its security groups let anyone in";
            addWay(way, m_plan, builder);
        }
    }
}

void WaysIn::add(const EcsTask &task, Builder &builder) const
{
    addBalanced(task, builder);
    addAddressed(task, builder);
}

} // namespace bulkhead::import::terraform
