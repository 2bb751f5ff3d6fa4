// SPDX-License-Identifier: Apache-2.0
#include "diagram/scene/resize_gesture.h"

#include "diagram/display_names.h"
#include "diagram/index.h"

#include "diagram/items/element_item.h"
#include "diagram/items/flow_item.h"
#include "diagram/labels.h"
#include "diagram/scene/hit_test.h"

#include <algorithm>

namespace bulkhead::diagram {

QRectF roundContents(const SceneState &state, int node)
{
    QRectF contents;
    for (const int child : state.graph.nodes()[at(node)].children)
        contents |= state.geometry.rects[at(child)];
    return contents.isNull() ? contents : contents.adjusted(-8, -boxHeaderHeight, 8, 8);
}

ResizeGesture::ResizeGesture(DiagramScene &scene, int node, int corner, const Pointer &pointer)
    : Tool(scene), m_node(node), m_corner(corner), m_before(state().geometry.rects[at(node)]),
      m_contents(roundContents(state(), node)), m_rect(m_before)
{
    const std::vector<int> inside = state().graph.descendants(node);
    m_moving.insert(inside.begin(), inside.end());
    m_moving.insert(node);
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
    show(rect | m_contents);
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
                        DiagramScene::tr("Resize %1").arg(displayNames(*state().model, ids)), ids);
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
    state().elements[at(m_node)]->setDropTarget(rect != m_before && takesIn(state(), m_node, m_moving));
    for (const int flow : state().graph.nodes()[at(m_node)].flows)
        state().flows[at(flow)]->route();
}

} // namespace bulkhead::diagram
