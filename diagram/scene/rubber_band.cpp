// SPDX-License-Identifier: Apache-2.0
#include "diagram/scene/rubber_band.h"

#include "diagram/items/element_item.h"
#include "diagram/items/flow_item.h"
#include "diagram/items/note_item.h"

#include <QLineF>

namespace bulkhead::diagram {

RubberBand::RubberBand(DiagramScene &scene, const Pointer &pointer, int box)
    : Tool(scene), m_start(pointer.position), m_box(box),
      m_extend(pointer.modifiers & (Qt::ShiftModifier | Qt::ControlModifier))
{
    const std::vector<model::Id> selected = scene.selectedIds();
    m_before.insert(selected.begin(), selected.end());
    const std::vector<int> notes = scene.selectedNotes();
    m_notesBefore.insert(notes.begin(), notes.end());
}

Tool::Next RubberBand::move(const Pointer &pointer)
{
    m_dragged = m_dragged || QLineF(m_start, pointer.position).length() > 4 * pointer.pixel;
    if (!m_dragged)
        return nullptr;
    m_rect = QRectF(m_start, pointer.position).normalized();
    selectInside();
    m_scene.update();
    return nullptr;
}

void RubberBand::selectInside()
{
    const auto chosen = [&](const model::Id &id, bool inside) {
        return inside || (m_extend && m_before.contains(id));
    };
    if (m_scene.isSelectedForInside())
        m_scene.clearSelection();
    for (ElementItem *item : state().elements)
        item->setSelected(chosen(item->id(), m_rect.contains(item->rect())));
    for (FlowItem *item : state().flows)
        item->setSelected(
            chosen(item->id(), m_rect.contains(item->boundingRect().adjusted(12, 12, -12, -12))));
    for (NoteItem *item : state().notes)
        item->setSelected(m_rect.contains(item->rect()) ||
                          (m_extend && m_notesBefore.contains(item->note())));
}

Tool::Next RubberBand::release(const Pointer &)
{
    if (!m_dragged) {
        if (!m_extend)
            m_scene.clearSelection();
        if (m_box >= 0) {
            ElementItem *box = state().elements[static_cast<std::size_t>(m_box)];
            box->setSelected(!m_extend || !m_before.contains(box->id()));
        }
    }
    m_scene.update();
    return idle();
}

void RubberBand::cancel()
{
    const std::vector<model::Id> before(m_before.begin(), m_before.end());
    m_scene.select(before);
    for (NoteItem *item : state().notes)
        item->setSelected(m_notesBefore.contains(item->note()));
    m_scene.update();
}

void RubberBand::paint(QPainter *painter, double pixel) const
{
    if (!m_dragged)
        return;
    QColor fill = m_scene.theme().accent;
    fill.setAlphaF(0.1f);
    painter->setPen(QPen(m_scene.theme().accent, pixel));
    painter->setBrush(fill);
    painter->drawRect(m_rect);
}

} // namespace bulkhead::diagram
