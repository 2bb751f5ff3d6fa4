// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace bulkhead::import {
class Facts;
}

namespace bulkhead::import::kubernetes {

class Cluster;
class CommandFlags;
struct Object;

// States what static pods of the control plane (kube-apiserver, etcd), the files of its programs and the
// dashboard say about the orchestrator and its nodes.
void stateControlPlane(Cluster &cluster);

// What flags of one program say, which stand in the object.
void stateApiServer(Facts &orchestrator, const Object &object, const CommandFlags &flags);
void stateStateStore(Facts &orchestrator, const Object &object, const CommandFlags &flags);
void stateKubeletFlags(Facts &nodes, const Object &object, const CommandFlags &flags);

} // namespace bulkhead::import::kubernetes
