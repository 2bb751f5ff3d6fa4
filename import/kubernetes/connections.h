// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/kubernetes/exposure.h"
#include "import/kubernetes/network_policy.h"

#include <vector>

namespace bulkhead::import::kubernetes {

class Cluster;

// Draws who talks to whom inside the cluster: from addresses of Services in variables and arguments, and from
// network policies that let named pods in. Then states for each flow between pods whether policies allow it.
void drawConnections(Cluster &cluster, const std::vector<ServiceView> &services,
                     const NetworkPolicies &policies);

} // namespace bulkhead::import::kubernetes
