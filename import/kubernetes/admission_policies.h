// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/element.h"
#include "model/properties.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace bulkhead::import::kubernetes {

class Cluster;
struct Object;

namespace property = model::property;

// What keeps privileged pods out of a namespace, and where that is stated.
struct Admission
{
    property::AdmissionPolicy policy = property::AdmissionPolicy::None;
    model::Origin origin;
};

// Position among the policies from the weakest to the strongest.
int strengthOf(property::AdmissionPolicy policy);

// The policies of the inputs that look at privileged pods: of Kyverno, Gatekeeper and Kubewarden, and
// Kubernetes' own ValidatingAdmissionPolicy. What exactly one lets in is not compared with a Pod Security
// Standard: it counts as custom where it refuses, as warn where it only reports.
class AdmissionPolicies
{
public:
    explicit AdmissionPolicies(const Cluster &cluster);

    // What the strongest of them does in a namespace; nullopt where none looks at privileged pods.
    std::optional<Admission> in(std::string_view space) const;
    // The policies that look at something else, of which nothing is read.
    const std::vector<const Object *> &others() const { return m_others; }

private:
    enum class Effect : std::uint8_t { None, Reports, Refuses };
    struct Policy
    {
        const Object *object = nullptr;
        Effect effect = Effect::None;
    };

    // Nullopt for an object that is no policy.
    static std::optional<Effect> effectOf(const Cluster &cluster, const Object &object);
    static Effect ofKyverno(const Object &policy);
    static Effect ofExpressions(const Object &policy);
    static Effect ofGatekeeper(const Object &constraint);
    static Effect ofKubewarden(const Object &policy);
    static Effect ofBinding(const Cluster &cluster, const Object &binding);

    std::vector<Policy> m_policies;
    std::vector<const Object *> m_others;
};

} // namespace bulkhead::import::kubernetes
