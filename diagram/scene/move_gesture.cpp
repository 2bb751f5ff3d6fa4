// SPDX-License-Identifier: Apache-2.0
#include "diagram/scene/move_gesture.h"

#include "diagram/display_names.h"
#include "diagram/index.h"

#include "diagram/items/element_item.h"
#include "diagram/items/flow_item.h"
#include "diagram/items/network_item.h"
#include "diagram/items/note_item.h"
#include "diagram/scene/hit_test.h"
#include "diagram/scene/note_edits.h"
#include "diagram/scene/note_tools.h"
#include "diagram/scene/scene_sync.h"

#include <algorithm>
#include <QGraphicsView>
#include <QLineF>

namespace bulkhead::diagram {
namespace {

constexpr double guideReach = 6;            // pixels
constexpr std::size_t mostNeighbours = 400; // beyond, guides only confuse

} // namespace

MoveGesture::MoveGesture(DiagramScene &scene, const Pointer &pointer, int clicked, int clickedNote)
    : Tool(scene), m_start(pointer.position), m_screenStart(pointer.screen), m_clicked(clicked),
      m_clickedNote(clickedNote),
      m_rerouting(*state().model, state().view, state().graph, ReroutingEffort::Step)
{
    m_nodes = outermostSelected(state());
    for (const int node : m_nodes) {
        if (state().elements[at(node)]->rect().contains(pointer.position))
            m_grabbed = node;
        m_bounds |= state().elements[at(node)]->rect();
        m_moving.insert(node);
        for (const int inner : state().graph.descendants(node))
            m_moving.insert(inner);
    }
    for (const int node : m_moving)
        m_flows.insert(state().graph.nodes()[at(node)].flows.begin(),
                       state().graph.nodes()[at(node)].flows.end());
    m_notes = notesMovedWith(state(), m_nodes);
    for (const int note : m_notes)
        m_bounds |= state().notes[at(note)]->rect();
    for (const ElementItem *item : state().elements)
        if (!m_moving.contains(item->node()))
            m_still.push_back(item);
}

Tool::Next MoveGesture::move(const Pointer &pointer)
{
    if (!m_dragged && (pointer.screen - m_screenStart).manhattanLength() <= 4)
        return nullptr;
    m_dragged = true;
    m_by = snapped(pointer.position - m_start, pointer);
    show(m_by);
    if (!m_nodes.empty())
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
        for (const ElementItem *item : m_still) {
            if (!visible.intersects(item->rect()))
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
    if (!state().hubs.isEmpty())
        showPorts(state());
    for (const int flow : m_flows) {
        std::vector<QPointF> bends = state().geometry.bends[at(flow)];
        RouteEnds route = state().geometry.ends[at(flow)];
        if (movesWhole(flow))
            shiftRoute(bends, route, by);
        state().flows[at(flow)]->setRoute(std::move(bends), route);
        state().flows[at(flow)]->route();
    }
    showLed(by);
    for (const int note : m_notes)
        state().notes[at(note)]->setRect(toQt(notesOf(state())[at(note)].rect).translated(by));
    for (NoteItem *note : state().notes)
        note->route();
    for (NetworkItem *network : state().networks)
        if (network->hasAny(m_moving))
            network->route();
}

// Lines that what moves has left behind, or stands on, run round it at once.
void MoveGesture::showLed(const QPointF &by)
{
    if (!m_rerouting.isPossible())
        return;
    for (const int flow : m_led)
        if (!m_flows.contains(flow)) {
            state().flows[at(flow)]->setRoute(state().geometry.bends[at(flow)],
                                              state().geometry.ends[at(flow)]);
            state().flows[at(flow)]->route();
        }
    m_led.clear();
    if (by.isNull())
        return;
    Geometry geometry = state().geometry;
    for (const int flow : m_flows)
        if (movesWhole(flow))
            shiftRoute(geometry.bends[at(flow)], geometry.ends[at(flow)], by);
    std::vector<QRectF> rects;
    for (const ElementItem *item : state().elements)
        rects.push_back(item->rect());
    for (const auto &[flow, course] : m_rerouting.courses(geometry, rects)) {
        m_led.insert(flow);
        if (course.size() < 2)
            continue;
        state().flows[at(flow)]->setRoute({course.begin() + 1, course.end() - 1},
                                          std::pair(course.front(), course.back()));
        state().flows[at(flow)]->route();
    }
}

bool MoveGesture::movesWhole(int flow) const
{
    const ViewFlow &ends = state().graph.flows()[at(flow)];
    return m_moving.contains(ends.source) && m_moving.contains(ends.target);
}

void MoveGesture::light(int box)
{
    for (const int lit : m_lit)
        state().elements[at(lit)]->setDropTarget(false);
    m_lit.clear();
    m_box = box;
    if (!m_dragged)
        return;
    if (m_box >= 0 && !keepsBox())
        m_lit.push_back(m_box);
    for (const int node : m_nodes)
        if (!m_still.empty() && takesIn(state(), node, m_moving))
            m_lit.push_back(node);
    for (const int lit : m_lit)
        state().elements[at(lit)]->setDropTarget(true);
}

// An element whose holder this view does not show keeps it unless it is dropped into another box.
bool MoveGesture::keepsBox() const
{
    const int grabbed = m_grabbed >= 0 ? m_grabbed : m_nodes.front();
    return state().graph.nodes()[at(grabbed)].parent == m_box;
}

Tool::Next MoveGesture::release(const Pointer &)
{
    if (!m_dragged) {
        if (m_clicked >= 0)
            m_scene.select(std::span(&state().elements[at(m_clicked)]->id(), 1));
        else if (m_clickedNote >= 0)
            m_scene.selectNotes(std::span(&m_clickedNote, 1));
        return idle();
    }
    if (m_nodes.empty()) {
        moveNotes(m_scene, m_notes, m_by);
        return idle();
    }
    const int box = m_box;
    const bool keeps = keepsBox();
    m_dragged = false;
    light(-1);
    m_scene.update();
    std::vector<model::Id> ids;
    for (const int node : m_nodes)
        ids.push_back(state().elements[at(node)]->id());
    Planned planned =
        keeps ? planMove(diagram(), m_nodes, m_by) : planMoveInto(diagram(), m_nodes, m_by, box);
    planned.change =
        model::batch({std::move(planned.change), planMoveNotes(*state().model, state().view, m_notes, m_by)});
    m_scene.request(planned, DiagramScene::tr("Move %1").arg(displayNames(*state().model, ids)), ids);
    return idle();
}

void MoveGesture::cancel()
{
    m_dragged = false;
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
