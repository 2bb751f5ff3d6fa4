// SPDX-License-Identifier: Apache-2.0
#include "diagram/display_names.h"
#include "diagram/items/note_item.h"
#include "diagram/items/scene_state.h"
#include "diagram/scene/diagram_scene.h"
#include "diagram/scene/note_edits.h"
#include "diagram/scene/removal.h"
#include "model/plans.h"
#include "model/view_plans.h"

namespace bulkhead::diagram {

namespace {

// The selected notes go with whatever else is removed: `others` is made for the model without them.
model::Change withNotesRemoved(const DiagramScene &scene, model::Model &without)
{
    model::Change removed = planRemoveNotes(scene.model(), scene.view(), scene.selectedNotes());
    if (!removed.isEmpty()) [[maybe_unused]]
        const auto applied = without.apply(removed);
    return removed;
}

// "web", "note “Who owns this…”", "web, 2 notes".
QString selectionNames(const DiagramScene &scene, std::span<const model::Id> ids)
{
    const std::vector<int> notes = scene.selectedNotes();
    QStringList names;
    if (!ids.empty())
        names << displayNames(scene.model(), ids);
    if (!notes.empty())
        names << noteNames(notesOf(scene.state()), notes);
    return names.join(QStringLiteral(", "));
}

} // namespace

void DiagramScene::removeSelection()
{
    const std::vector<model::Id> ids = selectedIds();
    if (m_state->readOnly || refuseForInside())
        return;
    model::Model without = *m_state->model;
    const model::Change notes = withNotesRemoved(*this, without);
    const Leaving leaving = planLeave(without, m_state->view, ids);
    if (leaving.left.empty()) {
        deleteSelection();
        return;
    }
    const model::View *view = m_state->model->views().find(m_state->view);
    const QString name = QString::fromStdString(model::viewName(*view));
    const QString what = selectionNames(*this, ids);
    const QString kept = displayNames(*m_state->model, leaving.left);
    const QString gone = displayNames(*m_state->model, leaving.removed);
    request(model::batch({notes, leaving.change}),
            leaving.removed.empty() ? tr("Remove %1 from %2").arg(what, name)
                                    : tr("Remove %1 from %2, delete %3").arg(kept, name, gone));
    QString note = tr("No longer on %2, but still in the model: %1. Shift+Delete deletes from the model.")
                       .arg(kept, name);
    if (!leaving.removed.empty())
        note += u' ' + tr("Deleted from the model: %1.").arg(gone);
    emit noted(note);
}

void DiagramScene::deleteSelection()
{
    const std::vector<model::Id> ids = selectedIds();
    if (m_state->readOnly || refuseForInside())
        return;
    const auto views = static_cast<int>(viewsOf(*m_state->model, ids).size());
    const QString what = selectionNames(*this, ids);
    model::Model without = *m_state->model;
    const model::Change notes = withNotesRemoved(*this, without);
    request(model::batch({notes, model::planRemove(without, ids)}), tr("Delete %1").arg(what));
    if (views > 1)
        emit noted(tr("Deleted from the model, and so from %n view(s): ", nullptr, views) + what);
}

} // namespace bulkhead::diagram
