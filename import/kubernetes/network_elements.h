// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/kubernetes/exposure.h"

#include <vector>

namespace bulkhead::import::kubernetes {

class Cluster;
class NetworkPolicies;

// The container of a pod that listens on a port: the one that names it, else the first main one; null where
// the pod has none.
const Container *listenerOf(const Workload &workload, int port);

// The element that stands for the pods behind a Service where the inputs do not hold them, or for the party
// outside that the Service is another name for.
model::Id standInFor(Cluster &cluster, const ServiceView &service);

// The namespaces that the inputs define or put objects in.
void addNamespaces(Cluster &cluster);

// States the default policy of each namespace and whether policies are enforced at all.
void stateNamespacePolicies(Cluster &cluster, const NetworkPolicies &policies);

} // namespace bulkhead::import::kubernetes
