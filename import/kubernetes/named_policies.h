// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/kubernetes/policy.h"
#include "import/kubernetes/refusal.h"
#include "import/reading/document.h"

namespace bulkhead::import::kubernetes {

struct Object;

// Policies whose program stands elsewhere and is known by its name: what they refuse, by that and by their
// parameters.

// A constraint of Gatekeeper.
Match constraintRefuses(const Object &constraint, const Refusal &refusal);
// The specification of a policy of Kubewarden.
Match moduleRefuses(const Node &spec, const Refusal &refusal);

} // namespace bulkhead::import::kubernetes
