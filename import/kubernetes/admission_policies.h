// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/kubernetes/policy.h"
#include "model/element.h"
#include "model/properties.h"

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
// Standard: it counts as custom where it refuses, as warn where it only reports, and not at all where it may
// let some of a namespace's pods pass.
class AdmissionPolicies
{
public:
    explicit AdmissionPolicies(const Cluster &cluster);

    struct Ruling
    {
        // What the strongest of them does for certain; nullopt where none looks at every pod.
        std::optional<Admission> admission;
        // Policies that may refuse privileged pods, where none does so for certain.
        std::vector<const Object *> undecided;
    };
    Ruling in(std::string_view space) const;
    // The policies that look at something else, of which nothing is read.
    const std::vector<const Object *> &others() const { return m_others; }

private:
    const Cluster &m_cluster;
    std::vector<const Object *> m_policies;
    std::vector<const Object *> m_others;
};

} // namespace bulkhead::import::kubernetes
