// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/advice/top_threat_story.h"

namespace bulkhead::catalog {

// What all containers should have is told together, unless it is grave by itself: what holds whoever breaks
// in, and what keeps containers from starving each other. At most two, of confirmed open findings that are
// medium; whether their places are reachable is left to the caller.
std::vector<Story> hardeningStories(const Analysis &analysis);

} // namespace bulkhead::catalog
