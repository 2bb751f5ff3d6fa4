// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/connections.h"

#include "import/kubernetes/cluster.h"
#include "import/kubernetes/environment.h"
#include "import/kubernetes/network_elements.h"
#include "import/kubernetes/selector.h"
#include "import/shared/builder.h"
#include "import/shared/flows.h"
#include "import/shared/image_reference.h"
#include "import/shared/outside.h"
#include "import/shared/technologies.h"

#include <map>
#include <unordered_map>

namespace bulkhead::import::kubernetes {

namespace {

// Finds Services by the names that the cluster's DNS gives them.
class Names
{
public:
    explicit Names(const std::vector<ServiceView> &services)
    {
        for (const ServiceView &service : services)
            m_services.emplace(service.object->space + "/" + service.object->name, &service);
    }

    // "db", "db.shop", "db.shop.svc.cluster.local"; "db-0.db" of one pod of a StatefulSet. A Service that is
    // another name for one of the cluster leads on to that one.
    const ServiceView *resolve(std::string_view space, const std::string &host) const
    {
        const ServiceView *service = lookUp(space, host);
        constexpr int mostNames = 8; // names may lead round in a circle
        for (int i = 0; service && i < mostNames; ++i) {
            const std::string outside = service->externalName();
            const ServiceView *next = outside.empty() ? nullptr : lookUp(service->object->space, outside);
            if (!next)
                break;
            service = next;
        }
        return service;
    }

private:
    const ServiceView *lookUp(std::string_view space, const std::string &host) const
    {
        const std::size_t dot = host.find('.');
        if (dot == std::string::npos)
            return find(space, host);
        const std::string first = host.substr(0, dot);
        const std::string rest = host.substr(dot + 1);
        const std::string second = rest.substr(0, rest.find('.'));
        if (const ServiceView *service = find(second, first))
            return service;
        if (const ServiceView *service = find(space, second))
            return service;
        if (rest.size() == second.size())
            return nullptr;
        const std::string third = rest.substr(second.size() + 1);
        return find(third.substr(0, third.find('.')), second);
    }

    const ServiceView *find(std::string_view space, std::string_view name) const
    {
        const auto found = m_services.find(std::string(space) + "/" + std::string(name));
        return found == m_services.end() ? nullptr : found->second;
    }

    std::map<std::string, const ServiceView *> m_services;
};

// The port that a client names, as the pods behind the Service know it.
int targetPortOf(const ServiceView &service, const Workload &workload, int port)
{
    const auto ports = service.object->spec()["ports"].items();
    for (const Node &opened : ports)
        if (opened["port"].asInteger() == port || (port == 0 && ports.size() == 1))
            return service.targetPort(opened, workload);
    return 0;
}

class Connections
{
public:
    Connections(Cluster &cluster, const Names &names)
        : m_cluster(cluster), m_builder(cluster.builder()), m_names(names), m_flows(m_builder)
    {}

    void inferFrom(const Workload &workload)
    {
        for (const Container &container : workload.containers) {
            for (const Variable &variable : variablesOf(m_cluster, workload, container))
                addSetting(workload, container, variable);
            for (const auto &[key, words] : commandsOf(container))
                add(workload, container, mentionsInArguments(words),
                    workload.object->atKey(*container.node, key), "the " + std::string(key));
        }
    }

    // A policy that lets pods in by their labels tells who is expected to come.
    void inferFrom(const Object &policy)
    {
        const Node &spec = policy.spec();
        for (const Workload *target : m_cluster.index().matching(policy.space, spec["podSelector"])) {
            for (const Node &rule : spec["ingress"].items()) {
                const auto ports = rule["ports"].items();
                const int port = ports.empty() ? 0 : static_cast<int>(ports.front()["port"].asInteger());
                for (const Node &peer : rule["from"].items())
                    addPeer(policy, peer, *target, port);
            }
        }
    }

    void draw() { m_flows.draw(); }

private:
    void addSetting(const Workload &workload, const Container &container, const Variable &variable)
    {
        const std::vector<Mention> mentions = mentionsInSetting(variable.name, variable.value);
        if (mentions.empty())
            return;
        const model::Origin origin = variable.origin();
        const std::string what = "the variable " + variable.name;
        add(workload, container, mentions, origin, what);
        for (const Mention &mention : mentions) {
            if (m_names.resolve(workload.object->space, mention.host) ||
                !leadsOutside(variable.name, mention))
                continue;
            FlowCandidate candidate;
            candidate.source = container.id;
            candidate.origin = origin;
            candidate.origin.note = model::SharedText(what + " holds its address");
            candidate.platform = model::Platform::Kubernetes;
            candidate.target = outsideParty(m_builder, mention.host, candidate.platform, candidate.origin).id;
            candidate.mention = mention;
            candidate.certainty = Certainty::Address;
            m_flows.add(std::move(candidate));
        }
    }

