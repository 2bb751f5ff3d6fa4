// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace bulkhead::import::kubernetes {

class Cluster;

// States what static pods of the control plane (kube-apiserver, etcd), kubelet settings and the dashboard say
// about the orchestrator and its nodes.
void stateControlPlane(Cluster &cluster);

} // namespace bulkhead::import::kubernetes
