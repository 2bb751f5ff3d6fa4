// SPDX-License-Identifier: Apache-2.0
#include "diagram/scene/note_tools.h"

#include "diagram/display_names.h"
#include "diagram/index.h"
#include "diagram/items/element_item.h"
#include "diagram/items/flow_item.h"
#include "diagram/items/note_item.h"
#include "diagram/layout/geometry.h"
#include "diagram/painting/note_painter.h"
#include "diagram/scene/hit_test.h"
#include "diagram/scene/note_editor.h"
#include "diagram/scene/note_edits.h"
#include "diagram/walk.h"

#include <algorithm>
#include <limits>
#include <QGraphicsView>
#include <QLineF>

namespace bulkhead::diagram {

std::vector<int> notesMovedWith(const SceneState &state, std::span<const int> nodes)
{
    std::vector<int> notes;
    for (const NoteItem *item : state.notes) {
        const QRectF rect = toQt(notesOf(state)[at(item->note())].rect);
        const bool isInside = std::any_of(nodes.begin(), nodes.end(), [&](int node) {
            return state.graph.nodes()[at(node)].isBox() && state.geometry.rects[at(node)].contains(rect);
        });
        if (item->isSelected() || isInside)
            notes.push_back(item->note());
    }
    return notes;
}

void moveNotes(DiagramScene &scene, std::span<const int> notes, const QPointF &by)
{
    const SceneState &state = scene.state();
    scene.request(planMoveNotes(*state.model, state.view, notes, by),
                  DiagramScene::tr("Move %1").arg(noteNames(notesOf(state), notes)));
}

NotePlaceTool::NotePlaceTool(DiagramScene &scene, std::vector<model::Id> about)
    : Tool(scene), m_about(std::move(about)), m_rect(0, 0, noteWidth, noteHeight)
{}

Tool::Next NotePlaceTool::move(const Pointer &pointer)
{
    m_shown = true;
    m_rect.moveCenter(pointer.position);
    if (state().snapToGrid)
        m_rect.moveTopLeft(snappedToGrid(m_rect.topLeft(), state().theme.gridStep));
    m_scene.update();
    return nullptr;
}

Tool::Next NotePlaceTool::press(const Pointer &pointer)
{
    move(pointer);
    return place();
}

// Near what it is about, else where the pointer is, else in the middle of what is seen.
Tool::Next NotePlaceTool::key(QKeyEvent *event)
{
    event->ignore();
    if (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter)
        return nullptr;
    event->accept();
    const QRectF about = m_about.empty() ? QRectF() : m_scene.boundsOf(m_about.front());
    const QGraphicsView *view = m_scene.views().isEmpty() ? nullptr : m_scene.views().first();
    if (!about.isNull())
        carryNear(about);
    else if (!m_shown && view)
        m_rect.moveCenter(view->mapToScene(view->viewport()->rect().center()));
    return place();
}

// Where it covers nothing: the nearest such place, to the right of it if nothing is near.
void NotePlaceTool::carryNear(const QRectF &about)
{
    constexpr double reach = 600;
    constexpr double step = 20;
    constexpr double gap = 20;
    const QRectF around = about.adjusted(-reach, -reach, reach, reach) | m_rect.translated(about.center());
    std::vector<QRectF> taken;
    const auto take = [&](const QRectF &rect) {
        if (rect.intersects(around))
            taken.push_back(rect.adjusted(-gap, -gap, gap, gap));
    };
    for (std::size_t node = 0; node < state().geometry.rects.size(); ++node)
        if (!state().graph.nodes()[node].isBox())
            take(state().geometry.rects[node]);
    for (const NoteItem *item : state().notes)
        take(item->rect());
    for (const FlowItem *item : state().flows)
        if (!item->labelRect().isNull())
            take(item->labelRect());
    double best = std::numeric_limits<double>::max();
    QPointF place = about.topRight() + QPointF(2 * gap, 0);
    QRectF tried = m_rect;
    const int rows = static_cast<int>((about.height() + 2 * reach) / step);
    const int columns = static_cast<int>((about.width() + 2 * reach) / step);
    for (int row = 0; row <= rows; ++row)
        for (int column = 0; column <= columns; ++column) {
            tried.moveTopLeft(about.topLeft() + QPointF(column * step - reach, row * step - reach));
            const double far = QLineF(tried.center(), about.center()).length();
            if (far >= best || std::any_of(taken.begin(), taken.end(),
                                           [&](const QRectF &other) { return other.intersects(tried); }))
                continue;
            best = far;
            place = tried.topLeft();
        }
    m_rect.moveTopLeft(place);
}

Tool::Next NotePlaceTool::place()
{
    m_shown = false;
    m_scene.update();
    NoteEditor::openNew(m_scene, {{}, fromQt(m_rect), m_about});
    return idle();
}

void NotePlaceTool::cancel()
{
    m_shown = false;
    m_scene.update();
}

void NotePlaceTool::paint(QPainter *painter, double) const
{
    if (m_shown)
        paintNote(painter, DiagramScene::tr("Note"), m_rect, m_scene.theme());
}

QString NotePlaceTool::hint() const
{
    return DiagramScene::tr("Click where the note goes. Enter: beside what is selected. Esc: back.");
}

NoteArrowTool::NoteArrowTool(DiagramScene &scene, int note) : Tool(scene), m_note(note) {}

void NoteArrowTool::aimAt(int node)
{
    if (m_target >= 0)
        state().elements[at(m_target)]->setDropTarget(false);
    m_target = node;
    if (m_target >= 0)
        state().elements[at(m_target)]->setDropTarget(true);
    m_scene.update();
}

Tool::Next NoteArrowTool::move(const Pointer &pointer)
{
    m_moved = true;
    m_tip = pointer.position;
    aimAt(state().graph.node(m_scene.idAt(pointer.position)));
    return nullptr;
}

Tool::Next NoteArrowTool::press(const Pointer &pointer)
{
    const model::Id id = m_scene.idAt(pointer.position);
    cancel();
    return id.empty() ? idle() : toggle(id);
}

Tool::Next NoteArrowTool::key(QKeyEvent *event)
{
    event->ignore();
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down: {
        std::vector<QRectF> rects = state().geometry.rects;
        rects.push_back(state().notes[at(m_note)]->rect());
        const int from = m_target >= 0 ? m_target : static_cast<int>(rects.size()) - 1;
        const int next = nextInDirection(rects, from, static_cast<Qt::Key>(event->key()),
                                         [&](int node) { return at(node) < state().elements.size(); });
        if (next >= 0) {
            aimAt(next);
            emit m_scene.focusedElementChanged(state().elements[at(next)]->id());
        }
        event->accept();
        return nullptr;
    }
    case Qt::Key_Return:
    case Qt::Key_Enter: {
        event->accept();
        if (m_target < 0)
            return nullptr;
        const model::Id id = state().elements[at(m_target)]->id();
        cancel();
        return toggle(id);
    }
    default:
        return nullptr;
    }
}

