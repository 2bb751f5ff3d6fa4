// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/kubernetes/exposure.h"

#include <vector>

namespace bulkhead::import::kubernetes {

class Cluster;
class Mesh;

// Who reaches the workloads from outside the cluster: exposure of the containers behind Services and of
// Knative's services, flows from the internet, from internal networks and from listed addresses, and a
// stand-in for exposed Services whose pods the inputs do not hold. Two ways in to one port by different
// protocols are two flows. What a route passes through is noted beside them (FrontDoor).
void addExposures(Cluster &cluster, const std::vector<ServiceView> &services, const Mesh &mesh);

} // namespace bulkhead::import::kubernetes
