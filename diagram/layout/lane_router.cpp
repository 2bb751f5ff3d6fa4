// SPDX-License-Identifier: Apache-2.0
#include "diagram/layout/lane_router.h"

#include "diagram/index.h"
#include "diagram/labels.h"

#include <algorithm>
#include <cmath>

namespace bulkhead::diagram {
namespace {

class LaneRouter
{
public:
    LaneRouter(const RoutingQuestion &question, const QRectF &area, const std::stop_token &stop)
        : m_question(question), m_graph(question.graph), m_stop(stop),
          m_grid(area, question.limits, question.memory), m_lanes(question.graph.flows().size())
    {
        for (std::size_t i = 0; i < m_graph.nodes().size(); ++i)
            if (m_graph.nodes()[i].children.empty())
                m_grid.addElement(question.rects[i], static_cast<int>(i));
        for (const int box : m_graph.boxesOutsideIn())
            m_grid.addBox(question.rects[at(box)], box);
        for (const QRectF &text : question.texts)
            m_grid.addText(text);
        for (const std::vector<QPointF> *course : question.kept)
            m_grid.occupy(m_grid.along(*course));
    }

    std::vector<std::vector<QPointF>> run()
    {
        std::vector<int> flows = m_question.wanted;
        std::erase_if(flows, [&](int flow) {
            return m_graph.flows()[at(flow)].source == m_graph.flows()[at(flow)].target;
        });
        // Short ones first: they have the fewest ways.
        std::stable_sort(flows.begin(), flows.end(), [&](int a, int b) { return distance(a) < distance(b); });
        for (const int flow : flows)
            lead(flow);
        for (int round = 0; round < m_question.limits.reroutings; ++round) {
            bool isBetter = false;
            for (const int flow : flows) {
                Lane &lane = m_lanes[at(flow)];
                if (lane.isEmpty() || m_stop.stop_requested() || m_grid.isHalfSpent())
                    continue;
                m_grid.release(lane);
                const int before = m_grid.conflicts(lane);
                if (before == 0) {
                    m_grid.occupy(lane);
                    continue;
                }
                const Lane former = lane;
                lead(flow);
                if (lane.isEmpty()) {
                    lane = former;
                    m_grid.occupy(lane);
                }
                isBetter |= lane.steps != former.steps;
            }
            if (!isBetter)
                break;
        }
        std::vector<std::vector<QPointF>> courses;
        for (Lane &lane : m_lanes)
            courses.push_back(std::move(lane.course));
        return courses;
    }

private:
    double distance(int flow) const
    {
        const QPointF way = m_question.rects[at(m_graph.flows()[at(flow)].target)].center() -
                            m_question.rects[at(m_graph.flows()[at(flow)].source)].center();
        return std::abs(way.x()) + std::abs(way.y());
    }

    void lead(int flow)
    {
        Lane &lane = m_lanes[at(flow)];
        lane = {};
        if (m_stop.stop_requested())
            return;
        const ViewFlow &ends = m_graph.flows()[at(flow)];
        const LaneEnd source{m_question.rects[at(ends.source)], ends.source,
                             m_graph.isInside(ends.target, ends.source)};
        const LaneEnd target{m_question.rects[at(ends.target)], ends.target,
                             m_graph.isInside(ends.source, ends.target)};
        std::vector<int> boxes;
        for (const int end : {ends.source, ends.target})
            for (int box = m_graph.nodes()[at(end)].parent; box >= 0; box = m_graph.nodes()[at(box)].parent)
                boxes.push_back(box);
        lane = m_grid.find(source, target, boxes);
        m_grid.occupy(lane);
    }

    const RoutingQuestion &m_question;
    const ViewGraph &m_graph;
    const std::stop_token &m_stop;
    LaneGrid m_grid;
    std::vector<Lane> m_lanes; // by flow
};

} // namespace

std::vector<QRectF> textsToPass(const model::Model &model, const ViewGraph &graph, const Hubs &hubs,
                                const std::vector<QRectF> &rects)
{
    std::vector<QRectF> texts;
    for (std::size_t i = 0; i < graph.nodes().size(); ++i)
        if (graph.nodes()[i].isBox())
            texts.push_back(boxTitle(graph.nodes()[i], rects[i], model.vocabulary()));
    const std::vector<PortMark> ports = portMarks(graph, hubs, rects);
    for (std::size_t i = 0; i < ports.size(); ++i) {
        if (ports[i].isNone())
            continue;
        const double room = portRadius + flowLabelRoom(graph.flows()[i], model);
        const QRectF area = ports[i].area();
        texts.push_back(ports[i].isLeft ? area.adjusted(-room, -2, portStub, 2)
                                        : area.adjusted(-portStub, -2, room, 2));
    }
    return texts;
}

std::vector<std::vector<QPointF>> laneCourses(const RoutingQuestion &question, const std::stop_token &stop)
{
    QRectF area = question.area;
    if (area.isNull())
        for (const QRectF &rect : question.rects)
            area |= rect;
    if (question.wanted.empty() || !LaneGrid::isPossible(area, question.limits))
        return std::vector<std::vector<QPointF>>(question.graph.flows().size());
    return LaneRouter(question, area, stop).run();
}

} // namespace bulkhead::diagram
