// SPDX-License-Identifier: Apache-2.0
#include "diagram/scene/connect_tool.h"

#include "diagram/index.h"

#include "diagram/items/element_item.h"
#include "diagram/painting/flow_path.h"
#include "diagram/scene/hit_test.h"
#include "diagram/walk.h"

namespace bulkhead::diagram {

ConnectTool::ConnectTool(DiagramScene &scene, int source, By by)
    : Tool(scene), m_source(source), m_by(by), m_tip(state().geometry.rects[at(source)].center())
{}

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
    case Qt::Key_Down: {
        const int from = m_target >= 0 ? m_target : m_source;
        const int next = nextInDirection(state().geometry.rects, from, static_cast<Qt::Key>(event->key()),
                                         [&](int node) { return !state().graph.nodes()[at(node)].isBox(); });
        if (next >= 0) {
            aimAt(next);
            emit m_scene.focusedElementChanged(state().elements[at(next)]->id());
        }
        event->accept();
        return nullptr;
    }
    case Qt::Key_Return:
    case Qt::Key_Enter:
        event->accept();
        return m_target >= 0 ? connect() : nullptr;
    default:
        event->ignore();
        return nullptr;
    }
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
    const std::vector<QPointF> course = flowCourse(source, target, {}, 0);
    painter->setPen(QPen(m_scene.theme().accent, 2 * pixel));
    painter->setBrush(Qt::NoBrush);
    painter->drawPath(flowLine(course));
    painter->setBrush(m_scene.theme().accent);
    painter->drawPolygon(arrowHead(course[course.size() - 2], course.back()));
}

QString ConnectTool::hint() const
{
    return DiagramScene::tr(
        "Choose where the flow goes: click an element, or use the arrow keys and Enter. Esc: back.");
}

} // namespace bulkhead::diagram
