// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/network_policy.h"

#include "import/kubernetes/cluster.h"
#include "import/kubernetes/selector.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <tuple>
#include <unordered_set>

namespace bulkhead::import::kubernetes {

namespace {

WorkloadList selectedBy(const Policy &policy, const Cluster &cluster)
{
    if (policy.podSelector && selectsEverything(*policy.podSelector))
        return cluster.index().in(policy.object->space);
    if (policy.podSelector)
        return cluster.index().matching(policy.object->space, *policy.podSelector);
    return policy.subjects.among(cluster.index());
}

// Whether a rule is aimed at all that a direction is about: every pod that may come in, every address that
// may be reached.
bool isWhole(const PolicyRule &rule, bool ingress)
{
    return rule.isIngress == ingress && rule.isForAllPorts &&
           (ingress ? rule.isAimedAtEveryPod() : rule.isAimedEverywhere());
}

} // namespace

NetworkPolicies::NetworkPolicies(const Cluster &cluster) : m_cluster(cluster), m_mesh(cluster)
{
    static constexpr std::array readers = {readKubernetesPolicies, readAdminPolicies, readCiliumPolicies,
                                           readCalicoPolicies};
    for (const auto read : readers) {
        std::vector<Policy> policies = read(cluster);
        std::move(policies.begin(), policies.end(), std::back_inserter(m_policies));
    }
    for (const auto read : {readIstioPolicies, readLinkerdPolicies, readSmiPolicies})
        for (Policy &policy : read(cluster, m_mesh)) {
            policy.isOfMesh = true;
            m_policies.push_back(std::move(policy));
        }
    std::stable_sort(m_policies.begin(), m_policies.end(), [](const Policy &a, const Policy &b) {
        return std::tuple(a.turn, a.order) < std::tuple(b.turn, b.order);
    });
    std::unordered_set<const Workload *> onHostNetwork;
    for (const Workload &workload : cluster.workloads())
        if (workload.isOnHostNetwork())
            onHostNetwork.insert(&workload);
    m_selected.resize(m_policies.size());
    for (const Policy &policy : m_policies) {
        if (policy.isMeaningless)
            continue;
        for (const Workload *workload : selectedBy(policy, cluster)) {
            m_selected[static_cast<std::size_t>(&policy - m_policies.data())] = true;
            if (!onHostNetwork.contains(workload))
                (policy.isOfMesh ? m_ofMesh : m_ofNetwork)[workload].push_back(&policy);
        }
    }
}

const Policy *NetworkPolicies::firstOfNetwork() const
{
    const auto found = std::find_if(m_policies.begin(), m_policies.end(),
                                    [](const Policy &policy) { return !policy.isOfMesh; });
    return found == m_policies.end() ? nullptr : &*found;
}

const NetworkPolicies::PolicyList &NetworkPolicies::of(const Selecting &selecting, const Workload &workload)
{
    static const PolicyList none;
    const auto found = selecting.find(&workload);
    return found == selecting.end() ? none : found->second;
}

// Rules that name some peers or ports are exceptions: what they leave out decides whether the direction is
// closed.
NetworkPolicies::Gate NetworkPolicies::gateOf(const PolicyList &policies, bool ingress)
{
    using enum Gate::State;
    Gate closed;
    Gate open;
    std::optional<Turn> passed; // the rest of these policies are not asked
    for (const Policy *policy : policies) {
        if (policy->turn == passed)
            continue;
        if (policy->turn == Turn::Baseline && closed.by)
            break; // another policy has the pod in its care
        const bool closes = policy->closes(ingress);
        if (closes && !closed.by)
            closed = {Closed, policy, policy->selectorLine};
        for (const PolicyRule &rule : policy->rules) {
            if (!isWhole(rule, ingress))
                continue;
            if (rule.verdict == Verdict::Pass) {
                passed = policy->turn;
                break;
            }
            if (rule.verdict == Verdict::Deny)
                return {Closed, policy, rule.line};
            if (policy->isOrdered)
                return {Open, policy, rule.line};
            if (closes && !open.by)
                open = {Open, policy, rule.line};
        }
    }
    return open.by ? open : closed;
}

// The namespaces of which a rule lets in every workload of the inputs, but names none of them.
std::set<std::string, std::less<>> NetworkPolicies::admittedBy(const Policy &policy) const
{
    std::set<std::string, std::less<>> spaces;
    for (const PolicyRule &rule : policy.rules) {
        if (!rule.isIngress || rule.verdict != Verdict::Allow)
            continue;
        for (const Peer &peer : rule.peers) {
            if (!peer.pods.match || peer.namesPods || peer.isEveryPod)
                continue;
            std::map<std::string_view, std::size_t> letIn; // workloads by namespace
            for (const Workload *workload : peer.pods.among(m_cluster.index()))
                ++letIn[workload->object->space];
            for (const auto &[space, count] : letIn)
                if (count == m_cluster.index().in(space).size())
                    spaces.emplace(space);
        }
    }
    return spaces;
}

NetworkPolicies::Standing &NetworkPolicies::standingOf(const PolicyList &policies) const
{
    const auto [known, isNew] = m_standings.try_emplace(&policies);
    if (isNew)
        known->second = {gateOf(policies, true), gateOf(policies, false), std::nullopt};
    return known->second;
}

const StatedItems &NetworkPolicies::admittedInto(const PolicyList &policies, Standing &standing) const
{
    if (standing.admitted)
        return *standing.admitted;
    StatedItems &admitted = standing.admitted.emplace();
    for (const Policy *policy : policies) {
        if (!policy->closesIngress)
            continue;
        const auto [known, isNew] = m_admitted.try_emplace(policy);
        if (isNew)
            known->second = admittedBy(*policy);
        for (const std::string &space : known->second)
            admitted.add(space, policy->object->at(policy->selectorLine));
    }
    return admitted;
}

void NetworkPolicies::stateFor(const Workload &workload, Facts &container) const
{
    const PolicyList &policies = of(m_ofNetwork, workload);
    Standing &standing = standingOf(policies);
    const Gate &egress = standing.egress;
    Gate ingress = standing.ingress;
    // A mesh that lets everybody in says nothing of the network.
    const Gate ofMesh = gateOf(of(m_ofMesh, workload), true);
    if (ofMesh.state == Gate::State::Closed && ingress.state != Gate::State::Closed)
        ingress = ofMesh;
    const bool ingressClosed = ingress.state == Gate::State::Closed;
    if (ingressClosed)
        container.addAll(property::container::admitted_namespaces, admittedInto(policies, standing));
    const bool egressClosed = egress.state == Gate::State::Closed;
    const auto originOf = [](const Gate &gate, std::string_view note = {}) {
        return gate.by->object->at(gate.line, note);
    };
    using enum property::NetworkPolicy;
    // Where nothing closes a direction, another file may hold a policy for it.
    if (ingress.by && (ingressClosed || !egressClosed))
        container.set(property::container::network_policy,
                      !ingressClosed ? None
                      : egressClosed ? DefaultDeny
                                     : IngressOnly,
                      originOf(ingress, ingressClosed ? "" : "it lets in every pod"));
    else if (egressClosed)
        container.set(property::container::network_policy, EgressOnly, originOf(egress));
    if (egress.by)
        container.set(property::container::egress_restricted, egressClosed,
                      originOf(egress, egressClosed ? "" : "it lets out to every address"));
}

void NetworkPolicies::stateForNamespace(std::string_view space, Facts &boundary) const
{
    PolicyList whole;
    PolicyList wholeOfMesh;
    StatedItems unmatched;
    StatedItems idle;
    const WorkloadList &workloads = m_cluster.index().in(space);
    for (const Policy &policy : m_policies) {
        const std::string &own = policy.object->space;
        if (!own.empty() && own != space)
            continue;
        if (policy.isForWholeSpaces && !policy.isMeaningless) {
            const bool isForIt =
                !own.empty() || (!workloads.empty() && policy.subjects(*workloads.front()) == Match::Yes);
            if (isForIt)
                (policy.isOfMesh ? wholeOfMesh : whole).push_back(&policy);
        } else if (!own.empty() && !selectsSome(policy)) {
            const std::string label(policy.object->label.view());
            if (workloads.empty())
                unmatched.add(label, policy.object->at(policy.selectorLine,
                                                       "no workload of its namespace is among the inputs"));
            else
                idle.add(label, policy.object->at(policy.selectorLine, "selects no workload of the inputs"));
        }
    }
    boundary.addAll(property::trust_boundary::unmatched_policies, unmatched);
    boundary.addAll(property::trust_boundary::idle_policies, idle);
    Gate ingress = gateOf(whole, true);
    if (const Gate ofMesh = gateOf(wholeOfMesh, true);
        ofMesh.state == Gate::State::Closed && ingress.state != Gate::State::Closed)
        ingress = ofMesh;
    if (!ingress.by)
        return;
    using enum property::NetworkPolicyDefault;
    const bool egressClosed = gateOf(whole, false).state == Gate::State::Closed;
    boundary.set(property::trust_boundary::network_policy_default,
                 ingress.state == Gate::State::Open ? AllowAll
                 : egressClosed                     ? DenyAll
                                                    : DenyIngress,
                 ingress.by->object->at(ingress.line));
}

std::optional<NetworkPolicies::Answer> NetworkPolicies::decide(const PolicyList &policies, bool ingress,
                                                               const Workload &peer, const Workload &target,
                                                               AskedPort port)
{
    const Policy *closing = nullptr;
    static constexpr Answer undecided{};
    std::optional<Answer> allowed;
    bool isUnknown = false;
    std::optional<Turn> passed;
    for (const Policy *policy : policies) {
        if (policy->turn == passed)
            continue;
        if (policy->turn == Turn::Baseline && (closing || allowed))
            break;
        const bool closes = policy->closes(ingress);
        if (closes && !closing)
            closing = policy;
        for (const PolicyRule &rule : policy->rules) {
            if (rule.isIngress != ingress)
                continue;
            const Match match = rule.matches(peer, target, port);
            isUnknown |= match == Match::Unknown;
            if (match != Match::Yes)
                continue;
            if (rule.verdict == Verdict::Pass) {
                passed = policy->turn;
                break;
            }
            const bool isDenied = rule.verdict == Verdict::Deny;
            if (isDenied || policy->isOrdered)
                return isUnknown ? undecided : Answer{!isDenied, policy, rule.line};
            if (closes && !allowed)
                allowed = Answer{true, policy, rule.line};
        }
    }
    if (allowed)
        return allowed;
    if (isUnknown)
        return undecided;
    return closing ? std::optional(Answer{false, closing, closing->selectorLine}) : std::nullopt;
}

std::optional<NetworkPolicies::Answer> NetworkPolicies::allows(const Workload &from, const Workload &to,
                                                               AskedPort port) const
{
    if (from.isOnHostNetwork() || to.isOnHostNetwork())
        return std::nullopt;
    const std::optional<Answer> out = decide(of(m_ofNetwork, from), false, to, to, port);
    const std::optional<Answer> in = decide(of(m_ofNetwork, to), true, from, to, port);
    const std::optional<Answer> ofMesh = decide(of(m_ofMesh, to), true, from, to, port);
    const auto all = {out, in, ofMesh};
    for (const std::optional<Answer> &answer : all)
        if (answer && answer->by && !answer->isAllowed)
            return answer;
    if (std::any_of(all.begin(), all.end(),
                    [](const std::optional<Answer> &answer) { return answer && !answer->by; }))
        return std::nullopt;
    return in ? in : out ? out : ofMesh;
}

bool NetworkPolicies::asksForNames(const PolicyList &policies)
{
    return gateOf(policies, true).state == Gate::State::Closed &&
           std::all_of(policies.begin(), policies.end(), [](const Policy *policy) {
               return std::all_of(policy->rules.begin(), policy->rules.end(), [](const PolicyRule &rule) {
                   return rule.verdict == Verdict::Deny || rule.namesCallers;
               });
           });
}

void NetworkPolicies::stateCallers(const Workload &workload, Facts &container) const
{
    const PolicyList &policies = of(m_ofMesh, workload);
    const auto stated = container.choice(property::container::auth_required);
    if ((stated && *stated != property::AuthRequired::None) || !asksForNames(policies))
        return;
    const Gate gate = gateOf(policies, true);
    container.set(property::container::auth_required, property::AuthRequired::Mtls,
                  gate.by->object->at(gate.line, "the mesh lets in callers by their certificates"));
}

std::optional<NetworkPolicies::Answer> NetworkPolicies::authorizes(const Workload &from, const Workload &to,
                                                                   AskedPort port) const
{
    const PolicyList &policies = of(m_ofMesh, to);
    if (!asksForNames(policies))
        return std::nullopt;
    const std::optional<Answer> answer = decide(policies, true, from, to, port);
    return answer && answer->isAllowed ? answer : std::nullopt;
}

} // namespace bulkhead::import::kubernetes
