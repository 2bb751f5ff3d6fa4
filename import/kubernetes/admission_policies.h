// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/kubernetes/policy.h"
#include "import/kubernetes/refusal.h"
#include "model/element.h"
#include "model/properties.h"

#include <optional>
#include <string_view>
#include <vector>

namespace bulkhead::import::kubernetes {

class Cluster;
struct Object;

namespace property = model::property;

// What keeps pods out of a namespace, and where that is stated.
struct Admission
{
    property::AdmissionPolicy policy = property::AdmissionPolicy::None;
    model::Origin origin;
    // Of a custom one: what it refuses; nullopt where that is not known.
    std::optional<std::vector<property::AdmissionRefuses>> refused;
};

// Position among the policies from the weakest to the strongest.
int strengthOf(property::AdmissionPolicy policy);

// The policies of the inputs that look at what gives pods power over their node: of Kyverno, Gatekeeper and
// Kubewarden, and Kubernetes' own ValidatingAdmissionPolicy. What they refuse counts together, as custom; as
// warn where privileged pods are only reported, and not at all where some of a namespace's pods may pass.
class AdmissionPolicies
{
public:
    explicit AdmissionPolicies(const Cluster &cluster);

    struct Ruling
    {
        // What the strongest of them does for certain; nullopt where none looks at every pod.
        std::optional<Admission> admission;
        // Policies that may refuse privileged pods, where none does so for certain: then nothing is said.
        std::vector<const Object *> undecided;
    };
    Ruling in(std::string_view space) const;
    // The policies that look at something else, of which nothing is read.
    const std::vector<const Object *> &others() const { return m_others; }

private:
    const Cluster &m_cluster;
    struct Policy
    {
        const Object *object = nullptr;
        std::vector<Refusal> asked; // what it may refuse or report
    };
    std::vector<Policy> m_policies;
    std::vector<const Object *> m_others;
};

} // namespace bulkhead::import::kubernetes
