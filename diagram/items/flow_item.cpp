// SPDX-License-Identifier: Apache-2.0
#include "diagram/items/flow_item.h"

#include "diagram/items/element_item.h"
#include "diagram/items/scene_state.h"
#include "diagram/painting/badge_painter.h"
#include "diagram/painting/flow_path.h"

#include <QPainter>
#include <QStyleOptionGraphicsItem>

namespace bulkhead::diagram {
namespace {

constexpr double flowMargin = 12;
constexpr double lockSize = 12;
constexpr double labelHeight = 16;

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

void FlowItem::setFlow(int flow)
{
    m_flow = flow;
    m_hovered = false; // tools know items by their index
    refresh();
}

void FlowItem::refresh()
{
    const model::Flow &flow = *viewFlow(m_state, m_flow).flow;
    m_text = flowLabel(flow, *m_state.model);
    m_security = flowSecurity(flow, m_state.model->vocabulary());
    m_badge = m_state.overlay.badgeOf(flow.id);
    m_step = m_state.overlay.stepOf(flow.id);
    setOpacity(m_state.isHighlighted(flow.id) ? 1 : dimmedOpacity);
    updateBounds();
    update();
}

void FlowItem::refreshOverlay()
{
    const Badge badge = m_state.overlay.badgeOf(id());
    const int step = m_state.overlay.stepOf(id());
    if (m_badge != badge || m_step != step) {
        m_badge = badge;
        m_step = step;
        updateBounds();
        update();
    }
    setOpacity(m_state.isHighlighted(id()) ? 1 : dimmedOpacity);
}

void FlowItem::route()
{
    const ViewFlow &flow = viewFlow(m_state, m_flow);
    std::vector<QPointF> course = flowCourse(
        m_state.elements[static_cast<std::size_t>(flow.source)]->flowEnd(),
        m_state.elements[static_cast<std::size_t>(flow.target)]->flowEnd(), m_bends, laneOffset(flow));
    if (course == m_course)
        return;
    m_course = std::move(course);
    updateBounds();
    update();
}

void FlowItem::setBends(std::vector<QPointF> bends)
{
    m_bends = std::move(bends);
}

void FlowItem::setLabelSpot(const LabelSpot &spot)
{
    if (spot == m_labelSpot)
        return;
    m_labelSpot = spot;
    updateBounds();
}

// Between two elements side by side there is as much room as the line is long. On a very short line a label
// stands beyond its ends.
double FlowItem::widestLabel() const
{
    constexpr double widest = 190;
    constexpr double shortLine = 90;
    if (m_course.size() != 2)
        return widest;
    const QPointF way = m_course.back() - m_course.front();
    const double length = std::abs(way.x());
    const bool isBetween = std::abs(way.y()) < 1 && length >= shortLine;
    return isBetween ? std::min(widest, length - 8) : widest;
}

QSizeF FlowItem::labelSize() const
{
    double width = m_text.isEmpty() ? 0 : estimatedTextWidth(m_text, m_state.theme.flowLabelSize) + 8;
    width = std::min(width, widestLabel());
    if (m_security == FlowSecurity::Encrypted)
        width += lockSize + 4;
    if (m_badge.count > 0)
        width += badgeSize(m_badge).width() + 6;
    if (m_step > 0)
        width += 24;
    return {width, m_badge.count > 0 || m_step > 0 ? 22 : labelHeight};
}

QRectF FlowItem::labelRectAt(const LabelSpot &spot) const
{
    const QSizeF size = labelSize();
    if (size.width() < 1)
        return {};
    QRectF rect(QPointF(), size);
    QPointF centre = pointAlong(m_course, spot.part);
    if (spot.side != LabelSpot::Side::On) {
        const QPointF leg = pointAlong(m_course, spot.part + 0.02) - pointAlong(m_course, spot.part - 0.02);
        const bool isLevel = std::abs(leg.x()) > std::abs(leg.y());
        const double way = isLevel ? size.height() / 2 + 4 : size.width() / 2 + 6;
        const double signedWay = spot.side == LabelSpot::Side::OneSide ? -way : way;
        centre += isLevel ? QPointF(spot.end * size.width() / 2, signedWay)
                          : QPointF(signedWay, spot.end * size.height() / 2);
    }
    rect.moveCenter(centre);
    return rect;
}

void FlowItem::updateBounds()
{
    const QRectF label = labelRectAt(m_labelSpot);
    QRectF bounds = label;
    for (const QPointF &point : m_course)
        bounds |= QRectF(point, QSizeF(0.1, 0.1));
    bounds.adjust(-flowMargin, -flowMargin, flowMargin, flowMargin);
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
}

bool FlowItem::showsHandles() const
{
    return isSelected() && !m_state.readOnly && m_state.oneSelected;
}

bool FlowItem::lineContains(const QPointF &scenePoint, double reach) const
{
    return m_bounds.contains(scenePoint) &&
           (m_label.contains(scenePoint) || distanceToCourse(m_course, scenePoint) <= reach);
}

bool FlowItem::badgeContains(const QPointF &scenePoint) const
{
    if (m_badge.count == 0)
        return false;
    QRectF area = m_label;
    area.setLeft(area.right() - badgeSize(m_badge).width() - 6);
    return area.contains(scenePoint);
}

QVariant FlowItem::itemChange(GraphicsItemChange change, const QVariant &value)
{
    if (change == ItemSelectedHasChanged)
        setZValue(flowLayer + (value.toBool() ? 1 : 0));
    return QGraphicsItem::itemChange(change, value);
}

// Exactly 1 wide unless it stands out: measured, wider antialiased lines take many times as long.
QPen FlowItem::linePen() const
{
    const Theme &theme = m_state.theme;
    QPen pen(theme.flow, 1);
    if (m_security == FlowSecurity::Encrypted)
        pen.setColor(theme.flowEncrypted);
    else if (m_security == FlowSecurity::Plain)
        pen.setColor(theme.flowPlain);
    switch (viewFlow(m_state, m_flow).flow->kind) {
    case model::FlowKind::Pull:
    case model::FlowKind::Push:
        pen.setDashPattern({7, 4});
        break;
    case model::FlowKind::Control:
        pen.setDashPattern({7, 3, 2, 3});
        break;
    case model::FlowKind::Mount:
    case model::FlowKind::Log:
        pen.setDashPattern({2, 3});
        break;
    case model::FlowKind::Data:
        break;
    }
    if (isSelected() || m_hovered || m_state.overlay.highlighted) {
        pen.setWidthF(isSelected() || m_hovered ? 2 : 1.6);
        if (isSelected())
            pen.setColor(theme.accent);
    }
    return pen;
}

void FlowItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    if (m_course.size() < 2)
        return;
    const double detail = QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter->worldTransform());
    if (detail < detailLimit) {
        painter->setRenderHint(QPainter::Antialiasing, false);
        QPen pen = linePen();
        pen.setStyle(Qt::SolidLine);
        pen.setWidthF(isSelected() ? 2 / detail : 0);
        painter->setPen(pen);
        painter->drawPolyline(m_course.data(), static_cast<int>(m_course.size()));
        return;
    }
    paintLine(painter, true);
    if (!m_label.isNull())
        paintLabel(painter);
    if (showsHandles())
        paintHandles(painter);
}

