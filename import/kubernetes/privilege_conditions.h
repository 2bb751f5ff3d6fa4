// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/kubernetes/policy.h"
#include "import/kubernetes/refusal.h"
#include "import/reading/document.h"

namespace bulkhead::import::kubernetes {

// Whether what a policy asks of a pod keeps out those that the refusal means: No where it asks for something
// else or for the reverse, Unknown where that cannot be told.

// The `validate` of a rule of Kyverno.
Match validationRefuses(const Node &validate, const Refusal &refusal);
// Expressions that all have to hold, each an item with the key `expression`; the variables that they use.
Match expressionsRefuse(const Node &expressions, const Node &variables, const Refusal &refusal);

} // namespace bulkhead::import::kubernetes
