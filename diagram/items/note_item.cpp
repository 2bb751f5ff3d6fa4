// SPDX-License-Identifier: Apache-2.0
#include "diagram/items/note_item.h"

#include "diagram/index.h"
#include "diagram/items/element_item.h"
#include "diagram/items/flow_item.h"
#include "diagram/items/scene_state.h"
#include "diagram/layout/geometry.h"
#include "diagram/painting/note_painter.h"

#include <QPainter>

namespace bulkhead::diagram {

const std::vector<model::CanvasNote> &notesOf(const SceneState &state)
{
    static const std::vector<model::CanvasNote> none;
    const model::View *view = state.model ? state.model->views().find(state.view) : nullptr;
    return view ? view->notes : none;
}

NoteItem::NoteItem(SceneState &state, int note) : m_state(state), m_note(note)
{
    setFlag(ItemIsSelectable);
    setAcceptedMouseButtons(Qt::NoButton);
    setZValue(noteLayer + note);
    refresh();
}

void NoteItem::refresh()
{
    const model::CanvasNote &note = notesOf(m_state)[at(m_note)];
    m_text = noteText(note);
    setRect(toQt(note.rect));
    update();
}

void NoteItem::setRect(const QRectF &rect)
{
    m_rect = rect;
    route();
}

void NoteItem::route()
{
    prepareGeometryChange();
    m_arrows.clear();
    QRectF around = m_rect;
    for (const model::Id &id : notesOf(m_state)[at(m_note)].about) {
        FlowEnd about;
        if (const int node = m_state.graph.nodeShowing(id); node >= 0)
            about = m_state.elements[at(node)]->flowEnd();
        else if (const int flow = m_state.graph.flowShowing(id); flow >= 0)
            about = pointOnFlow(m_state.flows[at(flow)]->course());
        else
            continue; // it has gone, or this view does not show it
        std::vector<QPointF> arrow = noteArrow(m_rect, about);
        for (const QPointF &point : arrow)
            around |= QRectF(point, QSizeF(0.1, 0.1));
        if (!arrow.empty())
            m_arrows.push_back(std::move(arrow));
    }
    constexpr double room = 12; // for arrow heads and the frame of the selection
    m_bounds = around.adjusted(-room, -room, room, room);
}

bool NoteItem::showsHandle() const
{
    return isSelected() && m_state.oneSelected && !m_state.readOnly;
}

QVariant NoteItem::itemChange(GraphicsItemChange change, const QVariant &value)
{
    if (change == ItemSelectedHasChanged)
        update();
    return QGraphicsItem::itemChange(change, value);
}

void NoteItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    const Theme &theme = m_state.theme;
    const double detail = painter->worldTransform().m11();
    painter->setOpacity(m_state.overlay.highlighted ? dimmedOpacity : 1);
    for (const std::vector<QPointF> &arrow : m_arrows)
        paintNoteArrow(painter, arrow, theme);
    if (detail < detailLimit)
        paintNoteFromAfar(painter, m_rect, theme);
    else
        paintNote(painter, m_text, m_rect, theme);
    if (!isSelected())
        return;
    const double pixel = 1 / std::max(1e-3, detail);
    painter->setPen(QPen(theme.focus, 2 * pixel));
    painter->setBrush(Qt::NoBrush);
    painter->drawRect(m_rect.adjusted(-2 * pixel, -2 * pixel, 2 * pixel, 2 * pixel));
    if (!showsHandle())
        return;
    const double half = 4 * pixel;
    painter->setPen(QPen(theme.accent, 1.5 * pixel));
    painter->setBrush(theme.surface);
    painter->drawRect(QRectF(corner() - QPointF(half, half), QSizeF(2 * half, 2 * half)));
}

} // namespace bulkhead::diagram