Tool::Next NoteArrowTool::toggle(const model::Id &about)
{
    const int notes[] = {m_note};
    const model::Id ids[] = {about};
    const std::vector<model::CanvasNote> &all = notesOf(state());
    const std::vector<model::Id> &before = all[at(m_note)].about;
    const bool isThere = std::find(before.begin(), before.end(), about) != before.end();
    const QString text = isThere ? DiagramScene::tr("Remove the arrow from %1 to %2")
                                 : DiagramScene::tr("Point from %1 to %2");
    m_scene.request(planToggleArrow(*state().model, state().view, m_note, about),
                    text.arg(noteNames(all, notes), displayNames(*state().model, ids)));
    return idle();
}

void NoteArrowTool::cancel()
{
    aimAt(-1);
    m_moved = false;
}

void NoteArrowTool::paint(QPainter *painter, double) const
{
    if (m_target < 0 && !m_moved)
        return;
    const FlowEnd end = m_target >= 0 ? state().elements[at(m_target)]->flowEnd()
                                      : FlowEnd{QRectF(m_tip, QSizeF(0.1, 0.1)), {}};
    paintNoteArrow(painter, noteArrow(state().notes[at(m_note)]->rect(), end), m_scene.theme());
}

QString NoteArrowTool::hint() const
{
    return DiagramScene::tr(
        "Choose what the note is about: click an element or flow, or use the arrow keys and "
        "Enter. Where an arrow is, it goes. Esc: back.");
}

NoteResizeGesture::NoteResizeGesture(DiagramScene &scene, int note, const Pointer &pointer)
    : Tool(scene), m_note(note), m_grip(state().notes[at(note)]->corner() - pointer.position)
{}

Tool::Next NoteResizeGesture::move(const Pointer &pointer)
{
    QPointF corner = pointer.position + m_grip;
    if (state().snapToGrid && !(pointer.modifiers & Qt::AltModifier))
        corner = snappedToGrid(corner, state().theme.gridStep);
    NoteItem &item = *state().notes[at(m_note)];
    QRectF rect = item.rect();
    rect.setWidth(std::max(corner.x() - rect.left(), smallestNote.width()));
    rect.setHeight(std::max(corner.y() - rect.top(), smallestNote.height()));
    item.setRect(rect);
    return nullptr;
}

Tool::Next NoteResizeGesture::release(const Pointer &)
{
    const QRectF rect = state().notes[at(m_note)]->rect();
    const std::vector<model::CanvasNote> &all = notesOf(state());
    model::CanvasNote after = all[at(m_note)];
    after.rect = fromQt(rect);
    const int notes[] = {m_note};
    m_scene.request(planReplaceNote(*state().model, state().view, m_note, after),
                    DiagramScene::tr("Resize %1").arg(noteNames(all, notes)));
    return idle();
}

void NoteResizeGesture::cancel()
{
    state().notes[at(m_note)]->refresh();
}

} // namespace bulkhead::diagram
