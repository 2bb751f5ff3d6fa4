// SPDX-License-Identifier: Apache-2.0
#include "diagram/layout/rerouting.h"

#include "diagram/index.h"
#include "diagram/layout/lane_router.h"
#include "diagram/layout/routes.h"

#include <algorithm>

namespace bulkhead::diagram {
namespace {

constexpr std::size_t mostRerouted = 2000; // elements
constexpr double roomForDetours = 300;     // px round the ends of what is led anew

constexpr LaneLimits limitsOf(ReroutingEffort effort)
{
    return effort == ReroutingEffort::Step ? LaneLimits{150'000, 40'000, 0} : LaneLimits{1e6, 400'000, 3};
}

bool runsThrough(const std::vector<QPointF> &course, const QRectF &rect)
{
    for (std::size_t leg = 0; leg + 1 < course.size(); ++leg)
        if (crosses(rect, course[leg], course[leg + 1]))
            return true;
    return false;
}

double cellsOf(const QRectF &area)
{
    return area.width() * area.height();
}

} // namespace

Rerouting::Rerouting(const model::Model &model, model::IdView view, const ViewGraph &graph,
                     ReroutingEffort effort)
    : m_model(model), m_graph(graph), m_view(model.views().find(view)), m_hubs(graph, m_view),
      m_limits(limitsOf(effort))
{
    for (std::size_t i = 0; i < graph.nodes().size(); ++i)
        if (graph.nodes()[i].children.empty())
            m_leaves.push_back(static_cast<int>(i));
}

bool Rerouting::isPossible() const
{
    return m_graph.nodes().size() <= mostRerouted;
}

// Whether the course runs through one of the nodes that it has nothing to do with.
bool Rerouting::meets(const ViewFlow &flow, const Course &course, const std::vector<int> &nodes,
                      const std::vector<QRectF> &rects) const
{
    return std::any_of(nodes.begin(), nodes.end(), [&](int node) {
        return node != flow.source && node != flow.target && !rects[at(node)].isEmpty() &&
               runsThrough(course, rects[at(node)]);
    });
}

bool Rerouting::isWanted(int index, const Geometry &geometry, const std::vector<QRectF> &rects,
                         const std::set<int> &fresh) const
{
    const ViewFlow &flow = m_graph.flows()[at(index)];
    const QRectF &source = rects[at(flow.source)];
    const QRectF &target = rects[at(flow.target)];
    if (geometry.ends[at(index)])
        return !touches(geometry.ends[at(index)], source, target) ||
               meets(flow, ledCourse(geometry, index), m_moved, rects);
    // A new line runs as the others do; one that nothing has led, and nobody, is plain as long as it passes
    // by all.
    if (fresh.contains(index) && m_runsInLanes)
        return true;
    const bool isFresh = fresh.contains(index) || m_isMoved[at(flow.source)] || m_isMoved[at(flow.target)];
    return meets(flow, flowCourse({source}, {target}, {}, laneOffset(flow)), isFresh ? m_leaves : m_moved,
                 rects);
}

void Rerouting::sort(const Geometry &geometry, const std::vector<QRectF> &rects, const std::set<int> &fresh)
{
    m_isMoved.assign(rects.size(), false);
    m_moved.clear();
    for (std::size_t i = 0; i < rects.size(); ++i)
        m_isMoved[i] = rects[i] != geometry.rects[i];
    std::copy_if(m_leaves.begin(), m_leaves.end(), std::back_inserter(m_moved),
                 [this](int leaf) { return m_isMoved[at(leaf)]; });
    m_runsInLanes = !(m_view && m_view->routing == model::Routing::Straight) &&
                    std::any_of(geometry.ends.begin(), geometry.ends.end(),
                                [](const RouteEnds &ends) { return ends.has_value(); });
    m_wanted.clear();
    m_kept.clear();
    for (std::size_t i = 0; i < m_graph.flows().size(); ++i) {
        const int index = static_cast<int>(i);
        const ViewFlow &flow = m_graph.flows()[i];
        if (m_hubs.hubOf(index) >= 0 || flow.source == flow.target || rects[at(flow.source)].isEmpty() ||
            rects[at(flow.target)].isEmpty())
            continue;
        if (geometry.byHand[i])
            m_kept.push_back(flowCourse({rects[at(flow.source)]}, {rects[at(flow.target)]}, geometry.bends[i],
                                        laneOffset(flow)));
        else if (isWanted(index, geometry, rects, fresh))
            m_wanted.push_back(index);
        else if (geometry.ends[i])
            m_kept.push_back(ledCourse(geometry, index));
    }
}

// Where the wanted lines run; those that would need too large a raster are left out.
QRectF Rerouting::areaOfWanted(const std::vector<QRectF> &rects)
{
    const auto areaOf = [&](int index) {
        const ViewFlow &flow = m_graph.flows()[at(index)];
        return (rects[at(flow.source)] | rects[at(flow.target)])
            .adjusted(-roomForDetours, -roomForDetours, roomForDetours, roomForDetours);
    };
    std::vector<int> flows = m_wanted;
    std::stable_sort(flows.begin(), flows.end(),
                     [&](int a, int b) { return cellsOf(areaOf(a)) < cellsOf(areaOf(b)); });
    QRectF area;
    m_wanted.clear();
    for (const int flow : flows) {
        if (!LaneGrid::isPossible(area | areaOf(flow), m_limits))
            break;
        area |= areaOf(flow);
        m_wanted.push_back(flow);
    }
    return area;
}

std::map<int, std::vector<QPointF>>
Rerouting::courses(const Geometry &geometry, const std::vector<QRectF> &rects, const std::set<int> &fresh)
{
    if (!isPossible())
        return {};
    sort(geometry, rects, fresh);
    std::map<int, Course> renewed;
    if (m_wanted.empty())
        return renewed;
    for (const int flow : m_wanted)
        renewed.emplace(flow, Course());
    if (m_view && m_view->routing == model::Routing::Straight) {
        Router router(m_graph, rects, m_model.vocabulary(), m_limits, &m_memory);
        for (const int flow : m_wanted)
            renewed[flow] = router.courseRound(m_graph.flows()[at(flow)]);
        return renewed;
    }
    const QRectF area = areaOfWanted(rects);
    RoutingQuestion question{m_graph, rects, textsToPass(m_model, m_graph, m_hubs, rects), m_wanted};
    question.area = area;
    question.limits = m_limits;
    question.memory = &m_memory;
    for (const Course &course : m_kept)
        question.kept.push_back(&course);
    std::vector<Course> led = laneCourses(question, {});
    for (const int flow : m_wanted)
        renewed[flow] = std::move(led[at(flow)]);
    return renewed;
}

} // namespace bulkhead::diagram
