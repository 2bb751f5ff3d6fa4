// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagram/scene/edits.h"

#include <span>
#include <vector>

// Boxes that a view shows collapsed, as cards without what stands in them.
namespace bulkhead::diagram {

// Collapses boxes that hold something: only the view's record changes, and the ways of the flows that are led
// to the card; what stands inside keeps its place for later.
model::Change planCollapse(const Diagram &diagram, std::span<const model::Id> boxes);

// Expands collapsed boxes, and the cards that they stand in before: each gets its own size back at the place
// of its card. What stands in the way of it moves aside to the right and down, in the boxes around as well.
model::Change planExpand(const Diagram &diagram, std::span<const model::Id> boxes);

} // namespace bulkhead::diagram
