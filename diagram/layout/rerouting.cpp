// SPDX-License-Identifier: Apache-2.0
#include "diagram/layout/rerouting.h"

#include "diagram/hubs.h"
#include "diagram/index.h"
#include "diagram/layout/lane_router.h"
#include "diagram/layout/routes.h"

#include <algorithm>

namespace bulkhead::diagram {
namespace {

constexpr std::size_t mostRerouted = 2000; // elements

bool runsThrough(const std::vector<QPointF> &course, const QRectF &rect)
{
    for (std::size_t leg = 0; leg + 1 < course.size(); ++leg)
        if (crosses(rect, course[leg], course[leg + 1]))
            return true;
    return false;
}

} // namespace

std::vector<QPointF> ledCourse(const Geometry &geometry, int flow)
{
    const RouteEnds &ends = geometry.ends[at(flow)];
    if (!ends)
        return {};
    std::vector<QPointF> course{ends->first};
    course.insert(course.end(), geometry.bends[at(flow)].begin(), geometry.bends[at(flow)].end());
    course.push_back(ends->second);
    return course;
}

std::map<int, std::vector<QPointF>> renewedCourses(const model::Model &model, model::IdView view,
                                                   const ViewGraph &graph, const Geometry &geometry,
                                                   const std::vector<QRectF> &rects)
{
    const model::View *record = model.views().find(view);
    const bool isLaidOut = std::any_of(geometry.ends.begin(), geometry.ends.end(),
                                       [](const RouteEnds &ends) { return ends.has_value(); });
    if (!isLaidOut || graph.nodes().size() > mostRerouted ||
        (record && record->routing == model::Routing::Straight))
        return {};
    std::vector<int> leaves;
    std::vector<int> moved;
    for (std::size_t i = 0; i < rects.size(); ++i) {
        if (!graph.nodes()[i].children.empty())
            continue;
        leaves.push_back(static_cast<int>(i));
        if (rects[i] != geometry.rects[i])
            moved.push_back(static_cast<int>(i));
    }
    const Hubs hubs(graph, record);
    std::vector<std::vector<QPointF>> stay;
    std::vector<int> wanted;
    for (std::size_t i = 0; i < graph.flows().size(); ++i) {
        const int index = static_cast<int>(i);
        const ViewFlow &flow = graph.flows()[i];
        const bool isByHand = !geometry.ends[i] && !geometry.bends[i].empty();
        if (hubs.hubOf(index) >= 0 || flow.source == flow.target || isByHand)
            continue;
        std::vector<QPointF> course = ledCourse(geometry, index);
        const auto isClear = [&](const std::vector<int> &nodes) {
            return std::none_of(nodes.begin(), nodes.end(), [&](int node) {
                return node != flow.source && node != flow.target && runsThrough(course, rects[at(node)]);
            });
        };
        // A line that nothing has led, and nobody, is plain as long as it passes by all.
        if (!geometry.ends[i]) {
            course = flowCourse({rects[at(flow.source)]}, {rects[at(flow.target)]}, {}, laneOffset(flow));
            if (!isClear(leaves))
                wanted.push_back(index);
            continue;
        }
        const bool fits =
            touches(geometry.ends[i], rects[at(flow.source)], rects[at(flow.target)]) && isClear(moved);
        if (fits)
            stay.push_back(std::move(course));
        else
            wanted.push_back(index);
    }
    if (wanted.empty())
        return {};
    RoutingQuestion question{graph, rects, textsToPass(model, graph, hubs, rects), wanted, {}};
    for (const std::vector<QPointF> &course : stay)
        question.kept.push_back(&course);
    std::vector<std::vector<QPointF>> led = laneCourses(question, {});
    std::map<int, std::vector<QPointF>> renewed;
    for (const int flow : wanted)
        renewed.emplace(flow, std::move(led[at(flow)]));
    return renewed;
}

} // namespace bulkhead::diagram
