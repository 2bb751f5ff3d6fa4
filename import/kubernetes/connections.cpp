// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/connections.h"

#include "import/kubernetes/cluster.h"
#include "import/kubernetes/configuration_files.h"
#include "import/kubernetes/environment.h"
#include "import/kubernetes/host_names.h"
#include "import/kubernetes/like_pods.h"
#include "import/kubernetes/neighbours.h"
#include "import/kubernetes/network_elements.h"
#include "import/kubernetes/selector.h"
#include "import/kubernetes/service_ports.h"
#include "import/kubernetes/volumes.h"
#include "import/reading/scalar_types.h"
#include "import/reading/text.h"
#include "import/shared/builder.h"
#include "import/shared/flows.h"
#include "import/shared/ip_address.h"
#include "import/shared/outside.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <unordered_map>

namespace bulkhead::import::kubernetes {

namespace {

// What has no value that the inputs show stands for some text that is no part of a name.
std::string withoutReferences(std::string text)
{
    for (std::size_t at = text.find("$("); at != std::string::npos; at = text.find("$(", at + 1)) {
        const std::size_t end = text.find(')', at);
        if (end == std::string::npos)
            break;
        text.replace(at, end - at + 1, "*");
    }
    return text;
}

constexpr std::string_view letIn = "the policy lets it in by name";

// The port that the variable beside one for a host states: DB_PORT beside DB_HOST; 0 where there is none.
int portBeside(std::string_view name, const Variables &variables)
{
    static constexpr std::array<std::string_view, 5> hostWords = {"hostname", "host", "server", "address",
                                                                  "addr"};
    const std::string lower = lowerCase(name);
    for (const std::string_view word : hostWords) {
        if (!lower.ends_with(word))
            continue;
        const std::string start(name.substr(0, name.size() - word.size()));
        for (const char *port : {"PORT", "port", "Port"})
            if (const Variable *variable = variables.named(start + port))
                return static_cast<int>(
                    std::clamp<std::int64_t>(parseInteger(variable->value).value_or(0), 0, 65535));
    }
    return 0;
}

// Whether the pod itself gives an address outside it this name: spec.hostAliases.
bool isAlias(const Workload &workload, std::string_view host)
{
    const auto aliases = workload.podSpec()["hostAliases"].items();
    return std::any_of(aliases.begin(), aliases.end(), [host](const Node &alias) {
        const auto names = alias["hostnames"].items();
        return !isLoopbackHost(alias["ip"].text()) &&
               std::any_of(names.begin(), names.end(),
                           [host](const Node &name) { return lowerCase(name.text()) == host; });
    });
}

class Connections
{
public:
    Connections(Cluster &cluster, const Names &names)
        : m_cluster(cluster), m_builder(cluster.builder()), m_names(names), m_flows(m_builder),
          m_files(cluster)
    {
        for (const Workload &workload : cluster.workloads())
            for (const Container &container : workload.containers)
                for (const Node &port : (*container.node)["ports"].items())
                    if (const int opened = portOnNode(workload, port); opened > 0)
                        if (WorkloadList &pods = m_onNodes[opened]; pods.empty() || pods.back() != &workload)
                            pods.push_back(&workload);
    }

    void inferFrom(const Workload &workload)
    {
        const std::vector<Volume> volumes = volumesOf(workload);
        for (const Container &container : workload.containers) {
            for (const Mount &mount : mountsOf(workload, container, volumes))
                addFiles(workload, container, mount);
            const Variables variables = variablesOf(m_cluster, workload, container);
            for (const Variable &variable : variables) {
                const MentioningText text{
                    variable.name, mentionsInSetting(variable.name, withoutReferences(variable.value)),
                    variable.origin(), "the variable " + variable.name, portBeside(variable.name, variables)};
                add(workload, container, text);
                addOutside(workload, container, text);
            }
            for (auto &[key, words] : commandsOf(container)) {
                for (std::string &word : words)
                    word = withoutReferences(withVariables(word, variables, m_cluster, workload));
                MentioningText text{{},
                                    mentionsInArguments(words),
                                    workload.object->atKey(*container.node, key),
                                    "the " + std::string(key)};
                std::erase_if(text.mentions,
                              [&](const Mention &mention) { return isOwnPod(workload, mention.host); });
                add(workload, container, text);
                addNeighbours(workload, container, words, text);
            }
        }
    }