void FlowItem::paintLine(QPainter *painter, bool) const
{
    const QPen pen = linePen();
    painter->setPen(pen);
    painter->setBrush(Qt::NoBrush);
    if (m_course.size() == 2)
        painter->drawLine(m_course.front(), m_course.back());
    else
        painter->drawPath(flowLine(m_course));
    painter->setPen(QPen(pen.color(), 1));
    painter->setBrush(pen.color());
    painter->drawPolygon(arrowHead(m_course[m_course.size() - 2], m_course.back()));
    if (viewFlow(m_state, m_flow).flow->bidirectional)
        painter->drawPolygon(arrowHead(m_course[1], m_course.front()));
}

void FlowItem::paintLabel(QPainter *painter) const
{
    const Theme &theme = m_state.theme;
    QColor ground = theme.window;
    ground.setAlphaF(0.88f);
    painter->setPen(Qt::NoPen);
    painter->setBrush(ground);
    painter->drawRoundedRect(m_label, 4, 4);

    QRectF rest = m_label;
    if (m_step > 0) {
        paintStep(painter, {rest.left() + 11, rest.center().y()}, m_step, theme);
        rest.setLeft(rest.left() + 24);
    }
    if (m_security == FlowSecurity::Encrypted) {
        m_state.icons.paint(painter, "lock", theme.flowEncrypted,
                            {rest.left() + 2, rest.center().y() - lockSize / 2, lockSize, lockSize});
        rest.setLeft(rest.left() + lockSize + 2);
    }
    if (m_badge.count > 0) {
        const double width = badgeSize(m_badge).width();
        paintBadge(painter, {rest.right() - width / 2 - 2, rest.center().y()}, m_badge, theme);
        rest.setRight(rest.right() - width - 4);
    }
    painter->setFont(theme.flowLabelFont());
    painter->setPen(isSelected() ? theme.accent : theme.text);
    const QString shown =
        painter->fontMetrics().elidedText(m_text, Qt::ElideMiddle, static_cast<int>(rest.width()));
    painter->drawText(rest, Qt::AlignCenter | Qt::TextSingleLine, shown);
}

void FlowItem::paintHandles(QPainter *painter) const
{
    const Theme &theme = m_state.theme;
    painter->setPen(QPen(theme.accent, 1.5));
    painter->setBrush(theme.surface);
    painter->drawEllipse(m_course.front(), 5, 5);
    painter->drawEllipse(m_course.back(), 5, 5);
    for (const QPointF &bend : m_bends) {
        QRectF handle(0, 0, 8, 8);
        handle.moveCenter(bend);
        painter->drawRect(handle);
    }
}

} // namespace bulkhead::diagram
