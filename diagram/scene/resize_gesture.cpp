// SPDX-License-Identifier: Apache-2.0
#include "diagram/scene/resize_gesture.h"

#include "diagram/index.h"

#include "diagram/items/element_item.h"
#include "diagram/items/flow_item.h"
#include "diagram/labels.h"
#include "diagram/scene/step_text.h"

#include <algorithm>

namespace bulkhead::diagram {
namespace {

constexpr QSizeF smallestElement(60, 40);

} // namespace

ResizeGesture::ResizeGesture(DiagramScene &scene, int node, int corner, const Pointer &pointer)
    : Tool(scene), m_node(node), m_corner(corner), m_before(state().geometry.rects[at(node)]),
      m_rect(m_before)
{
    for (const int child : state().graph.nodes()[at(node)].children)
        m_smallest |= state().geometry.rects[at(child)];
    if (!m_smallest.isNull())
        m_smallest.adjust(-8, -boxHeaderHeight, 8, 8);
    const QPointF corners[] = {m_before.topLeft(), m_before.topRight(), m_before.bottomRight(),
                               m_before.bottomLeft()};
    m_grip = corners[corner / 2] - pointer.position;
}

Tool::Next ResizeGesture::move(const Pointer &pointer)
{
    QPointF corner = pointer.position + m_grip;
    if (state().snapToGrid && !(pointer.modifiers & Qt::AltModifier))
        corner = snappedToGrid(corner, state().theme.gridStep);
    QRectF rect = m_before;
    const bool left = m_corner == 0 || m_corner == 6;
    const bool top = m_corner == 0 || m_corner == 2;
    if (left)
        rect.setLeft(std::min(corner.x(), rect.right() - smallestElement.width()));
    else
        rect.setRight(std::max(corner.x(), rect.left() + smallestElement.width()));
    if (top)
        rect.setTop(std::min(corner.y(), rect.bottom() - smallestElement.height()));
    else
        rect.setBottom(std::max(corner.y(), rect.top() + smallestElement.height()));
    if (!m_smallest.isNull())
        rect |= m_smallest;
    show(rect);
    return nullptr;
}

Tool::Next ResizeGesture::release(const Pointer &)
{
    state().elements[at(m_node)]->setDropTarget(false);
    if (m_rect != m_before) {
        const int nodes[] = {m_node};
        const QRectF rects[] = {m_rect};
        const model::Id ids[] = {state().elements[at(m_node)]->id()};
        m_scene.request(planRectangles(diagram(), nodes, rects),
                        DiagramScene::tr("Resize %1").arg(nameOf(*state().model, ids)), ids);
    }
    return idle();
}

void ResizeGesture::cancel()
{
    show(m_before);
}

void ResizeGesture::show(const QRectF &rect)
{
    m_rect = rect;
    state().elements[at(m_node)]->setRect(rect);
    state().elements[at(m_node)]->setDropTarget(rect != m_before && takesIn());
    for (const int flow : state().graph.nodes()[at(m_node)].flows)
        state().flows[at(flow)]->route();
}

bool ResizeGesture::takesIn() const
{
    if (!model::canContain(state().elements[at(m_node)]->look().kind))
        return false;
    return std::any_of(state().elements.begin(), state().elements.end(), [&](const ElementItem *other) {
        const int parent = state().graph.nodes()[at(other->node())].parent;
        return other->node() != m_node && !state().graph.isInside(other->node(), m_node) &&
               m_rect.contains(other->rect()) &&
               (parent < 0 || !m_rect.contains(state().geometry.rects[at(parent)]));
    });
}

} // namespace bulkhead::diagram
