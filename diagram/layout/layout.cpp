// SPDX-License-Identifier: Apache-2.0
#include "diagram/layout/layout.h"

#include "diagram/hubs.h"
#include "diagram/index.h"
#include "diagram/labels.h"
#include "diagram/layout/built_in.h"
#include "diagram/layout/geometry.h"
#include "diagram/layout/lane_router.h"
#include "diagram/layout/partial_places.h"
#include "diagram/layout/places.h"
#include "diagram/layout/routes.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace bulkhead::diagram {
namespace {

// Above, nobody reads a picture of all of it; rows and columns cost next to nothing.
constexpr std::size_t mostInLayers = 2000;

using Courses = std::vector<std::vector<QPointF>>; // by flow, from border to border

class Layout
{
public:
    Layout(const model::Model &model, model::IdView view, const LayoutOptions &options)
        : m_model(model), m_view(view), m_options(options), m_graph(model, view),
          m_hubs(m_graph, model.views().find(view)), m_former(resolveGeometry(model, view, m_graph))
    {
        for (const ViewNode &node : m_graph.nodes())
            m_sizes.push_back(sizeOf(node));
        makeRoom();
    }

    Result<LayoutResult> run()
    {
        LayoutResult result;
        std::vector<QRectF> rects;
        Courses courses(m_graph.flows().size());
        if (m_options.keepPlaces) {
            rects = m_former.rects;
        } else if (m_options.part.empty() && m_graph.nodes().size() > mostInLayers) {
            result.engine = "simple";
            result.explanation =
                "The view has more elements than a picture shows well; a simple layout was used.";
            rects = builtInLayout(m_graph, m_sizes);
        } else {
            result.engine = "layers";
            PlacingQuestion question{m_graph, m_hubs, m_sizes, m_margins, {}};
            for (const ViewFlow &flow : m_graph.flows())
                question.labels.push_back(flowLabelRoom(flow, m_model));
            rects = m_options.part.empty() ? placed(question, m_options.stop)
                                           : partlyPlaced(m_model, m_view, question, m_former.rects,
                                                          m_options.part, m_options.stop);
        }
        if (m_options.stop.stop_requested())
            return Error{"layout.cancelled", "the layout was cancelled", {}, {}, 0, {}};
        if (!m_options.keepPlaces && m_options.part.empty())
            moveToOrigin(rects);
        if (m_graph.nodes().size() <= mostInLayers)
            courses = led(rects);
        if (m_options.stop.stop_requested())
            return Error{"layout.cancelled", "the layout was cancelled", {}, {}, 0, {}};
        result.change = placements(rects, courses);
        return result;
    }

private:
    // What a person made larger stays so.
    QSizeF sizeOf(const ViewNode &node) const
    {
        const QSizeF natural = naturalSize(node, m_model.vocabulary());
        const model::Placement *placed = m_model.placements().find({m_view, node.element->id});
        if (!placed || node.isBox() || node.isCard())
            return natural;
        return natural.expandedTo({placed->rect.width, placed->rect.height});
    }

    // For ports with their labels, and for flows from an element to itself.
    void makeRoom()
    {
        m_margins.resize(m_graph.nodes().size());
        std::vector<std::pair<int, int>> count(m_graph.nodes().size()); // left, right
        for (std::size_t i = 0; i < m_graph.flows().size(); ++i) {
            const int flow = static_cast<int>(i);
            const ViewFlow &ends = m_graph.flows()[i];
            if (ends.source == ends.target) { // a loop at the lower right corner
                QMarginsF &margin = m_margins[at(ends.source)];
                const double reach = reachOfLoop(ends) + gridStep;
                margin.setRight(std::max(margin.right(), reach));
                margin.setBottom(std::max(margin.bottom(), reach));
                continue;
            }
            if (m_hubs.hubOf(flow) < 0)
                continue;
            const std::size_t partner = at(m_hubs.partnerOf(m_graph, flow));
            const bool isLeft = m_graph.flows()[i].target == static_cast<int>(partner);
            const int room = static_cast<int>(
                std::ceil(portStub + portRadius + 4 + flowLabelRoom(m_graph.flows()[i], m_model)));
            QMarginsF &margin = m_margins[partner];
            isLeft ? margin.setLeft(std::max<double>(margin.left(), room))
                   : margin.setRight(std::max<double>(margin.right(), room));
            ++(isLeft ? count[partner].first : count[partner].second);
        }
        for (std::size_t i = 0; i < count.size(); ++i) {
            const double most = std::max(count[i].first, count[i].second);
            if (most == 0 || m_graph.nodes()[i].isCard()) // a card has one size
                continue;
            const double needed = most * portPitch + (m_graph.nodes()[i].isBox() ? portHeader : 0) + 6;
            m_sizes[i].setHeight(std::max(m_sizes[i].height(), std::ceil(needed / gridStep) * gridStep));
        }
    }

