// SPDX-License-Identifier: Apache-2.0
#include "diagram/display_names.h"
#include "diagram/items/scene_state.h"
#include "diagram/scene/diagram_scene.h"
#include "diagram/scene/removal.h"
#include "model/plans.h"
#include "model/view_plans.h"

namespace bulkhead::diagram {

void DiagramScene::removeSelection()
{
    const std::vector<model::Id> ids = selectedIds();
    if (ids.empty() || m_state->readOnly)
        return;
    const Leaving leaving = planLeave(*m_state->model, m_state->view, ids);
    if (leaving.left.empty()) {
        deleteSelection();
        return;
    }
    const model::View *view = m_state->model->views().find(m_state->view);
    const QString name = QString::fromStdString(model::viewName(*view));
    const QString what = displayNames(*m_state->model, ids);
    const QString kept = displayNames(*m_state->model, leaving.left);
    const QString gone = displayNames(*m_state->model, leaving.removed);
    request(leaving.change, leaving.removed.empty()
                                ? tr("Remove %1 from %2").arg(what, name)
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
    if (ids.empty() || m_state->readOnly)
        return;
    const auto views = static_cast<int>(viewsOf(*m_state->model, ids).size());
    const QString what = displayNames(*m_state->model, ids);
    request(model::planRemove(*m_state->model, ids), tr("Delete %1").arg(what));
    if (views > 1)
        emit noted(tr("Deleted from the model, and so from %n view(s): ", nullptr, views) + what);
}

} // namespace bulkhead::diagram
