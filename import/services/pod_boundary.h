// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/services/tree.h"
#include "import/shared/builder.h"

#include <string>
#include <vector>

namespace bulkhead::import::services {

// Draws the boundary of a pod around its containers, once the services of these names are elements.
void addPodBoundary(Builder &builder, const std::string &scheme, const std::string &pod, const Mark &mark,
                    const std::vector<std::string> &members);

} // namespace bulkhead::import::services
