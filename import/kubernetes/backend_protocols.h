// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/kubernetes/exposure.h"
#include "import/shared/front_door.h"

#include <optional>
#include <string>

namespace bulkhead::import::kubernetes {

class Cluster;

// A way in as it passes a front door: the port of the Service that the route leads to.
struct Passage
{
    const Exposure *exposure = nullptr;
    const Object *service = nullptr;         // null: the route leads to pods without one
    const Node *port = nullptr;              // of the Service; null where it states none
    std::optional<property::Protocol> inner; // that the port is for, where it says so
};

// The door speaks TLS to the workload, https where it is no other protocol.
void encryptBackend(FrontDoor &door, std::string because);

// States on a front door what it speaks to the workload behind it, as the route, the Service and the policies
// for it say; clear text where none of them says anything.
void readBackendProtocol(FrontDoor &door, const Cluster &cluster, const Passage &passage);

} // namespace bulkhead::import::kubernetes