    // A policy that lets pods in by their labels tells who is expected to come.
    void inferFrom(const Object &policy)
    {
        const Node &spec = policy.spec();
        const WorkloadList targets = m_cluster.index().matching(policy.space, spec["podSelector"]);
        for (const Node &rule : spec["ingress"].items()) {
            const auto ports = rule["ports"].items();
            AskedPort port;
            if (!ports.empty()) {
                port.number = static_cast<int>(ports.front()["port"].asInteger());
                if (const std::string_view stated = ports.front()["protocol"].text(); !stated.empty())
                    port.transport = stated;
            }
            for (const Node &peer : rule["from"].items()) {
                const Node &pods = peer["podSelector"];
                if (!selectsEverything(pods) && !peer.has("namespaceSelector")) // "anyone there" names nobody
                    addPairs(m_cluster.index().matching(policy.space, pods), targets, port, policy,
                             peer.line());
            }
        }
    }

    void inferFrom(const Policy &policy);
    // Draws the flows and states for each between pods whether policies allow it.
    void draw(const NetworkPolicies &policies);

private:
    FlowCandidate candidateFrom(const Container &container, const Mention &mention,
                                const MentioningText &text) const
    {
        FlowCandidate candidate;
        candidate.source = container.id;
        candidate.mention = mention;
        candidate.platform = model::Platform::Kubernetes;
        const bool isAddress = mention.port > 0 || !mention.scheme.empty();
        candidate.certainty = isAddress ? Certainty::Address : Certainty::Named;
        candidate.origin = text.origin;
        candidate.origin.note =
            model::SharedText(text.what + (isAddress ? " holds its address" : " names it as a host"));
        if (!isAddress)
            candidate.mention.port = text.portBeside;
        return candidate;
    }

    // Files may tell of others in passing, so that Services of the cluster alone count, and the container's
    // own pod does not.
    void addFiles(const Workload &workload, const Container &container, const Mount &mount)
    {
        for (MentioningText text : m_files.in(workload, mount)) {
            std::erase_if(text.mentions,
                          [&](const Mention &mention) { return isOwnPod(workload, mention.host); });
            add(workload, container, text);
        }
    }

    void addOutside(const Workload &workload, const Container &container, const MentioningText &text)
    {
        for (const Mention &mention : text.mentions) {
            FlowCandidate candidate = candidateFrom(container, mention, text);
            const bool isOutside = m_names.isDeclaredOutside(mention.host) ||
                                   isAlias(workload, mention.host) ||
                                   leadsOutside(text.name, candidate.mention);
            if (mention.host == addressOfNode || m_names.resolve(workload, mention.host) || !isOutside)
                continue;
            candidate.origin.note = model::SharedText(text.what + " holds its address");
            candidate.target = outsideParty(m_builder, mention.host, candidate.platform, candidate.origin).id;
            candidate.certainty = Certainty::Address;
            m_flows.add(std::move(candidate));
        }
    }

    void add(const Workload &workload, const Container &container, const MentioningText &text)
    {
        for (const Mention &mention : text.mentions) {
            const FlowCandidate candidate = candidateFrom(container, mention, text);
            if (isOwnPod(workload, mention.host))
                addNeighbour(workload, container, candidate, text);
            else if (mention.host == addressOfNode)
                addNodePort(workload, container, candidate);
            else if (const Destination to = m_names.resolve(workload, mention.host); to.isApiServer)
                addApiServer(candidate);
            else if (to.service)
                addService(to, workload, container, candidate);
            else if (to.pod)
                addKnative(*to.pod, candidate);
        }
    }

    // Of the pod's own addresses in arguments only those count whose option does not say where it listens.
    void addNeighbours(const Workload &workload, const Container &container,
                       const std::vector<std::string> &words, MentioningText text)
    {
        std::string_view option;
        for (const std::string_view word : words) {
            const bool isOption = word.starts_with('-');
            const std::size_t equals = isOption ? word.find('=') : std::string_view::npos;
            const bool hasValue = !isOption || equals != std::string_view::npos;
            if (isOption)
                option = word.substr(0, equals);
            text.name = option;
            text.mentions = mentionsInSetting(option, isOption && hasValue ? word.substr(equals + 1) : word);
            std::erase_if(text.mentions, [&](const Mention &mention) {
                return !isOwnPod(workload, mention.host) || (option.empty() && mention.scheme.empty());
            });
            if (hasValue) {
                add(workload, container, text);
                option = {};
            }
        }
    }

    void addNeighbour(const Workload &workload, const Container &container, FlowCandidate candidate,
                      const MentioningText &text)
    {
        const Container *neighbour = saysWhereItListens(text.name)
                                         ? nullptr
                                         : neighbourOn(workload, container, candidate.mention.port,
                                                       m_builder.options().technologies.get());
        if (!neighbour)
            return;
        candidate.target = neighbour->id;
        m_flows.add(std::move(candidate));
    }

    void addApiServer(FlowCandidate candidate)
    {
        candidate.target = m_cluster.orchestrator();
        candidate.mention.scheme.clear(); // https, and more than that
        candidate.mention.port = 0;       // the only one
        candidate.mention.isEncrypted = !candidate.mention.isClear;
        candidate.spoken = property::Protocol::KubernetesApi;
        candidate.spokenBecause = "the name is that of the cluster's own API";
        m_flows.add(std::move(candidate));
    }

