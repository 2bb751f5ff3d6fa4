// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/services/tree.h"

namespace bulkhead::import::compose {

using services::Tree;

// Lays one compose file (or service, where `path` is "services.NAME") over another by the rules of the
// compose specification ("Merge and override"): maps are merged, lists are joined, ports, volumes, secrets,
// configs and devices by what they stand for; commands and health tests are replaced; !reset and !override
// are obeyed.
void mergeOver(Tree &base, Tree overlay, const std::string &path = {});

} // namespace bulkhead::import::compose
