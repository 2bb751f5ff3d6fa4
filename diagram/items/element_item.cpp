// SPDX-License-Identifier: Apache-2.0
#include "diagram/items/element_item.h"

#include "diagram/cards.h"
#include "diagram/items/flow_item.h"
#include "diagram/items/scene_state.h"
#include "diagram/labels.h"
#include "diagram/painting/badge_painter.h"

#include <QPainter>
#include <QStyleOptionGraphicsItem>

namespace bulkhead::diagram {
namespace {

constexpr double nodeMargin = 16; // badge, handles and selection frame reach over the rectangle
constexpr double handleRadius = 5;

} // namespace

ElementItem::ElementItem(SceneState &state, int node) : m_state(state), m_node(node)
{
    setFlag(ItemIsSelectable);
    setAcceptedMouseButtons(Qt::NoButton); // the scene's tools do the work
    refresh();
}

const model::Id &ElementItem::id() const
{
    return m_state.graph.nodes()[static_cast<std::size_t>(m_node)].element->id;
}

void ElementItem::setNode(int node)
{
    m_node = node;
    m_hovered = m_dropTarget = false; // tools know items by their index
    refresh();
}

void ElementItem::refresh()
{
    m_look = elementLook(m_state.graph, m_node, m_state.model->vocabulary(), m_state.overlay);
    m_look.hub = m_state.hubs.number(m_node);
    const ViewNode &node = m_state.graph.nodes()[static_cast<std::size_t>(m_node)];
    setZValue(m_look.box ? node.depth : elementLayer + node.depth);
    setOpacity(isLit(m_state.overlay, node) ? 1 : dimmedOpacity);
    update();
}

void ElementItem::refreshOverlay()
{
    const ViewNode &node = m_state.graph.nodes()[static_cast<std::size_t>(m_node)];
    const Badge badge = badgeOf(m_state.overlay, node);
    const int step = stepOf(m_state.overlay, node);
    if (m_look.badge != badge || m_look.step != step)
        update();
    m_look.badge = badge;
    m_look.step = step;
    setOpacity(isLit(m_state.overlay, node) ? 1 : dimmedOpacity);
}

QRectF ElementItem::boundingRect() const
{
    return m_rect.adjusted(-nodeMargin, -nodeMargin, nodeMargin, nodeMargin);
}

void ElementItem::setRect(const QRectF &rect)
{
    if (rect.size() != m_rect.size()) {
        prepareGeometryChange();
        m_rect.setSize(rect.size());
    }
    setPos(rect.topLeft());
}

FlowEnd ElementItem::flowEnd() const
{
    return {rect(), outlineOf(m_look, m_state.notation)};
}

void ElementItem::setHovered(bool hovered)
{
    if (m_hovered == hovered)
        return;
    m_hovered = hovered;
    update();
    refreshPorts();
}

void ElementItem::refreshPorts() const
{
    if (m_state.hubs.isEmpty())
        return;
    for (const int flow : m_state.graph.nodes()[static_cast<std::size_t>(m_node)].flows)
        if (m_state.hubs.hubOf(flow) >= 0 && static_cast<std::size_t>(flow) < m_state.flows.size() &&
            m_state.flows[static_cast<std::size_t>(flow)])
            m_state.flows[static_cast<std::size_t>(flow)]->refreshPort();
}

void ElementItem::setDropTarget(bool lit)
{
    if (m_dropTarget != lit)
        update();
    m_dropTarget = lit;
}

void ElementItem::setSelectedForInside(bool forInside)
{
    if (m_selectedForInside != forInside)
        update();
    m_selectedForInside = forInside;
}

void ElementItem::setMisplaced(bool misplaced)
{
    if (m_misplaced != misplaced)
        update();
    m_misplaced = misplaced;
}

std::array<QPointF, 4> ElementItem::connectHandles() const
{
    const QRectF r = rect();
    const QPointF c = r.center();
    return {{{c.x(), r.top()}, {r.right(), c.y()}, {c.x(), r.bottom()}, {r.left(), c.y()}}};
}

std::array<QPointF, 8> ElementItem::resizeHandles() const
{
    const QRectF r = rect().adjusted(-4, -4, 4, 4);
    const QPointF c = r.center();
    return {{r.topLeft(),
             {c.x(), r.top()},
             r.topRight(),
             {r.right(), c.y()},
             r.bottomRight(),
             {c.x(), r.bottom()},
             r.bottomLeft(),
             {r.left(), c.y()}}};
}

bool ElementItem::isPointedAt() const
{
    return !m_state.pointedAt.empty() && m_state.pointedAt == id();
}

bool ElementItem::isOnlySelection() const
{
    return isSelected() && m_state.oneSelected;
}

bool ElementItem::showsConnectHandles() const
{
    return m_hovered && !m_state.readOnly;
}

// At the corners only, so that the middles stay free for flows.
bool ElementItem::showsResizeHandles() const
{
    return isOnlySelection() && !m_state.readOnly && !m_look.isCard();
}

// Of a box at the right of its header, beside the badge; of a card at its lower right.
QRectF ElementItem::foldHandle() const
{
    constexpr double side = 16;
    const bool hasContents =
        m_look.isCard() || !m_state.graph.nodes()[static_cast<std::size_t>(m_node)].children.empty();
    if (!hasContents || m_state.readOnly || (m_look.box && !m_hovered && !isSelected()))
        return {};
    const QRectF r = rect();
    const QPointF middle = m_look.isCard() ? r.bottomRight() - QPointF(14, 14)
                                           : r.topRight() + QPointF(m_look.badge.count > 0 ? -56 : -20, 18);
    return {middle - QPointF(side / 2, side / 2), QSizeF(side, side)};
}

// The badge has the upper right one to itself.
std::vector<int> ElementItem::resizeCorners() const
{
    if (!showsResizeHandles())
        return {};
    return m_look.badge.count > 0 ? std::vector<int>{0, 4, 6} : std::vector<int>{0, 2, 4, 6};
}

bool ElementItem::frameContains(const QPointF &scenePoint, double reach) const
{
    const QRectF r = rect();
    if (!r.adjusted(-reach, -reach, reach, reach).contains(scenePoint))
        return false;
    return scenePoint.y() < r.top() + boxHeaderHeight ||
           !r.adjusted(reach, reach, -reach, -reach).contains(scenePoint);
}

bool ElementItem::badgeContains(const QPointF &scenePoint) const
{
    return badgeArea(m_look, rect()).contains(scenePoint);
}

QVariant ElementItem::itemChange(GraphicsItemChange change, const QVariant &value)
{
    if (change == ItemSelectedHasChanged) {
        // What is selected is not hidden behind what lies on the same layer.
        const ViewNode &node = m_state.graph.nodes()[static_cast<std::size_t>(m_node)];
        setZValue((m_look.box ? 0 : elementLayer) + node.depth + (value.toBool() ? 0.5 : 0));
        refreshPorts();
    }
    return QGraphicsItem::itemChange(change, value);
}

void ElementItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    const double detail = QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter->worldTransform());
    const PaintStyle style{m_state.theme, m_state.notation, m_state.icons};
    if (detail < detailLimit)
        paintElementFromAfar(painter, m_look, m_rect, style, detail);
    else
        paintElement(painter, m_look, m_rect, style);
    if (m_misplaced)
        paintMisplaced(painter, detail);
    if (detail >= detailLimit)
        paintFoldHandle(painter);
    if (isSelected() || m_hovered || m_dropTarget || isPointedAt())
        paintSelection(painter, detail);
    if (isSelected() && m_look.badge.count > 0 && detail >= detailLimit) // over the frame, so that it is read
        paintBadge(painter, badgeCentre(m_look, m_rect), m_look.badge, m_state.theme);
}

