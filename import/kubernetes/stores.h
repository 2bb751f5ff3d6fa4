// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/kubernetes/volumes.h"
#include "import/kubernetes/workload.h"

#include <vector>

namespace bulkhead::import::kubernetes {

class Cluster;

// Flows of kind mount from a container to the stores that it reads and writes: claims, Secrets, ConfigMaps,
// network volumes, and scratch space that it shares with other containers of its pod.
void addMountFlows(Cluster &cluster, const Workload &workload, const Container &container,
                   const std::vector<Mount> &mounts);

// The Secrets and ConfigMaps that the inputs hold, mounted or not, with what they keep.
void addConfigurationStores(Cluster &cluster);
// The id of the store that a Secret becomes.
model::Id secretStoreId(const Object &secret);

} // namespace bulkhead::import::kubernetes
