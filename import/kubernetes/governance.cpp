// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/governance.h"

#include "import/kubernetes/admission_policies.h"
#include "import/kubernetes/cluster.h"
#include "import/shared/builder.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <vector>

namespace bulkhead::import::kubernetes {

namespace {

std::set<std::string> spacesWithWorkloads(const Cluster &cluster)
{
    std::set<std::string> spaces;
    for (const Workload &workload : cluster.workloads())
        if (!workload.object->space.empty())
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

// The level that the API server's own configuration gives namespaces without a label; its object is null
// where the inputs hold no such configuration.
// https://kubernetes.io/docs/tasks/configure-pod-container/enforce-standards-admission-controller/
struct DefaultLevel
{
    const Object *object = nullptr;
    const Node *configuration = nullptr;

    std::optional<Admission> in(std::string_view space) const
    {
        if (!object)
            return std::nullopt;
        const Node &exempt = (*configuration)["exemptions"];
        if (listHolds(exempt["namespaces"], space))
            return Admission{levels[0], object->atKey(exempt, "namespaces", "exempt from Pod Security"),
                             std::nullopt};
        const Node &defaults = (*configuration)["defaults"];
        return Admission{levels[levelOf(defaults["enforce"].text())],
                         object->atKey(defaults, "enforce", "for namespaces without a label"), std::nullopt};
    }
};

DefaultLevel defaultLevel(const Cluster &cluster)
{
    for (const Object *object : cluster.ofKind("AdmissionConfiguration"))
        for (const Node &plugin : (*object->node)["plugins"].items())
            if (plugin["name"].text() == "PodSecurity" && plugin["configuration"].isMap())
                return {object, &plugin["configuration"]};
    for (const Object *object : cluster.ofKind("PodSecurityConfiguration"))
        return {object, object->node};
    return {};
}

// What keeps privileged pods out of a namespace; nullopt where nothing says so, since the configuration of
// the API server may stand in a file that is not among the inputs.
std::optional<Admission> admissionIn(const Cluster &cluster, const std::string &space,
                                     const DefaultLevel &otherwise)
{
    static constexpr std::string_view key = "pod-security.kubernetes.io/enforce";
    const Object *object = cluster.find("Namespace", {}, space);
    const Node &labels = object ? object->metadata()["labels"] : Node();
    if (object && !labels[key].text().empty())
        return Admission{levels[levelOf(labels[key].text())], object->atKey(labels, key), std::nullopt};
    return otherwise.in(space);
}

struct SpaceAdmission
{
    std::string space;
    std::optional<Admission> admission;
    bool mayBeGuarded = false; // by a policy that cannot be decided

    int strength() const { return admission ? strengthOf(admission->policy) : -1; }
    bool isGuarded() const { return strength() > strengthOf(property::AdmissionPolicy::Warn); }
};

void tellUndecided(Cluster &cluster, const std::set<const Object *> &policies)
{
    for (const Object &object : cluster.objects())
        if (policies.contains(&object))
            cluster.builder().inform(
                object.file.view(), object.line(),
                "whether " + std::string(object.label.view()) +
                    " refuses every privileged pod depends on what cannot be read from the files; it "
                    "counts as no guard, and the question stays open");
}

// What custom policies refuse in each namespace that has them; nullopt where that is not known of one.
template <typename Iterator>
std::optional<std::vector<property::AdmissionRefuses>> refusedEverywhere(Iterator begin, Iterator end)
{
    std::optional<std::vector<property::AdmissionRefuses>> common;
    for (auto own = begin; own != end; ++own) {
        if (!own->admission || own->admission->policy != property::AdmissionPolicy::Custom)
            continue;
        if (!own->admission->refused)
            return std::nullopt;
        const std::vector<property::AdmissionRefuses> &refused = *own->admission->refused;
        if (!common)
            common = refused;
        std::erase_if(*common, [&refused](property::AdmissionRefuses what) {
            return std::find(refused.begin(), refused.end(), what) == refused.end();
        });
    }
    return common;
}

// The weakest policy of the namespaces that hold workloads and have one, and which have none.
void stateAdmission(Cluster &cluster, Facts &orchestrator, const std::set<std::string> &spaces)
{
    const DefaultLevel otherwise = defaultLevel(cluster);
    const AdmissionPolicies policies(cluster);
    for (const Object *other : policies.others())
        cluster.builder().inform(
            other->file.view(), other->line(),
            std::string(other->label.view()) +
                " refuses no pods with power over their node; what else it asks for is not in the model");
    std::vector<SpaceAdmission> found;
    std::set<const Object *> undecided;
    for (const std::string &space : spaces) {
        if (space == "kube-system" && spaces.size() > 1)
            continue; // the platform's own pods need privileges
        SpaceAdmission own{space, admissionIn(cluster, space, otherwise)};
        AdmissionPolicies::Ruling ruling = policies.in(space);
        if (ruling.admission && strengthOf(ruling.admission->policy) > own.strength())
            own.admission = std::move(ruling.admission);
        undecided.insert(ruling.undecided.begin(), ruling.undecided.end());
        if (!ruling.undecided.empty() && !own.isGuarded()) {
            own.admission.reset();
            own.mayBeGuarded = true;
        }
        if (const auto boundary = cluster.spaces().find(space);
            own.admission && boundary != cluster.spaces().end()) {
            Facts facts = cluster.builder().factsOf(boundary->second);
            facts.set(property::trust_boundary::admission_policy, own.admission->policy,
                      own.admission->origin);
            if (own.admission->refused)
                facts.set(property::trust_boundary::admission_refuses, *own.admission->refused,
                          own.admission->origin);
        }
        found.push_back(std::move(own));
    }
    tellUndecided(cluster, undecided);
    const auto isWeaker = [](const SpaceAdmission &a, const SpaceAdmission &b) {
        return a.strength() < b.strength();
    };
    // Namespaces with a policy that refuses first.
    const auto open = std::stable_partition(found.begin(), found.end(),
                                            [](const SpaceAdmission &own) { return own.isGuarded(); });
    const auto end = open == found.begin() ? found.end() : open;
    const auto weakest = std::min_element(found.begin(), end, isWeaker);
    if (weakest == end || !weakest->admission)
        return; // what is known of it is in another file
    orchestrator.set(property::orchestrator::admission_policy, weakest->admission->policy,
                     weakest->admission->origin);
    if (const auto refused = refusedEverywhere(found.begin(), open))
        orchestrator.set(property::orchestrator::admission_refuses, *refused, weakest->admission->origin);
    if (open == found.begin())
        return;
    StatedItems spacesWithout;
    bool isAny = false;
    for (auto unguarded = open; unguarded != found.end(); ++unguarded) {
        if (unguarded->mayBeGuarded)
            continue; // the question stays open
        isAny = true;
        spacesWithout.add(unguarded->space,
                          unguarded->admission ? unguarded->admission->origin : weakest->admission->origin);
    }
    if (isAny)
        orchestrator.addAll(property::orchestrator::open_namespaces, spacesWithout);
}

// What policies let in of the kinds that have rules of their own.
void stateExceptions(const std::vector<const Object *> &policies, Facts &orchestrator)
{
    StatedItems sysctls;
    StatedItems unmasked;
    for (const Object *policy : policies) {
        const Node &spec = policy->spec();
        for (const Node &sysctl : spec["allowedUnsafeSysctls"].items())
            sysctls.add(std::string(sysctl.text()), policy->atKey(spec, "allowedUnsafeSysctls"));
        const Node &procMounts = spec["allowedProcMountTypes"];
        if (listHolds(procMounts, "Unmasked") || listHolds(procMounts, "*"))
            unmasked.add(std::string(policy->label.view()), policy->atKey(spec, "allowedProcMountTypes"));
    }
    orchestrator.addAll(property::orchestrator::admitted_sysctls, sysctls);
    orchestrator.addAll(property::orchestrator::unmasked_proc_policies, unmasked);
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
    stateExceptions(cluster.ofKind("PodSecurityPolicy"), orchestrator);
    for (const Object *policy : cluster.ofKind("PodSecurityPolicy")) {
        const Node &spec = policy->spec();
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
