// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/shared/builder.h"
#include "import/shared/input.h"

#include <span>

namespace bulkhead::import {

// Whether a document is the configuration of a Docker engine, as in /etc/docker/daemon.json.
bool isDaemonConfiguration(const Node &root);

// States what it says of the engine at the host of the containers, or at the nodes of a cluster, which is
// made where no other input has one. Comes after the importers that make these.
Result<Success> importDaemonConfiguration(std::span<const ParsedInput> inputs, Builder &builder);

} // namespace bulkhead::import
