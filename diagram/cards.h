// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagram/overlay.h"
#include "diagram/view_graph.h"

#include <QString>
#include <vector>

// What a collapsed box and a line of several flows show of what they stand for. Each costs as much as stands
// there.
namespace bulkhead::diagram {

// "5 containers, 2 images, 3 more" of what stands in a collapsed box; empty for any other element.
QString contentsText(const ViewNode &node);

// The flows of a line, the first one first.
std::vector<const model::Flow *> flowsOf(const ViewFlow &flow);

// The badges of all of it as one; the lowest step of an attack path (0: none); whether any of it is lit.
Badge badgeOf(const Overlay &overlay, const ViewNode &node);
Badge badgeOf(const Overlay &overlay, const ViewFlow &flow);
int stepOf(const Overlay &overlay, const ViewNode &node);
int stepOf(const Overlay &overlay, const ViewFlow &flow);
bool isLit(const Overlay &overlay, const ViewNode &node);
bool isLit(const Overlay &overlay, const ViewFlow &flow);

} // namespace bulkhead::diagram
