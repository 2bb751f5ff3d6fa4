// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/services/normalise.h"

namespace bulkhead::import::compose {

using services::Tree;

// Lays one compose file (or what stands in a place of it, as a service) over another by the rules of the
// compose specification ("Merge and override"): maps are merged, lists are joined, ports, volumes, secrets,
// configs and devices by what they stand for; commands and health tests are replaced; !reset and !override
// are obeyed.
void mergeOver(Tree &base, Tree overlay, const services::SchemaPlace &place = {});

} // namespace bulkhead::import::compose
