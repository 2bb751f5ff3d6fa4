// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/shared/builder.h"
#include "import/shared/input.h"

#include <span>

namespace bulkhead::import {

// Whether a document is the output of docker inspect (of containers, images, networks or volumes), docker ps
// or docker info.
bool isDockerInspect(const Node &root);

// Adds what the engine says of its containers and their surroundings. All inputs together are one host.
Result<Success> importDockerInspect(std::span<const ParsedInput> inputs, Builder &builder);

} // namespace bulkhead::import
