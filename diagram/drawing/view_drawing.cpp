// SPDX-License-Identifier: Apache-2.0
#include "diagram/drawing/view_drawing.h"

#include "diagram/cards.h"
#include "diagram/drawing/label_placing.h"
#include "diagram/index.h"
#include "diagram/labels.h"
#include "diagram/painting/flow_path.h"
#include "diagram/painting/note_painter.h"

#include <algorithm>
#include <cmath>
#include <QCoreApplication>
#include <QPainter>
#include <utility>

namespace bulkhead::diagram {
namespace {

struct LegendText
{
    Q_DECLARE_TR_FUNCTIONS(diagram)
};

constexpr double legendLine = 22;

// How many pixels a unit takes.
double detailOf(const QTransform &transform)
{
    return std::sqrt(std::abs(transform.determinant()));
}

} // namespace

Drawing::Drawing(const model::Model &model, model::IdView view, const Overlay &overlay, DrawingStyle style)
    : m_style(std::move(style)), m_graph(model, view),
      m_hubs(m_style.notation == Notation::ClassicDfd ? Hubs() : Hubs(m_graph, model.views().find(view))),
      m_geometry(resolveGeometry(model, view, m_graph)), m_isAnyLit(overlay.highlighted.has_value())
{
    placeElements(model, overlay);
    placeFlows(model, view, overlay);
    if (const model::View *record = model.views().find(view))
        placeNotes(*record);
    placeLegend();
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
                              m_geometry.rects[i], !isLit(overlay, nodes[i])});
        m_elements.back().look.hub = m_hubs.number(static_cast<int>(i));
        m_bounds |= m_elements.back().rect;
        if (m_elements.back().look.isCard()) // the cards behind it
            m_bounds |= m_elements.back().rect.translated(6, 6);
        m_order.push_back(i);
    }
    std::stable_sort(m_order.begin(), m_order.end(), [&](std::size_t a, std::size_t b) {
        return std::pair(!m_elements[a].look.box, nodes[a].depth) <
               std::pair(!m_elements[b].look.box, nodes[b].depth);
    });
}

void Drawing::placeFlows(const model::Model &model, model::IdView view, const Overlay &overlay)
{
    const auto endAt = [this](int node) {
        const Element &element = m_elements[at(node)];
        return FlowEnd{element.rect, outlineOf(element.look, m_style.notation)};
    };
    const model::View *record = model.views().find(view);
    const bool isCurved = record && record->routing == model::Routing::Curved;
    const std::vector<PortMark> ports = portMarks(m_graph, m_hubs, m_geometry.rects);
    for (std::size_t i = 0; i < m_graph.flows().size(); ++i) {
        const ViewFlow &flow = m_graph.flows()[i];
        // A path that is shown has its lines.
        const bool isLine = ports[i].isNone() || (m_isAnyLit && isLit(overlay, flow));
        m_flows.push_back({flowLook(flow, model, overlay),
                           isLine ? flowCourse(endAt(flow.source), endAt(flow.target), m_geometry.bends[i],
                                               laneOffset(flow), m_geometry.ends[i])
                                  : ports[i].stub,
                           {},
                           !isLit(overlay, flow),
                           ports[i]});
        m_flows.back().look.isCurved = isCurved;
    }
    std::vector<LabelledFlow> labelled;
    for (const Flow &flow : m_flows)
        if (flow.port.isNone())
            labelled.push_back({&flow.look, &flow.course, {}});
    std::vector<QRectF> taken;
    for (std::size_t i = 0; i < m_elements.size(); ++i)
        addObstacles(taken, m_graph.nodes()[i], m_elements[i].look, m_elements[i].rect, model.vocabulary());
    for (Flow &flow : m_flows) {
        flow.label = flow.port.isNone() ? QRectF() : portLabelRect(flow.look, flow.port, m_style.theme);
        if (!flow.port.isNone())
            taken.push_back(flow.label | flow.port.area());
    }
    placeLabels(labelled, std::move(taken), m_style.theme);
    auto placed = labelled.begin();
    constexpr double lineRoom = 2;
    for (std::size_t i = 0; i < m_flows.size(); ++i) {
        Flow &flow = m_flows[i];
        if (flow.port.isNone())
            flow.label = flowLabelRect(flow.look, flow.course, (placed++)->spot, m_style.theme);
        m_bounds |= flowExtent(flow.course, flow.label).adjusted(-lineRoom, -lineRoom, lineRoom, lineRoom);
    }
}

