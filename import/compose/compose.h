// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/shared/builder.h"
#include "import/shared/input.h"

#include <span>

namespace bulkhead::import {

// Whether a document is a compose file, of version 1 too.
bool isCompose(const Node &root);

// Adds what compose files say: the files of one folder make one project.
Result<Success> importCompose(std::span<const ParsedInput> inputs, Builder &builder);

} // namespace bulkhead::import
