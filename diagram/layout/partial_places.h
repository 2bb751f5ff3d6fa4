// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagram/layout/places.h"
#include "model/model.h"

#include <QRectF>
#include <stop_token>
#include <vector>

namespace bulkhead::diagram {

// Whether there is something to lay out among the named elements: a box that holds others, or several that
// stand beside each other.
bool hasPartToPlace(const ViewGraph &graph, const std::vector<model::Id> &part);

// The places of a view in which only a part is laid out: what stands in a box, where that alone is named, or
// the named elements with what they hold. What is right of the part or below makes room as far as it grows;
// boxes grow with it. `question` is of the whole view.
std::vector<QRectF> partlyPlaced(const model::Model &model, model::IdView view,
                                 const PlacingQuestion &question, std::vector<QRectF> rects,
                                 const std::vector<model::Id> &part, const std::stop_token &stop);

} // namespace bulkhead::diagram
