// SPDX-License-Identifier: Apache-2.0
#include "app/document/change_command.h"

#include "app/document/document.h"

#include <algorithm>
#include <set>
#include <string>

namespace bulkhead::app {

namespace {

using PlacementKeys = std::set<std::pair<model::Id, model::Id>>;

// Whether a change of a view moves or resizes notes, and does nothing else.
bool movesNotesOnly(const model::Edit<model::View> &edit)
{
    if (!edit.before || !edit.after || edit.before->notes.size() != edit.after->notes.size())
        return false;
    model::View unmoved = *edit.after;
    for (std::size_t note = 0; note < unmoved.notes.size(); ++note)
        unmoved.notes[note].rect = edit.before->notes[note].rect;
    return unmoved == *edit.before;
}

bool movesOnly(const model::Change &change)
{
    if (const auto *batch = std::get_if<model::Batch>(&change.data))
        return std::all_of(batch->changes.begin(), batch->changes.end(), movesOnly);
    const auto *view = std::get_if<model::Edit<model::View>>(&change.data);
    return view ? movesNotesOnly(*view) : change.isGeometryOnly();
}

// What a change of geometry alone moves: view and item, of notes their place in the view.
void collectPlacements(const model::Change &change, PlacementKeys &keys)
{
    if (const auto *batch = std::get_if<model::Batch>(&change.data)) {
        for (const model::Change &part : batch->changes)
            collectPlacements(part, keys);
    } else if (const auto *edit = std::get_if<model::Edit<model::Placement>>(&change.data)) {
        const model::Placement &placement = edit->after ? *edit->after : *edit->before;
        keys.emplace(placement.view, placement.item);
    } else if (const auto *view = std::get_if<model::Edit<model::View>>(&change.data)) {
        for (std::size_t note = 0; note < view->after->notes.size(); ++note)
            if (!(view->after->notes[note] == view->before->notes[note]))
                keys.emplace(view->after->id, "note " + std::to_string(note)); // no id has a space
    }
}

PlacementKeys placementsOf(const model::Change &change)
{
    PlacementKeys keys;
    collectPlacements(change, keys);
    return keys;
}

constexpr int geometryCommand = 1;

} // namespace

ChangeCommand::ChangeCommand(Document &document, model::Change change, model::Change inverse,
                             const QString &text)
    : QUndoCommand(text), m_document(document), m_change(std::move(change)), m_inverse(std::move(inverse))
{}

void ChangeCommand::undo()
{
    m_document.replay(m_inverse);
}

void ChangeCommand::redo()
{
    if (m_applied)
        m_document.announce(m_change);
    else
        m_document.replay(m_change);
    m_applied = false;
}

int ChangeCommand::id() const
{
    return movesOnly(m_change) ? geometryCommand : -1;
}

bool ChangeCommand::mergeWith(const QUndoCommand *other)
{
    const auto *later = static_cast<const ChangeCommand *>(other);
    if (m_document.m_undoStack.index() == m_document.m_ownStepAfter || later->text() != text() ||
        placementsOf(later->m_change) != placementsOf(m_change))
        return false;
    m_change = model::batch({m_change, later->m_change});
    m_inverse = model::batch({later->m_inverse, m_inverse});
    return true;
}

} // namespace bulkhead::app
