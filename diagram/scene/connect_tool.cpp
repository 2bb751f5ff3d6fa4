// SPDX-License-Identifier: Apache-2.0
#include "diagram/scene/connect_tool.h"

#include "diagram/display_names.h"
#include "diagram/index.h"

#include "diagram/items/element_item.h"
#include "diagram/painting/flow_path.h"
#include "diagram/scene/hit_test.h"
#include "diagram/walk.h"

#include <algorithm>

namespace bulkhead::diagram {

ConnectTool::ConnectTool(DiagramScene &scene, int source, By by)
    : Tool(scene), m_source(source), m_by(by), m_tip(state().geometry.rects[at(source)].center())
{}

ConnectTool::ConnectTool(DiagramScene &scene, int flow, bool movesSource)
    : ConnectTool(scene,
                  movesSource ? scene.state().graph.flows()[at(flow)].target
                              : scene.state().graph.flows()[at(flow)].source,
                  By::Key)
{
    m_flow = flow;
    m_movesSource = movesSource;
}

Tool::Next ConnectTool::move(const Pointer &pointer)
{
    m_moved = true;
    m_tip = pointer.position;
    aimAt(flowEndAt(m_scene, pointer.position, pointer.pixel));
    return nullptr;
}

Tool::Next ConnectTool::press(const Pointer &pointer)
{
    move(pointer);
    if (m_target >= 0)
        return connect();
    cancel();
    return idle();
}

Tool::Next ConnectTool::release(const Pointer &pointer)
{
    if (m_by == By::Key)
        return nullptr;
    if (!m_moved) {
        // A click on the handle: go on without holding the button.
        m_by = By::Key;
        return nullptr;
    }
    return press(pointer);
}

Tool::Next ConnectTool::key(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        if (const int aimed = next(static_cast<Qt::Key>(event->key())); aimed >= 0) {
            aimAt(aimed);
            emit m_scene.focusedElementChanged(state().elements[at(aimed)]->id());
        }
        event->accept();
        return nullptr;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        event->accept();
        return m_target >= 0 ? connect() : nullptr;
    default:
        event->ignore();
        return nullptr;
    }
}

// Page up aims at the box round what is aimed at, page down at what stands in it. Nothing flows to a
// boundary.
int ConnectTool::next(Qt::Key key) const
{
    const ViewGraph &graph = state().graph;
    const auto isEnd = [&](int node) {
        return graph.nodes()[at(node)].element->kind != model::Kind::TrustBoundary;
    };
    const int from = m_target >= 0 ? m_target : m_source;
    if (key == Qt::Key_PageUp) {
        int up = graph.nodes()[at(from)].parent;
        while (up >= 0 && !isEnd(up))
            up = graph.nodes()[at(up)].parent;
        return up;
    }
    if (key == Qt::Key_PageDown) {
        const std::vector<int> inside = graph.descendants(from);
        const auto first = std::find_if(inside.begin(), inside.end(), isEnd);
        return first == inside.end() ? -1 : *first;
    }
    return nextInDirection(state().geometry.rects, from, key, [&](int node) {
        return isEnd(node) && !graph.isInside(from, node) && !graph.isInside(node, from);
    });
}

void ConnectTool::aimAt(int node)
{
    if (node == m_target)
        return m_scene.update(); // the line follows the pointer
    if (m_target >= 0)
        state().elements[at(m_target)]->setDropTarget(false);
    m_target = node;
    if (m_target >= 0)
        state().elements[at(m_target)]->setDropTarget(true);
    m_scene.update();
}

Tool::Next ConnectTool::connect()
{
    const int target = m_target;
    cancel();
    if (m_flow >= 0)
        return reattach(target);
    if (target == m_source && m_by == By::Drag)
        return idle(); // dropped where it came from
    model::Id id;
    const model::Change change = planConnect(diagram(), m_source, target, id);
    const auto name = [&](int node) {
        return QString::fromStdString(state().graph.nodes()[at(node)].element->name);
    };
    m_scene.request(change, DiagramScene::tr("Connect %1 with %2").arg(name(m_source), name(target)));
    const model::Id ids[] = {id};
    m_scene.select(ids);
    return idle();
}

Tool::Next ConnectTool::reattach(int end)
{
    const ViewFlow &flow = state().graph.flows()[at(m_flow)];
    if (end == (m_movesSource ? flow.source : flow.target))
        return idle();
    const model::Id ids[] = {flow.flow->id};
    const model::Id ends[] = {state().elements[at(end)]->id()};
    m_scene.request(
        planReattach(diagram(), m_flow, m_movesSource ? end : flow.source, m_movesSource ? flow.target : end),
        DiagramScene::tr("Reattach %1 to %2")
            .arg(displayNames(*state().model, ids), displayNames(*state().model, ends)));
    return idle();
}

void ConnectTool::cancel()
{
    aimAt(-1);
}

void ConnectTool::paint(QPainter *painter, double pixel) const
{
    const FlowEnd source = state().elements[at(m_source)]->flowEnd();
    const FlowEnd target = m_target >= 0 ? state().elements[at(m_target)]->flowEnd()
                                         : FlowEnd{QRectF(m_tip, QSizeF(0.1, 0.1)), {}};
    if (m_target < 0 && (!m_moved || source.rect.contains(m_tip)))
        return;
    const std::vector<QPointF> course =
        m_movesSource ? flowCourse(target, source, {}, 0) : flowCourse(source, target, {}, 0);
    painter->setPen(QPen(m_scene.theme().accent, 2 * pixel));
    painter->setBrush(Qt::NoBrush);
    painter->drawPath(flowLine(course));
    painter->setBrush(m_scene.theme().accent);
    painter->drawPolygon(arrowHead(course[course.size() - 2], course.back()));
}

QString ConnectTool::hint() const
{
    if (m_movesSource)
        return DiagramScene::tr(
            "Choose where the flow comes from: click an element or a box, or use the arrow keys, "
            "page up for the box around, and Enter. Esc: back.");
    return DiagramScene::tr(
        "Choose where the flow goes: click an element or a box, or use the arrow keys, page up "
        "for the box around, and Enter. Esc: back.");
}

} // namespace bulkhead::diagram