    void add(const Workload &workload, const Container &container, const std::vector<Mention> &mentions,
             const model::Origin &origin, const std::string &what)
    {
        for (const Mention &mention : mentions) {
            const ServiceView *service = m_names.resolve(workload.object->space, mention.host);
            if (!service)
                continue;
            FlowCandidate candidate;
            candidate.source = container.id;
            candidate.mention = mention;
            candidate.platform = model::Platform::Kubernetes;
            const bool isAddress = mention.port > 0 || !mention.scheme.empty();
            candidate.certainty = isAddress ? Certainty::Address : Certainty::Named;
            candidate.origin = origin;
            candidate.origin.note =
                model::SharedText(what + (isAddress ? " holds its address" : " names it as a host"));
            if (service->targets.empty()) {
                candidate.target = standInFor(m_cluster, *service);
                m_flows.add(std::move(candidate));
                continue;
            }
            for (const Workload *target : service->targets) {
                const Container *listener =
                    listenerOf(*target, targetPortOf(*service, *target, mention.port));
                if (!listener || listener->id == container.id)
                    continue;
                FlowCandidate toPod = candidate;
                toPod.target = listener->id;
                m_flows.add(std::move(toPod));
            }
        }
    }

    void addPeer(const Object &policy, const Node &peer, const Workload &target, int port)
    {
        const Node &pods = peer["podSelector"];
        if (selectsEverything(pods) || peer.has("namespaceSelector"))
            return; // "anyone there" names nobody
        const Container *listener = listenerOf(target, port);
        for (const Workload *source : m_cluster.index().matching(policy.space, pods)) {
            const Container *caller = listenerOf(*source, 0);
            if (!listener || !caller || source == &target)
                continue;
            FlowCandidate candidate;
            candidate.source = caller->id;
            candidate.target = listener->id;
            candidate.mention.port = port;
            candidate.platform = model::Platform::Kubernetes;
            candidate.certainty = Certainty::Linked;
            candidate.origin = policy.at(peer.line(), "the policy lets it in by name");
            m_flows.add(std::move(candidate));
        }
    }

    Cluster &m_cluster;
    Builder &m_builder;
    const Names &m_names;
    FlowInference m_flows;
};

// The port in a flow's discriminator or name is that of the Service; a policy speaks of pods, so any port of
// the pod counts.
void statePolicies(Cluster &cluster, const NetworkPolicies &policies)
{
    if (policies.empty())
        return;
    std::unordered_map<model::IdView, const Workload *> owners;
    for (const Workload &workload : cluster.workloads())
        for (const Container &container : workload.containers)
            owners.emplace(container.id, &workload);
    Builder &builder = cluster.builder();
    for (model::Flow &flow : builder.flows()) {
        const auto from = owners.find(flow.source);
        const auto to = owners.find(flow.target);
        if (flow.kind != model::FlowKind::Data || from == owners.end() || to == owners.end())
            continue;
        const std::optional<bool> allowed = policies.allows(*from->second, *to->second, 0);
        if (!allowed)
            continue;
        model::Origin origin = flow.import->origin;
        origin.note = model::SharedText(*allowed ? "a network policy names it"
                                                 : "no rule of the network policies names it");
        builder.facts(flow).set(property::data_flow::policy_allowed, *allowed, std::move(origin));
    }
}

} // namespace

void drawConnections(Cluster &cluster, const std::vector<ServiceView> &services,
                     const NetworkPolicies &policies)
{
    const Names names(services);
    Connections connections(cluster, names);
    for (const ServiceView &service : services)
        if (!service.externalName().empty() &&
            names.resolve(service.object->space, service.object->name) == &service)
            standInFor(cluster, service);
    for (const Workload &workload : cluster.workloads())
        connections.inferFrom(workload);
    for (const Object *policy : cluster.ofKind("NetworkPolicy"))
        connections.inferFrom(*policy);
    connections.draw();
    statePolicies(cluster, policies);
}

void stateTechnology(Cluster &cluster, const Workload &workload, const Container &container)
{
    Builder &builder = cluster.builder();
    const auto &technologies = builder.options().technologies;
    if (!technologies)
        return;
    const Object &object = *workload.object;
    const Node &node = *container.node;
    const Technology *technology =
        technologies->ofImage(ImageReference::parse(node["image"].text()).repository);
    model::Origin reason = object.atKey(node, "image", "told by the image's name");
    for (const Node &port : node["ports"].items()) {
        if (technology)
            break;
        technology = technologies->ofPort(static_cast<int>(port["containerPort"].asInteger()));
        reason = object.atKey(port, "containerPort", "told by its port");
    }
    if (!technology)
        return;
    Facts facts = builder.factsOf(container.id);
    facts.set(property::container::technology, technology->name, reason);
    facts.set(property::container::service_type, technology->serviceType, reason);

    const std::vector<std::string> arguments = commandLineOf(container);
    std::vector<Setting> settings;
    for (const Node &variable : node["env"].items()) {
        // What a Secret gives is set, whatever it is.
        settings.push_back({variable["name"].text(), variable["valueFrom"].isMap()
                                                         ? std::string_view("${}")
                                                         : variable["value"].text()});
    }
    if (const AuthRule *rule = authRuleFor(*technology, settings, arguments))
        facts.set(property::container::auth_required, rule->authRequired,
                  rule->variable.empty() ? object.atKey(node, node.has("args") ? "args" : "command")
                                         : object.atKey(node, "env"));
}

} // namespace bulkhead::import::kubernetes
