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

// States which product a container runs, by its image or a port that only one product uses, and whether
// it asks its clients for credentials.
void stateTechnology(Cluster &cluster, const Workload &workload, const Container &container);

} // namespace bulkhead::import::kubernetes
