// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/kubernetes/volumes.h"
#include "import/kubernetes/workload.h"

#include <vector>

namespace bulkhead::import::kubernetes {

class Cluster;

// States which product a container runs, by its image or a port that only one product uses, what that product
// does by itself, and whether a debugger is started.
void stateProduct(Cluster &cluster, const Workload &workload, const Container &container,
                  const std::vector<Mount> &mounts);

} // namespace bulkhead::import::kubernetes
