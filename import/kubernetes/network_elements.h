#pragma once

namespace bulkhead::import::kubernetes {

class Cluster;
class NetworkPolicies;

// Who reaches the workloads from outside the cluster: exposure of the containers behind Services, flows from
// the internet, and a stand-in for exposed Services whose pods the inputs do not hold.
void addExposures(Cluster &cluster);

// The namespaces that the inputs define or put objects in.
void addNamespaces(Cluster &cluster);

// States the default policy of each namespace and whether policies are enforced at all.
void stateNamespacePolicies(Cluster &cluster, const NetworkPolicies &policies);

} // namespace bulkhead::import::kubernetes
