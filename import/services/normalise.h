// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/services/tree.h"

#include <string>

namespace bulkhead::import::services {

// The kind of place that a path of a compose file is: "services.*.build.args" of "services.web.build.args".
std::string patternOf(const std::string &path);

// Turns the parts of a file that may be a list or a map (environment, labels, depends_on, networks …) into
// maps. `path` is the place of the tree in its file, "services.NAME" of a service.
void normalise(Tree &tree, const std::string &path = {});

} // namespace bulkhead::import::services
