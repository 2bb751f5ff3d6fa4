// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/kubernetes/policy.h"
#include "import/reading/document.h"

#include <string_view>

namespace bulkhead::import::kubernetes {

class Cluster;
struct Object;

// Whether any of the globs means a namespace. A list that is empty means all of them.
Match namespaceListMatch(const Node &globs, std::string_view space);

// Whether a rule of Kyverno looks at every pod that is started in a namespace. Unknown where that hangs on
// preconditions, on who asks, on names or labels of pods, on exceptions, or on labels of a namespace that is
// not among the inputs.
Match kyvernoRuleMatch(const Cluster &cluster, const Object &policy, const Node &rule,
                       std::string_view space);

// Whether what a part of a rule (`validate`, an entry of `verifyImages`) finds amiss is refused in a
// namespace. A policy that names no action audits.
Match kyvernoEnforces(const Cluster &cluster, const Object &policy, const Node &part, std::string_view space);

} // namespace bulkhead::import::kubernetes
