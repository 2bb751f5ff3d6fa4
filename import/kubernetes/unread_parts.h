// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace bulkhead::import::kubernetes {

class Cluster;

// Tells of parts of workloads that are not read: patches of Argo's pods, steps of Tekton that stand
// elsewhere, what operators add to the containers of their custom resources.
void reportUnreadParts(Cluster &cluster);

} // namespace bulkhead::import::kubernetes
