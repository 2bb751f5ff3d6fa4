// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagram/view_graph.h"

#include <utility>
#include <vector>

namespace bulkhead::diagram {

// Boxes that no flow joins to what lies beside them would all stand in one row, however long. As pairs: each
// one and the one that stands a rank further on, so that they make as many rows as columns.
std::vector<std::pair<int, int>> islandRows(const ViewGraph &graph);

} // namespace bulkhead::diagram
