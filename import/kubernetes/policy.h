// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/kubernetes/workload_index.h"

#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace bulkhead::import::kubernetes {

class Cluster;

// Network policies of all kinds in one form: those of Kubernetes itself, of its administrators, of Cilium and
// of Calico; and those by which a mesh decides who may call a workload.

enum class Match : std::uint8_t { No, Unknown, Yes };

inline Match matchIf(bool isMatch)
{
    return isMatch ? Match::Yes : Match::No;
}

// Whether a selector means a pod: unknown where the labels of its namespace are not among the inputs.
using PodMatch = std::function<Match(const Workload &)>;

// The pods that a selector means.
struct PodSelection
{
    PodMatch match;    // empty: none
    SearchRange range; // it means none outside

    Match operator()(const Workload &workload) const { return match ? match(workload) : Match::No; }
    // Those that it means for certain.
    WorkloadList among(const WorkloadIndex &index) const;
};

// At whom one rule of a policy is aimed.
struct Peer
{
    PodSelection pods;
    bool isEveryPod = false;   // of every namespace
    bool namesPods = false;    // by labels of their own: it says who is expected to come
    bool isEverywhere = false; // every address, also outside the cluster
};

struct PolicyPorts
{
    std::int64_t first = 0; // 0: a port by name
    std::int64_t last = 0;
    std::string name;
    std::string transport = {}; // "TCP", "UDP" …; empty: any
};

// The port that a connection asks for.
struct AskedPort
{
    int number = 0; // 0: not known
    std::string_view transport = "TCP";
};

enum class Verdict : std::uint8_t { Allow, Deny, Pass };

struct PolicyRule
{
    Verdict verdict = Verdict::Allow;
    bool isIngress = true;
    bool isForEveryone = false; // names no peers
    bool namesCallers = false;  // by what only they can show, as the certificates of a mesh
    std::vector<Peer> peers;
    bool isForAllPorts = true;
    std::vector<PolicyPorts> ports;
    int line = 0;

    bool isAimedAtEveryPod() const;
    bool isAimedEverywhere() const;
    Match matches(const Workload &peer, const Workload &target, AskedPort port) const;
};

// In which turn a policy is asked: those of administrators before all others, their baseline after them.
enum class Turn : std::uint8_t { Admin, Standard, Baseline };

struct Policy
{
    const Object *object = nullptr;
    bool isOfMesh = false; // a proxy of the mesh asks it, after the network has let a connection through
    Turn turn = Turn::Standard;
    double order = std::numeric_limits<double>::max(); // among those of a turn, the lowest first
    bool isOrdered = false; // the first rule that fits decides, as for administrators' policies and Calico's
    bool closesIngress = false; // selected pods accept only what a rule names
    bool closesEgress = false;
    bool isMeaningless = false;        // selects nothing and says nothing: a slip of the pen
    const Node *podSelector = nullptr; // of pods of its own namespace; null: `subjects` says whom it is for
    PodSelection subjects;
    bool isForWholeSpaces = false; // every pod of the namespaces that it is for
    int selectorLine = 0;
    std::vector<PolicyRule> rules;

    bool closes(bool ingress) const { return ingress ? closesIngress : closesEgress; }
};

// The policies of the inputs, in their order.
std::vector<Policy> readKubernetesPolicies(const Cluster &cluster);
std::vector<Policy> readAdminPolicies(const Cluster &cluster);
std::vector<Policy> readCiliumPolicies(const Cluster &cluster);
std::vector<Policy> readCalicoPolicies(const Cluster &cluster);

// Labels of a namespace, those of its object and its name, against a selector: unknown where the inputs hold
// no such object and the selector asks for more than the name.
Match namespaceMatch(const Cluster &cluster, const Node &selector, std::string_view space);

// The only namespace that a selector of namespaces can mean, by the label of its name; nullopt: any.
std::optional<std::string> namespaceNamed(const Node &selector);

// The ranges of a list of addresses, and what a rule that names them is aimed at.
Peer peerOfRanges(const std::vector<std::string_view> &ranges,
                  const std::vector<std::string_view> &exceptions);

} // namespace bulkhead::import::kubernetes