void Drawing::placeNotes(const model::View &view)
{
    constexpr double room = 6; // for arrow heads
    for (const model::CanvasNote &note : view.notes) {
        Note placed{noteText(note), toQt(note.rect), {}};
        m_bounds |= placed.rect;
        for (const model::Id &id : note.about) {
            FlowEnd about;
            if (const int node = m_graph.nodeShowing(id); node >= 0)
                about = {m_elements[at(node)].rect, outlineOf(m_elements[at(node)].look, m_style.notation)};
            else if (const int flow = m_graph.flowShowing(id); flow >= 0)
                about = pointOnFlow(m_flows[at(flow)].course);
            else
                continue;
            placed.arrows.push_back(noteArrow(placed.rect, about));
            for (const QPointF &point : placed.arrows.back())
                m_bounds |= QRectF(point - QPointF(room, room), QSizeF(2 * room, 2 * room));
        }
        m_notes.push_back(std::move(placed));
    }
}

void Drawing::paintNotes(QPainter *painter, double detail) const
{
    painter->save();
    painter->setOpacity(m_isAnyLit ? dimmedOpacity : 1);
    for (const Note &note : m_notes) {
        for (const std::vector<QPointF> &arrow : note.arrows)
            paintNoteArrow(painter, arrow, m_style.theme);
        if (detail < detailLimit)
            paintNoteFromAfar(painter, note.rect, m_style.theme);
        else
            paintNote(painter, note.text, note.rect, m_style.theme);
    }
    painter->restore();
}

// Below all the rest: the letters of the hubs with their names.
void Drawing::placeLegend()
{
    if (m_hubs.isEmpty() || m_bounds.isNull())
        return;
    double x = m_bounds.left();
    double y = m_bounds.bottom() + 2 * legendLine;
    for (const int hub : m_hubs.all()) {
        const double width = estimatedTextWidth(legendText(hub), m_style.theme.kindSize) + 2 * legendLine;
        if (x > m_bounds.left() && x + width > m_bounds.right()) {
            x = m_bounds.left();
            y += legendLine;
        }
        m_legend |= QRectF(x, y, width, legendLine);
        m_legendPlaces.emplace_back(x, y);
        x += width;
    }
    m_bounds |= m_legend;
}

QString Drawing::legendText(int hub) const
{
    return LegendText::tr("%1 (%n flows)", nullptr, static_cast<int>(m_graph.nodes()[at(hub)].flows.size()))
        .arg(QString::fromStdString(m_graph.nodes()[at(hub)].element->name));
}

void Drawing::paintLegend(QPainter *painter) const
{
    for (std::size_t i = 0; i < m_legendPlaces.size(); ++i) {
        const QPointF middle = m_legendPlaces[i] + QPointF(portRadius, legendLine / 2);
        paintHubMark(painter, middle, static_cast<int>(i), m_style.theme);
        painter->setFont(m_style.theme.kindFont());
        painter->setPen(m_style.theme.text);
        painter->drawText(QRectF(middle.x() + portRadius + 4, m_legendPlaces[i].y(), 10'000, legendLine),
                          Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, legendText(m_hubs.all()[i]));
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
    if (!stop.stop_requested())
        paintNotes(painter, detail);
    if (detail >= detailLimit)
        paintLegend(painter);
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
    if (detail < detailLimit) {
        paintFlowFromAfar(painter, flow.look, flow.course, style, detail, emphasis);
    } else {
        paintPort(painter, flow.port, m_style.theme);
        paintFlow(painter, flow.look, flow.course, flow.label, style, emphasis);
    }
    painter->restore();
}

} // namespace bulkhead::diagram
