// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/admission_policies.h"

#include "import/kubernetes/cluster.h"
#include "import/reading/text.h"

#include <algorithm>
#include <iterator>

namespace bulkhead::import::kubernetes {

namespace {

// Whether a condition asks for the field `privileged`, or for a Pod Security Standard. Texts for people do
// not count.
bool asksForPrivileges(const Node &condition)
{
    const auto names = [](std::string_view text) {
        return text.find("privileged") != std::string_view::npos || text == "podSecurity";
    };
    const auto entries = condition.entries();
    const auto items = condition.items();
    return (condition.isScalar() && names(condition.text())) ||
           std::any_of(entries.begin(), entries.end(),
                       [&](const MapEntry &entry) {
                           return entry.key != "message" && entry.key != "name" &&
                                  entry.key != "messageExpression" &&
                                  (names(entry.key) || asksForPrivileges(entry.value));
                       }) ||
           std::any_of(items.begin(), items.end(), asksForPrivileges);
}

} // namespace

int strengthOf(property::AdmissionPolicy policy)
{
    using enum property::AdmissionPolicy;
    static constexpr property::AdmissionPolicy order[] = {None, Warn, Custom, Baseline, Restricted};
    return static_cast<int>(std::find(std::begin(order), std::end(order), policy) - std::begin(order));
}

// https://kyverno.io/docs/policy-types/cluster-policy/validate/: a policy that names no action audits.
AdmissionPolicies::Effect AdmissionPolicies::ofKyverno(const Object &policy)
{
    const Node &spec = policy.spec();
    Effect effect = Effect::None;
    for (const Node &rule : spec["rules"].items()) {
        const Node &validate = rule["validate"];
        if (!asksForPrivileges(validate))
            continue;
        const std::string_view own = validate["failureAction"].text();
        const std::string action = lowerCase(own.empty() ? spec["validationFailureAction"].text() : own);
        effect = std::max(effect, action == "enforce" ? Effect::Refuses : Effect::Reports);
    }
    return effect;
}

// https://open-policy-agent.github.io/gatekeeper/website/docs/violations/: what names no action denies.
AdmissionPolicies::Effect AdmissionPolicies::ofGatekeeper(const Object &constraint)
{
    if (lowerCase(constraint.kind).find("privileged") == std::string::npos)
        return Effect::None;
    const std::string_view action = constraint.spec()["enforcementAction"].text();
    return action.empty() || action == "deny" ? Effect::Refuses : Effect::Reports;
}

// https://docs.kubewarden.io/reference/CRDs: what names no mode protects.
AdmissionPolicies::Effect AdmissionPolicies::ofKubewarden(const Object &policy)
{
    const std::string_view module = policy.spec()["module"].text();
    if (module.find("privileged") == std::string_view::npos)
        return Effect::None;
    return policy.spec()["mode"].text() == "monitor" ? Effect::Reports : Effect::Refuses;
}

// https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/: without a binding a
// policy has no effect.
AdmissionPolicies::Effect AdmissionPolicies::ofBinding(const Cluster &cluster, const Object &binding)
{
    const Object *policy = cluster.find("ValidatingAdmissionPolicy", {}, binding.spec()["policyName"].text());
    if (!policy || !asksForPrivileges(policy->spec()))
        return Effect::None;
    return listHolds(binding.spec()["validationActions"], "Deny") ? Effect::Refuses : Effect::Reports;
}

// https://kyverno.io/docs/policy-types/validating-policy/: what names no action denies.
AdmissionPolicies::Effect AdmissionPolicies::ofExpressions(const Object &policy)
{
    const Node &spec = policy.spec();
    if (!asksForPrivileges(spec["validations"]))
        return Effect::None;
    const Node &actions = spec["validationActions"];
    return actions.size() == 0 || listHolds(actions, "Deny") ? Effect::Refuses : Effect::Reports;
}

std::optional<AdmissionPolicies::Effect> AdmissionPolicies::effectOf(const Cluster &cluster,
                                                                     const Object &object)
{
    if (object.group == "kyverno.io" && (object.kind == "ClusterPolicy" || object.kind == "Policy"))
        return ofKyverno(object);
    if (object.group == "policies.kyverno.io" && object.kind == "ValidatingPolicy")
        return ofExpressions(object);
    if (object.group == "constraints.gatekeeper.sh")
        return ofGatekeeper(object);
    if (object.group == "policies.kubewarden.io" &&
        (object.kind == "ClusterAdmissionPolicy" || object.kind == "AdmissionPolicy"))
        return ofKubewarden(object);
    if (object.type == "ValidatingAdmissionPolicyBinding")
        return ofBinding(cluster, object);
    return std::nullopt;
}

AdmissionPolicies::AdmissionPolicies(const Cluster &cluster)
{
    for (const Object &object : cluster.objects()) {
        const std::optional<Effect> effect = effectOf(cluster, object);
        if (effect == Effect::None)
            m_others.push_back(&object);
        else if (effect)
            m_policies.push_back({&object, *effect});
    }
}

std::optional<Admission> AdmissionPolicies::in(std::string_view space) const
{
    const Policy *strongest = nullptr;
    for (const Policy &policy : m_policies)
        if ((policy.object->space.empty() || policy.object->space == space) &&
            (!strongest || policy.effect > strongest->effect))
            strongest = &policy;
    if (!strongest)
        return std::nullopt;
    const Object &object = *strongest->object;
    if (strongest->effect == Effect::Refuses)
        return Admission{property::AdmissionPolicy::Custom,
                         object.at(object.line(), "a policy that refuses privileged pods")};
    return Admission{property::AdmissionPolicy::Warn,
                     object.at(object.line(), "a policy that reports privileged pods and lets them in")};
}

} // namespace bulkhead::import::kubernetes