    // https://knative.dev/docs/serving/: pods listen on 8080 unless they state another port.
    void addKnative(const Workload &pod, FlowCandidate candidate)
    {
        constexpr int usualPort = 8080;
        const Container *listener = servingContainer(pod);
        if (!listener || listener->id == candidate.source)
            return;
        const auto ports = (*listener->node)["ports"].items();
        candidate.target = listener->id;
        candidate.targetPort =
            ports.empty() ? usualPort : static_cast<int>(ports.front()["containerPort"].asInteger());
        m_flows.add(std::move(candidate));
    }

    // The port of the node that a port of a pod is; 0 where it is none.
    static int portOnNode(const Workload &workload, const Node &port)
    {
        return static_cast<int>(port[workload.isOnHostNetwork() ? "containerPort" : "hostPort"].asInteger());
    }

    // What is asked for at the address of the own node is asked of a pod that has the port there.
    void addNodePort(const Workload &workload, const Container &container, const FlowCandidate &candidate)
    {
        const auto found = m_onNodes.find(candidate.mention.port);
        if (found == m_onNodes.end())
            return;
        for (const Workload *pod : m_likePods.reachedFrom(workload, found->second))
            for (const Container &listener : pod->containers)
                for (const Node &port : (*listener.node)["ports"].items()) {
                    if (portOnNode(*pod, port) != candidate.mention.port || listener.id == container.id)
                        continue;
                    FlowCandidate toPod = candidate;
                    toPod.target = listener.id;
                    toPod.targetPort = static_cast<int>(port["containerPort"].asInteger());
                    m_flows.add(std::move(toPod));
                }
        tellStandIns(found->second, "port " + std::to_string(found->first) + " of the nodes",
                     candidate.origin);
    }

    // Of many pods some get no flows, which is told once.
    void tellStandIns(const WorkloadList &pods, const std::string &name, const model::Origin &origin)
    {
        const std::string drawn = m_likePods.namesOf(pods);
        if (!drawn.empty() && m_toldGroups.insert(&pods).second)
            m_builder.inform(origin.file.view(), origin.line,
                             name + " leads to " + std::to_string(pods.size()) +
                                 " workloads: connections to them are drawn to " + drawn);
    }

    void addService(const Destination &to, const Workload &workload, const Container &container,
                    FlowCandidate candidate)
    {
        const ServiceView &service = *to.service;
        const Node *port = portNamed(service, candidate.mention.port);
        if (!port && candidate.mention.port > 0 && !opensAnyPort(service)) {
            tellMissingPort(service, candidate);
            return;
        }
        candidate.transport = transportOf(service, port);
        candidate.spoken = port ? statedProtocol(*port) : std::nullopt;
        if (candidate.spoken)
            candidate.spokenBecause =
                "by the name of the port of " + std::string(service.object->label.view());
        if (service.targets().empty()) {
            candidate.target = standInFor(m_cluster, service);
            m_flows.add(std::move(candidate));
            return;
        }
        const WorkloadList targets =
            to.pod ? WorkloadList{to.pod} : m_likePods.reachedFrom(workload, service.targets());
        for (const Workload *target : targets) {
            FlowCandidate toPod = candidate;
            toPod.targetPort = port ? service.targetPort(*port, *target) : 0;
            const Container *listener = listenerOf(*target, toPod.targetPort);
            if (!listener || listener->id == container.id)
                continue;
            toPod.target = listener->id;
            m_flows.add(std::move(toPod));
        }
        if (!to.pod)
            tellStandIns(service.targets(), std::string(service.object->label.view()), candidate.origin);
    }

    void tellMissingPort(const ServiceView &service, const FlowCandidate &candidate)
    {
        const model::Origin &origin = candidate.origin;
        const std::string port = std::to_string(candidate.mention.port);
        if (m_told.insert(std::string(origin.file.view()) + '\n' + std::to_string(origin.line) + '\n' + port)
                .second)
            m_builder.inform(origin.file.view(), origin.line,
                             "port " + port + " of " + std::string(service.object->label.view()) +
                                 " is named, which the Service does not have: no flow is drawn");
    }

    // A rule for many pods is about groups of them; that each talks to each it does not say.
    void addPairs(const WorkloadList &sources, const WorkloadList &targets, AskedPort port,
                  const Object &policy, int line)
    {
        constexpr std::size_t mostPairs = 40;
        if (sources.size() * targets.size() > mostPairs) {
            m_builder.inform(policy.file.view(), line,
                             std::string(policy.label.view()) + " lets " + std::to_string(sources.size()) +
                                 " workloads into " + std::to_string(targets.size()) +
                                 ": too many to draw a flow for each by it alone");
            return;
        }
        for (const Workload *target : targets)
            for (const Workload *source : sources)
                addPair(*source, *target, port, policy.at(line, letIn));
    }