    static void moveToOrigin(std::vector<QRectF> &rects)
    {
        QRectF all;
        for (const QRectF &rect : rects)
            all |= rect;
        for (QRectF &rect : rects)
            rect = QRectF(std::round(rect.left() - all.left()), std::round(rect.top() - all.top()),
                          std::round(rect.width()), std::round(rect.height()));
    }

    Courses led(const std::vector<QRectF> &rects) const
    {
        std::vector<int> wanted;
        Courses kept;
        for (std::size_t i = 0; i < m_graph.flows().size(); ++i) {
            const int flow = static_cast<int>(i);
            if (m_hubs.hubOf(flow) >= 0)
                continue;
            const ViewFlow &ends = m_graph.flows()[i];
            if (keepsWay(flow, rects))
                kept.push_back(flowCourse({rects[at(ends.source)]}, {rects[at(ends.target)]},
                                          m_former.bends[i], laneOffset(ends)));
            else
                wanted.push_back(flow);
        }
        const model::View *view = m_model.views().find(m_view);
        if (view && view->routing == model::Routing::Straight)
            return straight(rects, wanted);
        RoutingQuestion question{m_graph, rects, textsToPass(m_model, m_graph, m_hubs, rects),
                                 std::move(wanted)};
        for (const std::vector<QPointF> &course : kept)
            question.kept.push_back(&course);
        return laneCourses(question, m_options.stop);
    }

    Courses straight(const std::vector<QRectF> &rects, const std::vector<int> &wanted) const
    {
        Courses courses(m_graph.flows().size());
        Router router(m_graph, rects, m_model.vocabulary());
        for (const int flow : wanted) {
            if (m_options.stop.stop_requested())
                break;
            courses[at(flow)] = router.courseRound(m_graph.flows()[at(flow)]);
        }
        return courses;
    }

    model::Change placements(const std::vector<QRectF> &rects, const Courses &courses) const
    {
        std::vector<model::Change> changes;
        for (std::size_t i = 0; i < m_graph.nodes().size(); ++i)
            changePlace(m_model, m_view, m_graph.nodes()[i], rects[i], changes);
        for (std::size_t i = 0; i < m_graph.flows().size(); ++i)
            if (!keepsWay(static_cast<int>(i), rects) &&
                !isByHandElsewhere(m_model, m_view, m_graph.flows()[i]))
                changePlacement(m_model, automaticPlacement(m_view, m_graph.flows()[i].flow->id, courses[i]),
                                changes);
        return model::batch(std::move(changes));
    }

    // Ways that a person made stay where the elements do.
    bool keepsWay(int flow, const std::vector<QRectF> &rects) const
    {
        const ViewFlow &ends = m_graph.flows()[at(flow)];
        const auto stays = [&](int node) { return rects[at(node)] == m_former.rects[at(node)]; };
        return (m_options.keepPlaces || !m_options.part.empty()) && m_former.byHand[at(flow)] &&
               stays(ends.source) && stays(ends.target);
    }

    const model::Model &m_model;
    model::IdView m_view;
    const LayoutOptions &m_options;
    ViewGraph m_graph;
    Hubs m_hubs;
    Geometry m_former;
    std::vector<QSizeF> m_sizes;
    std::vector<QMarginsF> m_margins;
};

} // namespace

Result<LayoutResult> layoutModel(const model::Model &model, model::IdView view, const LayoutOptions &options)
{
    const auto record = model.views().shared(view);
    if (!record || (!options.routing && options.hubs.empty()))
        return Layout(model, view, options).run();
    model::View decided = *record;
    if (options.routing)
        decided.routing = options.routing;
    for (const auto &[id, isHub] : options.hubs)
        decided.hubs[id] = isHub;
    model::Change decision = model::editing(record, std::move(decided));
    model::Model after = model;
    if (const auto applied = after.apply(decision); !applied)
        return applied.error();
    Result<LayoutResult> result = Layout(after, view, options).run();
    if (result)
        result->change = model::batch({std::move(decision), std::move(result->change)});
    return result;
}

} // namespace bulkhead::diagram
