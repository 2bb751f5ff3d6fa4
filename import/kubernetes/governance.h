// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace bulkhead::import::kubernetes {

class Cluster;

// States on the orchestrator what rules the namespaces of its workloads: quotas and Pod Security levels.
void stateGovernance(Cluster &cluster);

} // namespace bulkhead::import::kubernetes
