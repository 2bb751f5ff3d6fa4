// SPDX-License-Identifier: Apache-2.0
#include "diagram/scene/move_gesture.h"

#include "diagram/index.h"

#include "diagram/items/element_item.h"
#include "diagram/items/flow_item.h"
#include "diagram/items/network_item.h"
#include "diagram/scene/hit_test.h"

#include <QGraphicsView>
#include <QLineF>

namespace bulkhead::diagram {
namespace {

constexpr double guideReach = 6;            // pixels
constexpr std::size_t mostNeighbours = 400; // beyond, guides only confuse

} // namespace

MoveGesture::MoveGesture(DiagramScene &scene, const Pointer &pointer)
    : Tool(scene), m_start(pointer.position), m_screenStart(pointer.screen)
{
    std::vector<int> selected;
    for (const ElementItem *item : state().elements)
        if (item->isSelected())
            selected.push_back(item->node());
    m_nodes = outermost(state().graph, selected);
    for (const int node : m_nodes) {
        m_bounds |= state().elements[at(node)]->rect();
        m_moving.insert(node);
        for (const int inner : state().graph.descendants(node))
            m_moving.insert(inner);
    }
    for (const int node : m_moving)
        m_flows.insert(state().graph.nodes()[at(node)].flows.begin(),
                       state().graph.nodes()[at(node)].flows.end());
}

Tool::Next MoveGesture::move(const Pointer &pointer)
{
    if (!m_dragged && (pointer.screen - m_screenStart).manhattanLength() <= 4)
        return nullptr;
    m_dragged = true;
    m_by = snapped(pointer.position - m_start, pointer);
    show(m_by);
    light(boxAt(m_scene, pointer.position, m_nodes));
    m_scene.update();
    return nullptr;
}

QPointF MoveGesture::snapped(const QPointF &by, const Pointer &pointer)
{
    m_guides.clear();
    if (pointer.modifiers & Qt::AltModifier)
        return by;
    const QRectF moved = m_bounds.translated(by);
    const SmartGuides guides = smartGuides(moved, neighbours(), guideReach * pointer.pixel);
    m_guides = guides.lines;
    QPointF corner = moved.topLeft();
    if (state().snapToGrid)
        corner = snappedToGrid(corner, state().theme.gridStep);
    if (guides.horizontal)
        corner.setX(moved.left() + guides.correction.x());
    if (guides.vertical)
        corner.setY(moved.top() + guides.correction.y());
    return corner - m_bounds.topLeft();
}

// What stands still and can be seen.
std::vector<QRectF> MoveGesture::neighbours() const
{
    std::vector<QRectF> rects;
    for (const QGraphicsView *view : m_scene.views()) {
        const QRectF visible = view->mapToScene(view->viewport()->rect()).boundingRect();
        for (const ElementItem *item : state().elements) {
            if (m_moving.contains(item->node()) || !visible.intersects(item->rect()))
                continue;
            if (rects.size() == mostNeighbours)
                return {};
            rects.push_back(item->rect());
        }
    }
    return rects;
}

void MoveGesture::show(const QPointF &by)
{
    for (const int node : m_moving)
        state().elements[at(node)]->setRect(state().geometry.rects[at(node)].translated(by));
    for (const int flow : m_flows) {
        const ViewFlow &ends = state().graph.flows()[at(flow)];
        std::vector<QPointF> bends = state().geometry.bends[at(flow)];
        if (m_moving.contains(ends.source) && m_moving.contains(ends.target))
            for (QPointF &bend : bends)
                bend += by;
        state().flows[at(flow)]->setBends(std::move(bends));
        state().flows[at(flow)]->route();
    }
    for (NetworkItem *network : state().networks)
        network->route();
}

void MoveGesture::light(int box)
{
    if (m_box >= 0)
        state().elements[at(m_box)]->setDropTarget(false);
    m_box = box;
    bool enters = false;
    for (const int node : m_nodes)
        enters = enters || state().graph.nodes()[at(node)].parent != box;
    if (m_box >= 0 && enters)
        state().elements[at(m_box)]->setDropTarget(true);
}

Tool::Next MoveGesture::release(const Pointer &)
{
    if (!m_dragged)
        return idle();
    const int box = m_box;
    light(-1);
    m_scene.update();
    // An element whose holder this view does not show keeps it unless it is dropped into another box.
    bool keepsParent = true;
    for (const int node : m_nodes)
        keepsParent = keepsParent && state().graph.nodes()[at(node)].parent == box;
    const QString name =
        m_nodes.size() == 1 ? QString::fromStdString(state().graph.nodes()[at(m_nodes.front())].element->name)
                            : DiagramScene::tr("%n elements", nullptr, static_cast<int>(m_nodes.size()));
    if (keepsParent) {
        m_scene.request(planMove(diagram(), m_nodes, m_by), DiagramScene::tr("Move %1").arg(name));
    } else {
        const model::Id parent = box < 0 ? model::Id() : state().graph.nodes()[at(box)].element->id;
        m_scene.request(
            planMoveInto(diagram(), m_nodes, m_by, parent),
            box < 0 ? DiagramScene::tr("Move %1 out of its box").arg(name)
                    : DiagramScene::tr("Move %1 into %2")
                          .arg(name, QString::fromStdString(state().graph.nodes()[at(box)].element->name)));
    }
    return idle();
}

void MoveGesture::cancel()
{
    light(-1);
    show({});
    m_scene.update();
}

QString MoveGesture::hint() const
{
    return DiagramScene::tr("Drop into a box to put it inside. Alt: without snapping. Esc: back.");
}

void MoveGesture::paint(QPainter *painter, double pixel) const
{
    painter->setPen(QPen(m_scene.theme().accent, pixel, Qt::DashLine));
    for (const QLineF &line : m_guides)
        painter->drawLine(line);
}

} // namespace bulkhead::diagram
