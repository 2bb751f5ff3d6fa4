// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

namespace bulkhead::diagram {

class ElementItem;
class FlowItem;

// Moves the labels of flows along their lines, or beside them where a label would hide a short line, so that
// they cover neither elements nor each other nor lines, where there is room. Beyond some hundreds of flows
// nobody reads them all; then every label stays in the middle.
void placeLabels(const std::vector<ElementItem *> &elements, const std::vector<FlowItem *> &flows);

} // namespace bulkhead::diagram
