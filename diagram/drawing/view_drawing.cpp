// SPDX-License-Identifier: Apache-2.0
#include "diagram/drawing/view_drawing.h"

#include "diagram/drawing/label_placing.h"
#include "diagram/index.h"
#include "diagram/painting/flow_path.h"

#include <algorithm>
#include <cmath>
#include <QPainter>
#include <utility>

namespace bulkhead::diagram {
namespace {

// How many pixels a unit takes.
double detailOf(const QTransform &transform)
{
    return std::sqrt(std::abs(transform.determinant()));
}

} // namespace

Drawing::Drawing(const model::Model &model, model::IdView view, const Overlay &overlay, DrawingStyle style)
    : m_style(std::move(style)), m_graph(model, view), m_geometry(resolveGeometry(model, view, m_graph)),
      m_isAnyLit(overlay.highlighted.has_value())
{
    placeElements(model, overlay);
    placeFlows(model, overlay);
    if (!m_style.showNetworks)
        return;
    for (std::size_t i = 0; i < m_graph.networks().size(); ++i)
        m_networks.push_back(m_graph.networks()[i].members.empty()
                                 ? NetworkHull{}
                                 : networkHull(m_graph, static_cast<int>(i),
                                               [this](int node) { return m_elements[at(node)].rect; }));
}

void Drawing::placeElements(const model::Model &model, const Overlay &overlay)
{
    const std::vector<ViewNode> &nodes = m_graph.nodes();
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        m_elements.push_back({elementLook(m_graph, static_cast<int>(i), model.vocabulary(), overlay),
                              m_geometry.rects[i], !overlay.isHighlighted(nodes[i].element->id)});
        m_bounds |= m_elements.back().rect;
        m_order.push_back(i);
    }
    std::stable_sort(m_order.begin(), m_order.end(), [&](std::size_t a, std::size_t b) {
        return std::pair(!m_elements[a].look.box, nodes[a].depth) <
               std::pair(!m_elements[b].look.box, nodes[b].depth);
    });
}

void Drawing::placeFlows(const model::Model &model, const Overlay &overlay)
{
    const auto endAt = [this](int node) {
        const Element &element = m_elements[at(node)];
        return FlowEnd{element.rect, outlineOf(element.look, m_style.notation)};
    };
    for (std::size_t i = 0; i < m_graph.flows().size(); ++i) {
        const ViewFlow &flow = m_graph.flows()[i];
        m_flows.push_back(
            {flowLook(*flow.flow, model, overlay),
             flowCourse(endAt(flow.source), endAt(flow.target), m_geometry.bends[i], laneOffset(flow)),
             {},
             !overlay.isHighlighted(flow.flow->id)});
    }
    std::vector<LabelledFlow> labelled;
    for (const Flow &flow : m_flows)
        labelled.push_back({&flow.look, &flow.course, {}});
    std::vector<QRectF> taken;
    for (std::size_t i = 0; i < m_elements.size(); ++i)
        addObstacles(taken, m_graph.nodes()[i], m_elements[i].look, m_elements[i].rect, model.vocabulary());
    placeLabels(labelled, std::move(taken), m_style.theme);
    constexpr double lineRoom = 2;
    for (std::size_t i = 0; i < m_flows.size(); ++i) {
        Flow &flow = m_flows[i];
        flow.label = flowLabelRect(flow.look, flow.course, labelled[i].spot, m_style.theme);
        m_bounds |= flowExtent(flow.course, flow.label).adjusted(-lineRoom, -lineRoom, lineRoom, lineRoom);
    }
}

void Drawing::paint(QPainter *painter, const std::stop_token &stop) const
{
    const double detail = detailOf(painter->worldTransform());
    const PaintStyle style{m_style.theme, m_style.notation, m_icons};
    const auto isBox = [this](std::size_t element) { return m_elements[element].look.box; };
    const auto firstInFront = std::find_if_not(m_order.begin(), m_order.end(), isBox);
    for (auto element = m_order.begin(); element != firstInFront && !stop.stop_requested(); ++element)
        paint(painter, m_elements[*element], style, detail);
    for (std::size_t i = 0; i < m_networks.size(); ++i)
        if (!m_networks[i].path.isEmpty())
            paintNetwork(painter, m_graph, static_cast<int>(i), m_networks[i], m_style.theme);
    for (const Flow &flow : m_flows) {
        if (stop.stop_requested())
            return;
        paint(painter, flow, style, detail);
    }
    for (auto element = firstInFront; element != m_order.end() && !stop.stop_requested(); ++element)
        paint(painter, m_elements[*element], style, detail);
}

void Drawing::paint(QPainter *painter, const Element &element, const PaintStyle &style, double detail) const
{
    painter->save();
    painter->setOpacity(element.isDimmed ? dimmedOpacity : 1);
    if (detail < detailLimit)
        paintElementFromAfar(painter, element.look, element.rect, style, detail);
    else
        paintElement(painter, element.look, element.rect, style);
    painter->restore();
}

void Drawing::paint(QPainter *painter, const Flow &flow, const PaintStyle &style, double detail) const
{
    painter->save();
    painter->setOpacity(flow.isDimmed ? dimmedOpacity : 1);
    const FlowEmphasis emphasis{false, false, m_isAnyLit};
    if (detail < detailLimit)
        paintFlowFromAfar(painter, flow.look, flow.course, style, detail, emphasis);
    else
        paintFlow(painter, flow.look, flow.course, flow.label, style, emphasis);
    painter->restore();
}

} // namespace bulkhead::diagram
