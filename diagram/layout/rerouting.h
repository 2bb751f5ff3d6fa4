// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagram/layout/geometry.h"
#include "diagram/view_graph.h"
#include "model/model.h"

#include <map>
#include <vector>

namespace bulkhead::diagram {

// New courses for the flows of a view that has been laid out, where elements stand at `rects` now: for those
// whose led way no longer begins and ends at their elements or runs through one that has moved, and for those
// that have none and whose plain line runs through an element. Ways that still fit, and bends that a person
// made, stay. By flow; none in views of very many elements.
std::map<int, std::vector<QPointF>> renewedCourses(const model::Model &model, model::IdView view,
                                                   const ViewGraph &graph, const Geometry &geometry,
                                                   const std::vector<QRectF> &rects);

// The course of a way that a layout has led; empty for another one.
std::vector<QPointF> ledCourse(const Geometry &geometry, int flow);

} // namespace bulkhead::diagram
