// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

namespace bulkhead::import::kubernetes {

class Cluster;
struct Object;
struct ServiceView;

// Adds to Services without a selector what their Endpoints and EndpointSlices lead to: pods of the inputs, by
// reference or address, and addresses outside the cluster.
// https://kubernetes.io/docs/concepts/services-networking/service/#services-without-selectors
void addOwnEndpoints(const Cluster &cluster, std::vector<ServiceView> &services);

// Whether an object is the Service of the API server, or one of its Endpoints: they are in every cluster, and
// the API server writes them itself.
bool belongsToApiServer(const Object &object);

} // namespace bulkhead::import::kubernetes
