// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/governance.h"

#include "import/kubernetes/cluster.h"
#include "import/shared/builder.h"

#include <algorithm>
#include <array>
#include <set>

namespace bulkhead::import::kubernetes {

namespace {

std::set<std::string> spacesWithWorkloads(const Cluster &cluster)
{
    std::set<std::string> spaces;
    for (const Workload &workload : cluster.workloads())
        spaces.insert(workload.object->space);
    return spaces;
}

void stateQuotas(Cluster &cluster, Facts &orchestrator, const std::set<std::string> &spaces)
{
    std::set<std::string> ruled;
    for (const char *kind : {"ResourceQuota", "LimitRange"})
        for (const Object *object : cluster.ofKind(kind))
            ruled.insert(object->space);
    const Object *first = nullptr;
    for (const char *kind : {"LimitRange", "ResourceQuota"})
        if (!cluster.ofKind(kind).empty())
            first = cluster.ofKind(kind).front();
    if (first)
        orchestrator.set(property::orchestrator::resource_quotas,
                         std::includes(ruled.begin(), ruled.end(), spaces.begin(), spaces.end()),
                         first->at(first->line(), "in every namespace with workloads"));
}

// Levels of Pod Security, the weakest first: privileged (no restriction), baseline, restricted.
constexpr std::array levels = {property::AdmissionPolicy::None, property::AdmissionPolicy::Baseline,
                               property::AdmissionPolicy::Restricted};

// Position in `levels`.
std::size_t levelOf(std::string_view label)
{
    return label == "restricted" ? 2 : label == "baseline" ? 1 : 0;
}

// The weakest level of the namespaces that hold workloads, when all of them are known.
void stateAdmission(Cluster &cluster, Facts &orchestrator, const std::set<std::string> &spaces)
{
    std::size_t weakest = levels.size();
    model::Origin origin;
    for (const std::string &space : spaces) {
        const Object *object = cluster.find("Namespace", {}, space);
        if (!object)
            return; // its labels are in another file
        const Node &labels = object->metadata()["labels"];
        const std::size_t level = levelOf(labels["pod-security.kubernetes.io/enforce"].text());
        if (level >= weakest)
            continue;
        weakest = level;
        origin = object->atKey(labels, "pod-security.kubernetes.io/enforce");
    }
    if (weakest < levels.size())
        orchestrator.set(property::orchestrator::admission_policy, levels[weakest], origin);
}

// What a policy lets in of the kinds that have rules of their own.
void stateExceptions(const Object &policy, Facts &orchestrator)
{
    const Node &spec = policy.spec();
    for (const Node &sysctl : spec["allowedUnsafeSysctls"].items())
        orchestrator.add(property::orchestrator::admitted_sysctls, std::string(sysctl.text()),
                         policy.atKey(spec, "allowedUnsafeSysctls"));
    const Node &procMounts = spec["allowedProcMountTypes"];
    if (listHolds(procMounts, "Unmasked") || listHolds(procMounts, "*"))
        orchestrator.add(property::orchestrator::unmasked_proc_policies, std::string(policy.label.view()),
                         policy.atKey(spec, "allowedProcMountTypes"));
}

bool allows(const Node &spec, std::string_view key)
{
    return spec[key].asBool(false, true);
}

// What the weakest PodSecurityPolicy lets through, since any of them may be the one that admits a pod. The
// API is gone since Kubernetes 1.25; a cluster that has such objects is older or ignores them.
void statePodSecurityPolicies(Cluster &cluster, Facts &orchestrator)
{
    const Object *weakest = nullptr;
    std::size_t weakestLevel = 0;
    for (const Object *policy : cluster.ofKind("PodSecurityPolicy")) {
        const Node &spec = policy->spec();
        stateExceptions(*policy, orchestrator);
        const bool isOpen =
            allows(spec, "privileged") || allows(spec, "hostPID") || allows(spec, "hostIPC") ||
            allows(spec, "hostNetwork") || listHolds(spec["volumes"], "*") ||
            listHolds(spec["volumes"], "hostPath") || listHolds(spec["allowedCapabilities"], "*") ||
            listHolds(spec["allowedProcMountTypes"], "Unmasked") || spec["allowedUnsafeSysctls"].size() > 0;
        const bool isStrict = spec["allowPrivilegeEscalation"].type() == Node::Type::Bool &&
                              !allows(spec, "allowPrivilegeEscalation") &&
                              spec["runAsUser"]["rule"].text() == "MustRunAsNonRoot" &&
                              listHolds(spec["requiredDropCapabilities"], "ALL");
        const std::size_t level = isOpen ? 0 : isStrict ? 2 : 1;
        if (weakest && level >= weakestLevel)
            continue;
        weakest = policy;
        weakestLevel = level;
    }
    if (weakest && !orchestrator.has(property::orchestrator::admission_policy))
        orchestrator.set(property::orchestrator::admission_policy, levels[weakestLevel],
                         weakest->at(weakest->line(), "what the weakest PodSecurityPolicy lets through"));
}

} // namespace

void stateGovernance(Cluster &cluster)
{
    Facts orchestrator = cluster.builder().factsOf(cluster.orchestrator());
    const std::set<std::string> spaces = spacesWithWorkloads(cluster);
    stateQuotas(cluster, orchestrator, spaces);
    stateAdmission(cluster, orchestrator, spaces);
    statePodSecurityPolicies(cluster, orchestrator);
}

} // namespace bulkhead::import::kubernetes
