// SPDX-License-Identifier: Apache-2.0
#include "diagram/items/flow_item.h"

#include "diagram/cards.h"
#include "diagram/items/element_item.h"
#include "diagram/items/scene_state.h"
#include "diagram/painting/badge_painter.h"
#include "diagram/painting/flow_path.h"

#include <QPainter>
#include <QStyleOptionGraphicsItem>

namespace bulkhead::diagram {
namespace {

constexpr double flowMargin = 12; // handles reach over the line

const ViewFlow &viewFlow(const SceneState &state, int flow)
{
    return state.graph.flows()[static_cast<std::size_t>(flow)];
}

} // namespace

FlowItem::FlowItem(SceneState &state, int flow) : m_state(state), m_flow(flow)
{
    setFlag(ItemIsSelectable);
    setAcceptedMouseButtons(Qt::NoButton);
    setZValue(flowLayer);
    refresh();
}

const model::Id &FlowItem::id() const
{
    return viewFlow(m_state, m_flow).flow->id;
}

bool FlowItem::isStandIn() const
{
    return viewFlow(m_state, m_flow).isStandIn();
}

void FlowItem::setFlow(int flow)
{
    m_flow = flow;
    m_hovered = false; // tools know items by their index
    refresh();
}

void FlowItem::refresh()
{
    m_look = flowLook(viewFlow(m_state, m_flow), *m_state.model, m_state.overlay);
    m_look.isCurved = m_state.isCurved;
    setOpacity(isLit(m_state.overlay, viewFlow(m_state, m_flow)) ? 1 : dimmedOpacity);
    updateBounds();
    update();
}

void FlowItem::refreshOverlay()
{
    const Badge badge = badgeOf(m_state.overlay, viewFlow(m_state, m_flow));
    const int step = stepOf(m_state.overlay, viewFlow(m_state, m_flow));
    if (m_look.badge != badge || m_look.step != step) {
        m_look.badge = badge;
        m_look.step = step;
        updateBounds();
        update();
    }
    setOpacity(isLit(m_state.overlay, viewFlow(m_state, m_flow)) ? 1 : dimmedOpacity);
    refreshPort();
}

void FlowItem::route()
{
    const ViewFlow &flow = viewFlow(m_state, m_flow);
    std::vector<QPointF> course =
        flowCourse(m_state.elements[static_cast<std::size_t>(flow.source)]->flowEnd(),
                   m_state.elements[static_cast<std::size_t>(flow.target)]->flowEnd(), m_bends,
                   laneOffset(flow), m_ends);
    if (!m_isOpen)
        course = m_port.stub;
    if (course == m_course)
        return;
    m_course = std::move(course);
    updateBounds();
    update();
}

void FlowItem::setRoute(std::vector<QPointF> bends, const RouteEnds &ends)
{
    m_bends = std::move(bends);
    m_ends = ends;
}

void FlowItem::setPort(const PortMark &port)
{
    m_port = port;
    m_isOpen = shouldBeOpen();
}

void FlowItem::refreshPort()
{
    if (m_port.isNone() || m_isOpen == shouldBeOpen())
        return;
    m_isOpen = !m_isOpen;
    route();
}

bool FlowItem::shouldBeOpen() const
{
    const ViewFlow &flow = viewFlow(m_state, m_flow);
    const auto &highlighted = m_state.overlay.highlighted;
    const auto isPointedAt = [this](int node) {
        const ElementItem *item = m_state.elements[static_cast<std::size_t>(node)];
        return item->isSelected() || item->isHovered();
    };
    return m_port.isNone() || isSelected() || m_hovered || (highlighted && isLit(m_state.overlay, flow)) ||
           isPointedAt(flow.source) || isPointedAt(flow.target);
}

void FlowItem::setLabelSpot(const LabelSpot &spot)
{
    if (spot == m_labelSpot)
        return;
    m_labelSpot = spot;
    updateBounds();
}

void FlowItem::updateBounds()
{
    const QRectF label = m_port.isNone() ? flowLabelRect(m_look, m_course, m_labelSpot, m_state.theme)
                                         : portLabelRect(m_look, m_port, m_state.theme);
    const QRectF bounds = (flowExtent(m_course, label) | m_port.area())
                              .adjusted(-flowMargin, -flowMargin, flowMargin, flowMargin);
    if (label != m_label)
        update();
    m_label = label;
    if (bounds == m_bounds)
        return;
    prepareGeometryChange();
    m_bounds = bounds;
}

void FlowItem::setHovered(bool hovered)
{
    if (m_hovered != hovered)
        update();
    m_hovered = hovered;
    refreshPort();
}

bool FlowItem::showsHandles() const
{
    return isSelected() && !m_state.readOnly && m_state.oneSelected && !isStandIn();
}

bool FlowItem::lineContains(const QPointF &scenePoint, double reach) const
{
    return m_bounds.contains(scenePoint) &&
           (m_label.contains(scenePoint) || m_port.area().contains(scenePoint) ||
            distanceToCourse(m_course, scenePoint) <= reach);
}

bool FlowItem::badgeContains(const QPointF &scenePoint) const
{
    if (m_look.badge.count == 0)
        return false;
    QRectF area = m_label;
    area.setLeft(area.right() - badgeSize(m_look.badge).width() - 6);
    return area.contains(scenePoint);
}

QVariant FlowItem::itemChange(GraphicsItemChange change, const QVariant &value)
{
    if (change == ItemSelectedHasChanged) {
        setZValue(flowLayer + (value.toBool() ? 1 : 0));
        refreshPort();
    }
    return QGraphicsItem::itemChange(change, value);
}

void FlowItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    const double detail = QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter->worldTransform());
    const PaintStyle style{m_state.theme, m_state.notation, m_state.icons};
    const FlowEmphasis emphasis{isSelected() || m_state.pointedAt == id(), m_hovered,
                                m_state.overlay.highlighted.has_value()};
    if (detail < detailLimit) {
        paintFlowFromAfar(painter, m_look, m_course, style, detail, emphasis);
        return;
    }
    if (!m_port.isNone())
        paintPort(painter, m_port, m_state.theme);
    paintFlow(painter, m_look, m_course, m_label, style, emphasis);
    if (showsHandles() && m_course.size() > 1)
        paintHandles(painter);
}

void FlowItem::paintHandles(QPainter *painter) const
{
    const Theme &theme = m_state.theme;
    painter->setPen(QPen(theme.accent, 1.5));
    painter->setBrush(theme.surface);
    painter->drawEllipse(m_course.front(), 5, 5);
    painter->drawEllipse(m_course.back(), 5, 5);
    for (std::size_t i = 0; i < m_bends.size(); ++i) {
        QRectF handle(0, 0, 8, 8);
        handle.moveCenter(m_bends[i]);
        painter->setBrush(static_cast<int>(i) == m_state.chosenBend ? theme.accent : theme.surface);
        painter->drawRect(handle);
    }
}

} // namespace bulkhead::diagram
