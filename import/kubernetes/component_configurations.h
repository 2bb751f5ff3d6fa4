// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace bulkhead::import::kubernetes {

class Cluster;
class CommandFlags;

// States what the files of the platform's programs, which are no API objects, say of the orchestrator and its
// nodes: kubeadm's, the kubelet's, and those that flags of the API server name. `apiServer` are its flags
// where it is among the inputs itself, else null: a file that it does not name has no effect.
void stateComponentConfigurations(Cluster &cluster, const CommandFlags *apiServer);

} // namespace bulkhead::import::kubernetes