    void addPair(const Workload &source, const Workload &target, AskedPort port, model::Origin origin)
    {
        const Container *listener = listenerOf(target, port.number);
        const Container *caller = listenerOf(source, 0);
        if (!listener || !caller || &source == &target)
            return;
        FlowCandidate candidate;
        candidate.source = caller->id;
        candidate.target = listener->id;
        candidate.mention.port = port.number;
        candidate.targetPort = port.number;
        candidate.transport = port.transport;
        candidate.platform = model::Platform::Kubernetes;
        candidate.certainty = Certainty::Linked;
        candidate.origin = std::move(origin);
        m_flows.add(std::move(candidate));
    }

    Cluster &m_cluster;
    Builder &m_builder;
    const Names &m_names;
    FlowInference m_flows;
    std::set<std::string> m_told; // ports that a Service does not have, by where they are named
    ConfigurationFiles m_files;
    std::map<int, WorkloadList> m_onNodes; // that answer at a port of their node
    LikePods m_likePods;
    std::set<const WorkloadList *> m_toldGroups;
};

// The rules of the policies of other plugins that name pods tell the same.
void Connections::inferFrom(const Policy &policy)
{
    if (policy.isMeaningless)
        return;
    const auto namesCallers = [](const PolicyRule &rule) {
        return rule.isIngress && rule.verdict == Verdict::Allow &&
               std::any_of(rule.peers.begin(), rule.peers.end(),
                           [](const Peer &peer) { return peer.namesPods; });
    };
    if (std::none_of(policy.rules.begin(), policy.rules.end(), namesCallers))
        return;
    const WorkloadList targets = policy.subjects.among(m_cluster.index());
    for (const PolicyRule &rule : policy.rules) {
        if (!namesCallers(rule))
            continue;
        AskedPort port;
        if (!rule.ports.empty()) {
            const PolicyPorts &first = rule.ports.front();
            if (first.last <= first.first) // a range names none
                port.number = static_cast<int>(first.first);
            if (!first.transport.empty())
                port.transport = first.transport;
        }
        for (const Peer &peer : rule.peers)
            if (peer.namesPods)
                addPairs(peer.pods.among(m_cluster.index()), targets, port, *policy.object, rule.line);
    }
}

// Which rule of a policy a connection owes its way to, for each flow between pods: the port is that of the
// pod.
void Connections::draw(const NetworkPolicies &policies)
{
    std::unordered_map<model::IdView, const Workload *> owners;
    for (const Workload &workload : m_cluster.workloads())
        for (const Container &container : workload.containers)
            owners.emplace(container.id, &workload);
    m_flows.draw([&](model::Flow &flow, const FlowCandidate &candidate) {
        const auto from = owners.find(flow.source);
        const auto to = owners.find(flow.target);
        if (from == owners.end() || to == owners.end() || from->second == to->second)
            return;
        Facts facts = m_builder.facts(flow);
        const int port = candidate.mention.port;
        const int targetPort = candidate.targetPort != 0 ? candidate.targetPort : port;
        policies.mesh().stateFor({*from->second, *to->second, port, targetPort}, facts);
        const auto stated = [](const NetworkPolicies::Answer &answer) {
            const std::string label(answer.by->object->label.view());
            return answer.by->object->at(answer.line, answer.isAllowed ? label + " names it"
                                                                       : "no rule of " + label + " names it");
        };
        const AskedPort asked{candidate.targetPort, candidate.transport};
        if (const auto answer = policies.allows(*from->second, *to->second, asked))
            facts.set(property::data_flow::policy_allowed, answer->isAllowed, stated(*answer));
        if (const auto answer = policies.authorizes(*from->second, *to->second, asked)) {
            facts.set(property::data_flow::authorization, true, stated(*answer));
            facts.set(property::data_flow::authentication, property::DataFlowAuthentication::Mtls,
                      stated(*answer));
        }
    });
}

} // namespace

void drawConnections(Cluster &cluster, const std::vector<ServiceView> &services,
                     const NetworkPolicies &policies)
{
    const Names names(cluster, services);
    Connections connections(cluster, names);
    for (const ServiceView &service : services)
        if (names.leadsOutside(service) || !service.outside.empty())
            standInFor(cluster, service);
    for (const Workload &workload : cluster.workloads())
        connections.inferFrom(workload);
    for (const Policy &policy : policies.all()) {
        if (policy.podSelector)
            connections.inferFrom(*policy.object);
        else if (!policy.isOfMesh) // those name accounts, which many pods may share
            connections.inferFrom(policy);
    }
    connections.draw(policies);
}

} // namespace bulkhead::import::kubernetes
