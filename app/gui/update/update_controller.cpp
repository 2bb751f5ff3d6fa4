// SPDX-License-Identifier: Apache-2.0
#include "app/gui/update/update_controller.h"

#include "app/document/text.h"
#include "app/gui/session/changed_names.h"
#include "app/gui/session/dialogs.h"
#include "app/gui/session/session.h"
#include "app/gui/sources/source_watch.h"
#include "app/gui/update/update_dialog.h"
#include "app/workspace/program_output.h"

#include <QWidget>

namespace bulkhead::app {

UpdateController::UpdateController(Session &session, SourceWatch &watch, Dialogs &dialogs, QWidget *window)
    : QObject(window), m_session(session), m_watch(watch), m_dialogs(dialogs), m_window(window)
{}

bool UpdateController::isPossible() const
{
    return !m_session.model().sources().empty() && m_session.catalogs();
}

// When not one source is where it was, the user may know where they are now.
bool UpdateController::findSources()
{
    const model::Table<model::SourceFile> &sources = m_session.model().sources();
    const auto isThere = [this] { return isAnySourceThere(m_session.model(), m_watch.folders()); };
    if (isThere())
        return true;
    const QString first = toQString(sources.begin()->path);
    if (isProgramOutput(sources.begin()->path)) {
        m_dialogs.tellProblem(
            tr("The sources cannot be read again"),
            tr("The model was made of what “%1” wrote. Import that again and add it to this "
               "model.")
                .arg(first));
        return false;
    }
    if (!m_dialogs.confirm(
            tr("The sources were not found"),
            tr("The model was imported from “%1”, which is no longer where it was.").arg(first),
            tr("Choose its folder…")))
        return false;
    const auto folder = m_dialogs.openFolder(tr("Folder of “%1”").arg(first));
    if (!folder)
        return false;
    m_watch.addFolder(*folder);
    if (isThere())
        return true;
    m_dialogs.tellProblem(tr("The sources were not found"),
                          tr("There is no “%1” in %2.").arg(first, *folder));
    return false;
}

void UpdateController::update()
{
    if (!isPossible() || !findSources())
        return;
    UpdateDialog dialog(m_session, UpdateDialog::Purpose::FromSources, m_watch.folders(), m_window);
    if (dialog.exec() == QDialog::Accepted)
        m_session.document().perform(
            dialog.change(), withChangedNames(tr("Update from source"), m_session.model(), dialog.change()));
    m_watch.check();
}

void UpdateController::addSurroundings()
{
    if (!m_session.catalogs())
        return;
    UpdateDialog dialog(m_session, UpdateDialog::Purpose::AddSurroundings, m_watch.folders(), m_window);
    if (dialog.exec() == QDialog::Accepted)
        m_session.document().perform(
            dialog.change(), withChangedNames(tr("Add surroundings"), m_session.model(), dialog.change()));
}

} // namespace bulkhead::app
