// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagram/view_graph.h"

#include <string>

namespace bulkhead::diagram {

// The graph as DOT text for people and their tools, with names and kinds. Its own names are made up (n0,
// cluster_3), names of elements are labels and escaped.
std::string toDot(const ViewGraph &graph);

} // namespace bulkhead::diagram
