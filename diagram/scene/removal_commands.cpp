// SPDX-License-Identifier: Apache-2.0
#include "diagram/items/scene_state.h"
#include "diagram/scene/diagram_scene.h"
#include "diagram/scene/removal.h"
#include "diagram/scene/step_text.h"
#include "model/plans.h"

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
    const QString name = QString::fromStdString(view->name.empty() ? view->id : view->name);
    const QString what = nameOf(*m_state->model, ids);
    const QString kept = nameOf(*m_state->model, leaving.left);
    request(leaving.change,
            leaving.removed.empty() ? tr("Remove %1 from %2").arg(what, name) : tr("Remove %1").arg(what));
    emit noted(tr("No longer on %2, but still in the model: %1. Shift+Delete deletes from the model.")
                   .arg(kept, name));
}

void DiagramScene::deleteSelection()
{
    const std::vector<model::Id> ids = selectedIds();
    if (ids.empty() || m_state->readOnly)
        return;
    const auto views = static_cast<int>(viewsOf(*m_state->model, ids).size());
    const QString what = nameOf(*m_state->model, ids);
    request(model::planRemove(*m_state->model, ids), tr("Delete %1").arg(what));
    if (views > 1)
        emit noted(tr("Deleted from the model, and so from %n view(s): ", nullptr, views) + what);
}

} // namespace bulkhead::diagram
