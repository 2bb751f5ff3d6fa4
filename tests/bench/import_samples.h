// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/import.h"

#include <string>
#include <vector>

// Large inputs for the importers' benchmarks.
namespace bulkhead::bench {

// `kubectl get -o yaml` of 5,000 workloads with their companions, some 50 MB in many documents.
const std::vector<import::Input> &cluster();

// The same as one List, the way `kubectl get -o yaml` prints many objects.
const std::vector<import::Input> &clusterList();

// 1,000 pods behind 2,000 Services of one selector and of `type`: every Service leads to every pod.
std::vector<import::Input> manyServices(const std::string &type);

// 5,000 workloads of one namespace in a mesh, each with a Service, a caller, a PeerAuthentication, an
// AuthorizationPolicy and a network policy of Calico of its own.
std::vector<import::Input> mesh();

// 1,000 compose services with an image, a port, variables and volumes of their own, each using the next.
std::vector<import::Input> manyComposeServices();

// A compose service with 50,000 variables.
std::vector<import::Input> manyVariables();

// A quadlet with 100,000 labels and one capability 30,000 times.
std::vector<import::Input> manySettings();

} // namespace bulkhead::bench
