// SPDX-License-Identifier: Apache-2.0
#include "diagram/scene/place_tool.h"

#include "diagram/index.h"

#include "diagram/items/element_item.h"
#include "diagram/labels.h"
#include "diagram/scene/hit_test.h"
#include "diagram/scene/room.h"

#include <algorithm>
#include <cmath>
#include <QGraphicsView>

namespace bulkhead::diagram {
namespace {

// Boxes come with room for what they will hold.
QSizeF newSize(const ViewNode &node, const model::Vocabulary &vocabulary)
{
    return node.isBox() ? QSizeF(300, 200) : naturalSize(node, vocabulary);
}

} // namespace

PlaceTool::PlaceTool(DiagramScene &scene, PaletteEntry entry) : Tool(scene), m_entry(std::move(entry))
{
    ViewNode node;
    node.element = std::make_shared<const model::Element>(m_entry.create(*state().model));
    m_rect = QRectF(QPointF(), newSize(node, state().model->vocabulary()));
}

Tool::Next PlaceTool::move(const Pointer &pointer)
{
    if (m_corner)
        drawTo(pointer);
    else
        carryTo(pointer.position);
    return nullptr;
}

void PlaceTool::drawTo(const Pointer &pointer)
{
    constexpr double drawnFrom = 12; // pixels: less is a click with an unsteady hand
    const QPointF way = pointer.position - *m_corner;
    m_drawn = m_drawn || std::abs(way.x()) + std::abs(way.y()) > drawnFrom * pointer.pixel;
    if (!m_drawn)
        return;
    const bool snap = state().snapToGrid && !(pointer.modifiers & Qt::AltModifier);
    const auto corner = [&](const QPointF &point) {
        return snap ? snappedToGrid(point, state().theme.gridStep) : point;
    };
    m_rect = QRectF(corner(*m_corner), corner(pointer.position)).normalized();
    // What is drawn round other things begins and ends in the box that holds both corners.
    const int from = boxAt(m_scene, m_rect.topLeft());
    const int to = boxAt(m_scene, m_rect.bottomRight());
    light(from == to ? from : -1);
    m_scene.update();
}

void PlaceTool::light(int box)
{
    if (box != m_box && m_box >= 0)
        state().elements[at(m_box)]->setDropTarget(false);
    m_box = box;
    if (m_box >= 0)
        state().elements[at(m_box)]->setDropTarget(true);
}

void PlaceTool::carryTo(const QPointF &position)
{
    m_shown = true;
    m_rect.moveCenter(position);
    if (state().snapToGrid)
        m_rect.moveTopLeft(snappedToGrid(m_rect.topLeft(), state().theme.gridStep));
    light(boxAt(m_scene, position));
    m_scene.update();
}

Tool::Next PlaceTool::press(const Pointer &pointer)
{
    carryTo(pointer.position);
    m_corner = pointer.position;
    return nullptr;
}

Tool::Next PlaceTool::release(const Pointer &pointer)
{
    if (!m_corner)
        return nullptr;
    if (m_drawn) {
        constexpr QSizeF smallest(40, 30);
        drawTo(pointer);
        m_rect.setSize(m_rect.size().expandedTo(smallest));
    }
    return place();
}

Tool::Next PlaceTool::key(QKeyEvent *event)
{
    event->ignore();
    if (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter)
        return nullptr;
    event->accept();
    QGraphicsView *view = m_scene.views().isEmpty() ? nullptr : m_scene.views().first();
    // In the box that is selected, or right of the selection, else where the pointer is, else on the ground
    // near the middle of what is seen.
    const std::vector<model::Id> selected = m_scene.selectedIds();
    const int node = selected.empty() ? -1 : state().graph.node(selected.front());
    if (node >= 0 && selected.size() == 1 && state().graph.nodes()[at(node)].holds())
        carryInto(node);
    else if (node >= 0 && state().graph.nodes()[at(node)].parent >= 0)
        carryInto(state().graph.nodes()[at(node)].parent);
    else if (!selected.empty())
        carryBeside(m_scene.boundsOf(selected.front()));
    else if (!m_shown && view)
        carryToGround(view->mapToScene(view->viewport()->rect().center()));
    const QRectF placed = m_rect;
    Next next = place();
    if (view)
        view->ensureVisible(placed);
    return next;
}

void PlaceTool::carryInto(int box)
{
    m_shown = true;
    m_rect.moveTopLeft(roomIn(state().graph, state().geometry.rects, box, m_rect.size()));
    light(box);
}

void PlaceTool::carryToGround(const QPointF &position)
{
    carryTo(position);
    m_rect.moveTopLeft(roomNear(state().graph, state().geometry.rects, m_rect));
    light(-1);
}

// To the right of it, and down from there until nothing is in the way.
void PlaceTool::carryBeside(const QRectF &neighbour)
{
    constexpr double gap = 40;
    constexpr int mostSteps = 100;
    QPointF position(neighbour.right() + gap + m_rect.width() / 2, neighbour.center().y());
    carryTo(position);
    for (int step = 0; step < mostSteps && !isFree(); ++step) {
        position.ry() += gap;
        carryTo(position);
    }
}

bool PlaceTool::isFree() const
{
    const ViewGraph &graph = state().graph;
    for (int node = 0; node < static_cast<int>(graph.nodes().size()); ++node) {
        const bool isAround = node == m_box || (m_box >= 0 && graph.isInside(m_box, node));
        if (!isAround && state().elements[at(node)]->rect().intersects(m_rect))
            return false;
    }
    return true;
}

Tool::Next PlaceTool::place()
{
    const int box = m_box;
    cancel();
    const model::Element element = m_entry.create(*state().model);
    const model::Id id = element.id;
    const model::Id ids[] = {id};
    m_scene.request(planAdd(diagram(), element, box, m_rect), DiagramScene::tr("Add %1").arg(m_entry.title),
                    ids);
    if (state().graph.node(id) >= 0) {
        m_scene.select(ids);
        m_scene.renameSelection();
    }
    return idle();
}

void PlaceTool::cancel()
{
    if (m_box >= 0)
        state().elements[at(m_box)]->setDropTarget(false);
    m_box = -1;
    m_shown = false;
    m_corner.reset();
    m_scene.update();
}

void PlaceTool::paint(QPainter *painter, double pixel) const
{
    if (!m_shown)
        return;
    const Theme &theme = m_scene.theme();
    QColor fill = theme.surface;
    if (model::canContain(m_entry.kind) &&
        takesIn(state(), m_rect)) { // as a box is lit that would take something in
        fill = theme.accent;
        fill.setAlphaF(0.16f);
    } else {
        fill.setAlphaF(0.7f);
    }
    painter->setPen(QPen(theme.accent, 1.5 * pixel, Qt::DashLine));
    painter->setBrush(fill);
    painter->drawRoundedRect(m_rect, theme.cornerRadius, theme.cornerRadius);
    painter->setFont(theme.nameFont());
    painter->setPen(theme.text);
    painter->drawText(m_rect, Qt::AlignCenter, m_entry.title);
}

QString PlaceTool::hint() const
{
    return DiagramScene::
        tr("Click where %1 goes, into a box to put it inside, or drag it to size, also round other things. "
           "Enter: in or beside the selection. Esc: back.")
            .arg(m_entry.title);
}

} // namespace bulkhead::diagram
