// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/admission_policies.h"

#include "import/kubernetes/cluster.h"
#include "import/kubernetes/kyverno_rules.h"
#include "import/kubernetes/named_policies.h"
#include "import/kubernetes/privilege_conditions.h"
#include "import/kubernetes/selector.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <iterator>

namespace bulkhead::import::kubernetes {

namespace {

// What a policy does in one namespace with pods that a refusal means.
struct Effect
{
    Match refuses = Match::No;
    Match reports = Match::No; // or refuses
};

Match opposite(Match match)
{
    return match == Match::Unknown ? match : matchIf(match == Match::No);
}

Match unlessAny(const Node &conditions)
{
    return conditions.size() > 0 ? Match::Unknown : Match::Yes;
}

// https://kyverno.io/docs/policy-types/cluster-policy/validate/
Effect effectOfKyverno(const Cluster &cluster, const Object &policy, std::string_view space,
                       const Refusal &refusal)
{
    Effect effect;
    for (const Node &rule : policy.spec()["rules"].items()) {
        const Node &validate = rule["validate"];
        const Match refuses = validationRefuses(validate, refusal);
        if (refuses == Match::No)
            continue;
        const Match match = std::min(refuses, kyvernoRuleMatch(cluster, policy, rule, space));
        effect.reports = std::max(effect.reports, match);
        effect.refuses =
            std::max(effect.refuses, std::min(match, kyvernoEnforces(cluster, policy, validate, space)));
    }
    return effect;
}

bool listAllows(const Node &list, std::string_view item)
{
    return list.size() == 0 || listHolds(list, item) || listHolds(list, "*");
}

// Whether rules for resources mean the creation of pods; Unknown where they mean those of certain names.
Match podRulesMatch(const Node &rules)
{
    Match match = Match::No;
    for (const Node &rule : rules.items())
        if (listAllows(rule["apiGroups"], "") && listAllows(rule["apiVersions"], "v1") &&
            listAllows(rule["operations"], "CREATE") && rule["scope"].text() != "Cluster" &&
            (listAllows(rule["resources"], "pods") || listHolds(rule["resources"], "*/*")))
            match = std::max(match, unlessAny(rule["resourceNames"]));
    return match;
}

// Whether selectors and rules for resources mean every pod of a namespace.
Match requestsMatch(const Cluster &cluster, const Node &wanted, std::string_view rules,
                    std::string_view space)
{
    Match match = wanted[rules].size() == 0 ? Match::Yes : podRulesMatch(wanted[rules]);
    match = std::min(match, opposite(podRulesMatch(wanted["excludeResourceRules"])));
    match = std::min(match, namespaceMatch(cluster, wanted["namespaceSelector"], space));
    return selectsEverything(wanted["objectSelector"]) ? match : std::min(match, Match::Unknown);
}

// https://kyverno.io/docs/policy-types/validating-policy/: what names no action denies.
Effect effectOfExpressions(const Cluster &cluster, const Object &policy, std::string_view space,
                           const Refusal &refusal)
{
    const Node &spec = policy.spec();
    Match match = expressionsRefuse(spec["validations"], spec["variables"], refusal);
    if (match == Match::No)
        return {};
    match = std::min(match, requestsMatch(cluster, spec["matchConstraints"], "resourceRules", space));
    match = std::min(match, unlessAny(spec["matchConditions"]));
    for (const Object *exception : cluster.ofKind("PolicyException", "policies.kyverno.io"))
        for (const Node &reference : exception->spec()["policyRefs"].items())
            if (reference["name"].text() == policy.name)
                match = std::min(match, Match::Unknown);
    const Node &actions = spec["validationActions"];
    const bool denies = (actions.size() == 0 || listHolds(actions, "Deny")) &&
                        spec["evaluation"]["admission"]["enabled"].asBool(true, true);
    return {denies ? match : Match::No, match};
}

// https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/: without a binding a
// policy has no effect.
Effect effectOfBinding(const Cluster &cluster, const Object &binding, std::string_view space,
                       const Refusal &refusal)
{
    const Node &spec = binding.spec();
    const Object *policy = cluster.find("ValidatingAdmissionPolicy", {}, spec["policyName"].text());
    if (!policy)
        return {};
    const Node &asked = policy->spec();
    Match match = expressionsRefuse(asked["validations"], asked["variables"], refusal);
    match = std::min(match, requestsMatch(cluster, asked["matchConstraints"], "resourceRules", space));
    match = std::min(match, requestsMatch(cluster, spec["matchResources"], "resourceRules", space));
    if (match != Match::No)
        match = std::min(match, unlessAny(asked["matchConditions"]));
    return {listHolds(spec["validationActions"], "Deny") ? match : Match::No, match};
}

// https://open-policy-agent.github.io/gatekeeper/website/docs/howto/#the-match-field
Match constraintMatch(const Cluster &cluster, const Object &constraint, std::string_view space)
{
    const Node &match = constraint.spec()["match"];
    const auto kinds = match["kinds"].items();
    const bool meansPods = kinds.empty() || std::any_of(kinds.begin(), kinds.end(), [](const Node &entry) {
                               return listAllows(entry["apiGroups"], "") && listAllows(entry["kinds"], "Pod");
                           });
    if (!meansPods || match["scope"].text() == "Cluster" || match["source"].text() == "Generated")
        return Match::No;
    Match found = std::min(namespaceListMatch(match["namespaces"], space),
                           namespaceMatch(cluster, match["namespaceSelector"], space));
    const Node &excluded = match["excludedNamespaces"];
    if (excluded.size() > 0)
        found = std::min(found, opposite(namespaceListMatch(excluded, space)));
    const std::string_view name = match["name"].text();
    const bool isOfSome = !selectsEverything(match["labelSelector"]) || (!name.empty() && name != "*") ||
                          constraint.spec()["parameters"]["exemptImages"].size() > 0;
    return isOfSome ? std::min(found, Match::Unknown) : found;
}

// What names no action denies; `scoped` has an action for each place where the constraint is asked.
bool constraintDenies(const Node &spec)
{
    const std::string_view action = spec["enforcementAction"].text();
    if (action != "scoped")
        return action.empty() || action == "deny";
    const auto scoped = spec["scopedEnforcementActions"].items();
    return std::any_of(scoped.begin(), scoped.end(), [](const Node &entry) {
        const auto points = entry["enforcementPoints"].items();
        return entry["action"].text() == "deny" &&
               std::any_of(points.begin(), points.end(), [](const Node &point) {
                   return point["name"].text() == "*" || point["name"].text() == "validation.gatekeeper.sh";
               });
    });
}

Effect effectOfGatekeeper(const Cluster &cluster, const Object &constraint, std::string_view space,
                          const Refusal &refusal)
{
    const Match refuses = constraintRefuses(constraint, refusal);
    if (refuses == Match::No)
        return {};
    const Match match = std::min(refuses, constraintMatch(cluster, constraint, space));
    return {constraintDenies(constraint.spec()) ? match : Match::No, match};
}

// https://docs.kubewarden.io/reference/CRDs: what names no mode protects.
Effect effectOfKubewarden(const Cluster &cluster, const Object &policy, std::string_view space,
                          const Refusal &refusal)
{
    const Node &spec = policy.spec();
    const Match refuses = moduleRefuses(spec, refusal);
    if (refuses == Match::No)
        return {};
    const Match match =
        std::min({refuses, requestsMatch(cluster, spec, "rules", space), unlessAny(spec["matchConditions"])});
    return {spec["mode"].text() == "monitor" ? Match::No : match, match};
}

using EffectOf = Effect (*)(const Cluster &, const Object &, std::string_view, const Refusal &);

// How an object is read; null for one that is no policy.
EffectOf readerOf(const Object &object)
{
    if (object.group == "kyverno.io" && (object.kind == "ClusterPolicy" || object.kind == "Policy"))
        return effectOfKyverno;
    if (object.group == "policies.kyverno.io" && object.kind == "ValidatingPolicy")
        return effectOfExpressions;
    if (object.group == "constraints.gatekeeper.sh")
        return effectOfGatekeeper;
    if (object.group == "policies.kubewarden.io" &&
        (object.kind == "ClusterAdmissionPolicy" || object.kind == "AdmissionPolicy"))
        return effectOfKubewarden;
    return object.type == "ValidatingAdmissionPolicyBinding" ? effectOfBinding : nullptr;
}

// All that is asked: what containers may not do of both lists, what pods may not do once.
std::vector<Refusal> allRefusals()
{
    std::vector<Refusal> all;
    for (std::size_t what = 0; what < forbiddenCount; ++what)
        for (const bool isOfInit : {false, true})
            if (const Refusal refusal{static_cast<Forbidden>(what), isOfInit};
                !isOfInit || refusal.isOfContainers())
                all.push_back(refusal);
    return all;
}

// Whether a policy may refuse or report something of this in some namespace.
bool looksAt(const Cluster &cluster, const Object &object, const Refusal &refusal)
{
    if (object.group == "constraints.gatekeeper.sh")
        return constraintRefuses(object, refusal) != Match::No;
    if (object.group == "policies.kubewarden.io")
        return moduleRefuses(object.spec(), refusal) != Match::No;
    const Object *policy =
        object.type == "ValidatingAdmissionPolicyBinding"
            ? cluster.find("ValidatingAdmissionPolicy", {}, object.spec()["policyName"].text())
            : &object;
    if (!policy)
        return false;
    const Node &spec = policy->spec();
    const auto rules = spec["rules"].items();
    return expressionsRefuse(spec["validations"], spec["variables"], refusal) != Match::No ||
           std::any_of(rules.begin(), rules.end(), [&](const Node &rule) {
               return validationRefuses(rule["validate"], refusal) != Match::No;
           });
}

// Whether all that a policy does is to check signatures, which is read elsewhere.
bool checksSignaturesAlone(const Object &policy)
{
    const auto rules = policy.spec()["rules"].items();
    return policy.group == "kyverno.io" && !rules.empty() &&
           std::all_of(rules.begin(), rules.end(), [](const Node &rule) { return rule.has("verifyImages"); });
}

// What is refused for certain; nullopt where some of it cannot be told.
template <typename Of>
std::optional<std::vector<property::AdmissionRefuses>> refusedOf(const Of &of)
{
    using property::AdmissionRefuses;
    std::vector<AdmissionRefuses> refused;
    bool isOpen = false;
    const auto add = [&](AdmissionRefuses what, std::initializer_list<Match> matches) {
        const Match all = std::min(matches);
        isOpen = isOpen || all == Match::Unknown;
        if (all == Match::Yes)
            refused.push_back(what);
    };
    const auto inAll = [&of](Forbidden what) { return std::min(of(what), of(what, true)); };
    if (of(Forbidden::Privileged) == Match::Yes && inAll(Forbidden::Privileged) == Match::No)
        add(AdmissionRefuses::PrivilegedMain, {Match::Yes});
    else
        add(AdmissionRefuses::Privileged, {inAll(Forbidden::Privileged)});
    add(AdmissionRefuses::HostNamespaces,
        {of(Forbidden::HostPid), of(Forbidden::HostIpc), of(Forbidden::HostNetwork)});
    add(AdmissionRefuses::HostPaths, {of(Forbidden::HostPaths)});
    add(AdmissionRefuses::Capabilities, {inAll(Forbidden::Capabilities)});
    add(AdmissionRefuses::PrivilegeEscalation, {inAll(Forbidden::Escalation)});
    add(AdmissionRefuses::Root, {inAll(Forbidden::Root)});
    return isOpen ? std::nullopt : std::optional(std::move(refused));
}

} // namespace

int strengthOf(property::AdmissionPolicy policy)
{
    using enum property::AdmissionPolicy;
    static constexpr property::AdmissionPolicy order[] = {None, Warn, Custom, Baseline, Restricted};
    return static_cast<int>(std::find(std::begin(order), std::end(order), policy) - std::begin(order));
}

AdmissionPolicies::AdmissionPolicies(const Cluster &cluster) : m_cluster(cluster)
{
    const std::vector<Refusal> refusals = allRefusals();
    for (const Object &object : cluster.objects()) {
        if (!readerOf(object))
            continue;
        std::vector<Refusal> asked;
        std::copy_if(refusals.begin(), refusals.end(), std::back_inserter(asked),
                     [&](const Refusal &refusal) { return looksAt(cluster, object, refusal); });
        if (!asked.empty())
            m_policies.push_back({&object, std::move(asked)});
        else if (!checksSignaturesAlone(object))
            m_others.push_back(&object);
    }
}

// What the policies refuse together: each looks at other pods and other things.
AdmissionPolicies::Ruling AdmissionPolicies::in(std::string_view space) const
{
    Ruling ruling;
    std::array<std::array<Match, 2>, forbiddenCount> refused{}; // in main containers, in init containers
    const Object *first = nullptr;
    const Object *reporting = nullptr;
    std::vector<const Object *> undecided;
    for (const Policy &policy : m_policies) {
        if (!policy.object->space.empty() && policy.object->space != space)
            continue;
        for (const Refusal &refusal : policy.asked) {
            const Effect effect = readerOf(*policy.object)(m_cluster, *policy.object, space, refusal);
            Match &known = refused[static_cast<std::size_t>(refusal.what)][refusal.isOfInit ? 1 : 0];
            known = std::max(known, effect.refuses);
            const bool isOfPrivileges = refusal.what == Forbidden::Privileged && !refusal.isOfInit;
            if (effect.refuses == Match::Yes && (!first || isOfPrivileges))
                first = policy.object;
            if (effect.refuses == Match::Unknown && isOfPrivileges)
                undecided.push_back(policy.object);
            if (effect.reports == Match::Yes && isOfPrivileges && !reporting)
                reporting = policy.object;
        }
    }
    const auto of = [&refused](Forbidden what, bool isOfInit = false) {
        return refused[static_cast<std::size_t>(what)][isOfInit ? 1 : 0];
    };
    if (of(Forbidden::Privileged) != Match::Yes && !undecided.empty()) {
        ruling.undecided = std::move(undecided);
        return ruling;
    }
    auto refusals = refusedOf(of);
    if (first && (!refusals || !refusals->empty())) {
        const bool areUnprivileged = of(Forbidden::Privileged) == Match::Yes;
        ruling.admission =
            Admission{property::AdmissionPolicy::Custom,
                      first->at(first->line(), areUnprivileged ? "a policy that refuses privileged pods"
                                                               : "a policy that refuses some pods"),
                      std::move(refusals)};
        return ruling;
    }
    if (reporting)
        ruling.admission = Admission{
            property::AdmissionPolicy::Warn,
            reporting->at(reporting->line(), "a policy that reports privileged pods and lets them in"),
            std::nullopt};
    return ruling;
}

} // namespace bulkhead::import::kubernetes
