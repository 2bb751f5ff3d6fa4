// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagram/view_graph.h"

#include <QPointF>
#include <QRectF>
#include <span>
#include <vector>

// Room for boxes that grow to the right and down among what stands beside them.
namespace bulkhead::diagram {

// One of the elements that stand in the same box. Both rectangles have the same upper left corner.
struct Standing
{
    QRectF before;
    QRectF after;
    bool wasCard = false; // nothing may lie on it any longer
};

// How far each moves, to the right and down only: whoever stood beside something that grew stays as far
// beside it, as far as anything is in the way at all. What has nothing to do with each other before has
// nothing to do with each other after; what lay on a card, or lies farther over what grew, comes to stand
// below all the rest. Costs n log n where not everything overlaps everything.
std::vector<QPointF> movesForGrown(std::span<const Standing> standing);

// The places of a view's elements, by their index in the graph, where some have grown: each makes room in the
// box around it, which grows itself where it must, and so makes room. What moves takes along what it holds.
std::vector<QRectF> withRoom(const ViewGraph &graph, std::vector<Standing> standing);

} // namespace bulkhead::diagram
