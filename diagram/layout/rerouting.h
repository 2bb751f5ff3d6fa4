// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagram/hubs.h"
#include "diagram/layout/geometry.h"
#include "diagram/layout/lane_grid.h"
#include "diagram/view_graph.h"
#include "model/model.h"

#include <map>
#include <set>
#include <vector>

namespace bulkhead::diagram {

// How much finding new courses may take: for each step of a drag less than for what is dropped then.
enum class ReroutingEffort : std::uint8_t { Step, Edit };

// New courses for the flows of a view where elements were moved, as the view's record says how lines run: for
// those whose led way no longer begins and ends at their elements or runs through one that has moved, and for
// plain lines that what has moved stands in the way of. Ways that still fit, and those that a person made,
// stay.
class Rerouting
{
public:
    // All must outlive it; it is for one graph, and may be asked again and again.
    Rerouting(const model::Model &model, model::IdView view, const ViewGraph &graph, ReroutingEffort effort);

    bool isPossible() const; // not in views of very many elements
    // `geometry`: places before, and ways that have moved with both their ends; `rects`: places now. Flows
    // that are `fresh` are led as if one of their ends had moved. By flow; an empty course is a plain line,
    // as is one that would take too much.
    std::map<int, std::vector<QPointF>> courses(const Geometry &geometry, const std::vector<QRectF> &rects,
                                                const std::set<int> &fresh = {});

private:
    using Course = std::vector<QPointF>;

    void sort(const Geometry &geometry, const std::vector<QRectF> &rects, const std::set<int> &fresh);
    bool isWanted(int flow, const Geometry &geometry, const std::vector<QRectF> &rects,
                  const std::set<int> &fresh) const;
    bool meets(const ViewFlow &flow, const Course &course, const std::vector<int> &nodes,
               const std::vector<QRectF> &rects) const;
    QRectF areaOfWanted(const std::vector<QRectF> &rects);

    const model::Model &m_model;
    const ViewGraph &m_graph;
    const model::View *m_view;
    Hubs m_hubs;
    std::vector<int> m_leaves;
    std::vector<bool> m_isMoved; // by node
    std::vector<int> m_moved;    // leaves
    bool m_runsInLanes = false;  // a layout has led some line, at right angles
    std::vector<int> m_wanted;
    std::vector<Course> m_kept;
    LaneLimits m_limits;
    LaneMemory m_memory;
};

} // namespace bulkhead::diagram
