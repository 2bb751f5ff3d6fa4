// SPDX-License-Identifier: Apache-2.0
// The notes of the view among what the scene does on a command.
#include "diagram/index.h"
#include "diagram/items/element_item.h"
#include "diagram/items/flow_item.h"
#include "diagram/items/note_item.h"
#include "diagram/items/scene_state.h"
#include "diagram/painting/note_painter.h"
#include "diagram/scene/diagram_scene.h"
#include "diagram/scene/note_tools.h"

#include <algorithm>
#include <QSignalBlocker>

namespace bulkhead::diagram {

std::vector<int> DiagramScene::selectedNotes() const
{
    std::vector<int> notes;
    for (const NoteItem *item : m_state->notes)
        if (item->isSelected())
            notes.push_back(item->note());
    return notes;
}

void DiagramScene::selectNotes(std::span<const int> notes)
{
    {
        const QSignalBlocker quiet(this);
        for (ElementItem *item : m_state->elements)
            item->setSelected(false);
        for (FlowItem *item : m_state->flows)
            item->setSelected(false);
        for (NoteItem *item : m_state->notes)
            item->setSelected(std::find(notes.begin(), notes.end(), item->note()) != notes.end());
    }
    emit selectionChanged();
}

QRectF DiagramScene::boundsOfNote(int note) const
{
    return note >= 0 && at(note) < m_state->notes.size() ? m_state->notes[at(note)]->rect() : QRectF();
}

QString DiagramScene::textOfNote(int note) const
{
    const std::vector<model::CanvasNote> &notes = notesOf(*m_state);
    return note >= 0 && at(note) < notes.size() ? noteText(notes[at(note)]) : QString();
}

void DiagramScene::startNote()
{
    if (m_state->readOnly || !m_state->model)
        return;
    if (!m_state->model->views().find(m_state->view)) {
        emit problemOccurred(tr("A note belongs to a view: add one first."));
        return;
    }
    cancelGesture();
    setTool(std::make_unique<NotePlaceTool>(*this, selectedIds()));
}

void DiagramScene::startNoteArrow()
{
    const std::vector<int> notes = selectedNotes();
    if (notes.size() != 1 || m_state->readOnly) {
        emit problemOccurred(tr("Select one note to point from it."));
        return;
    }
    cancelGesture();
    setTool(std::make_unique<NoteArrowTool>(*this, notes.front()));
}

} // namespace bulkhead::diagram