void ElementItem::paintFoldHandle(QPainter *painter) const
{
    const QRectF handle = foldHandle().translated(-pos());
    if (handle.isEmpty())
        return;
    const Theme &theme = m_state.theme;
    painter->setPen(QPen(theme.accent, 1.2));
    painter->setBrush(theme.surface);
    painter->drawRoundedRect(handle.adjusted(1, 1, -1, -1), 3, 3);
    const QPointF middle = handle.center();
    constexpr double arm = 4;
    painter->setPen(QPen(theme.accent, 1.6));
    painter->drawLine(middle - QPointF(arm, 0), middle + QPointF(arm, 0));
    if (m_look.isCard())
        painter->drawLine(middle - QPointF(0, arm), middle + QPointF(0, arm));
}

// A frame that no other thing has, and a question mark at its upper left.
void ElementItem::paintMisplaced(QPainter *painter, double detail) const
{
    const QColor colour = m_state.theme.rating(model::Rating::Medium).fill;
    const double pixel = 1 / std::max(detail, 0.05);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(colour, 2 * pixel, Qt::DotLine));
    painter->drawRect(m_rect.adjusted(-5, -5, 5, 5));
    if (detail < detailLimit)
        return;
    const QRectF mark(m_rect.left() - 13, m_rect.top() - 13, 16, 16);
    painter->setPen(QPen(m_state.theme.surface, 1.5));
    painter->setBrush(colour);
    painter->drawEllipse(mark);
    painter->setFont(m_state.theme.nameFont());
    painter->setPen(m_state.theme.surface);
    painter->drawText(mark, Qt::AlignCenter, QStringLiteral("?"));
}

void ElementItem::paintSelection(QPainter *painter, double detail) const
{
    const Theme &theme = m_state.theme;
    const double pixel = 1 / std::max(detail, 0.05);
    if (m_dropTarget || isPointedAt()) {
        QColor glow = theme.accent;
        glow.setAlphaF(0.16f);
        painter->setBrush(glow);
        painter->setPen(QPen(theme.accent, 2.5 * pixel));
        painter->drawRoundedRect(m_rect, theme.cornerRadius, theme.cornerRadius);
    }
    painter->setBrush(Qt::NoBrush);
    if (isSelected()) {
        const double gap = std::min(3 * pixel, nodeMargin - 2);
        painter->setPen(QPen(theme.accent, 2 * pixel, m_selectedForInside ? Qt::DashLine : Qt::SolidLine));
        painter->drawRoundedRect(m_rect.adjusted(-gap, -gap, gap, gap), theme.cornerRadius + 3,
                                 theme.cornerRadius + 3);
    }
    if (detail < detailLimit)
        return;
    painter->setBrush(theme.surface);
    painter->setPen(QPen(theme.accent, 1.5));
    const auto handles = resizeHandles();
    for (const int corner : resizeCorners()) {
        QRectF handle(0, 0, 8, 8);
        handle.moveCenter(handles[static_cast<std::size_t>(corner)] - pos());
        painter->drawRect(handle);
    }
    if (showsConnectHandles()) {
        painter->setBrush(theme.accent);
        painter->setPen(QPen(theme.surface, 1.5));
        for (const QPointF &handle : connectHandles())
            painter->drawEllipse(handle - pos(), handleRadius, handleRadius);
    }
}

} // namespace bulkhead::diagram
