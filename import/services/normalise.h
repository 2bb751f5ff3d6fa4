// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/services/tree.h"

#include <string>

namespace bulkhead::import::services {

// A place in a compose file, whatever its services, networks and volumes are called, whose names may have
// dots: "services.*.build.args". Empty: the file itself.
using SchemaPlace = std::string;
inline constexpr const char *servicePlace = "services.*";

// The place of a key in a map that stands in a place.
SchemaPlace placeWithin(const SchemaPlace &place, const std::string &key);

// Turns the parts of a file that may be a list or a map (environment, labels, depends_on, networks …) into
// maps. `place` is that of the tree.
void normalise(Tree &tree, const SchemaPlace &place = {});

} // namespace bulkhead::import::services
