// SPDX-License-Identifier: Apache-2.0
#include "app/gui/import/import_controller.h"

#include "app/document/text.h"
#include "app/gui/files/file_controller.h"
#include "app/gui/import/import_dialog.h"
#include "app/gui/session/dialogs.h"
#include "app/gui/session/session.h"
#include "app/gui/sources/source_watch.h"
#include "model/merge/compare.h"

#include <QWidget>

namespace bulkhead::app {

ImportController::ImportController(Session &session, FileController &files, SourceWatch &sources,
                                   Dialogs &dialogs, QWidget *window)
    : QObject(window), m_session(session), m_files(files), m_sources(sources), m_dialogs(dialogs),
      m_window(window)
{
    connect(&m_files, &FileController::importRequested, this, &ImportController::importPaths);
}

void ImportController::chooseFiles()
{
    const QStringList paths = m_dialogs.openFiles(
        tr("Import"),
        tr("Everything that can be imported (*.yaml *.yml *.json *.tm7 *.xml Dockerfile*);;All files (*)"));
    if (!paths.isEmpty())
        importPaths(paths);
}

void ImportController::chooseFolder()
{
    if (const auto folder = m_dialogs.openFolder(tr("Import folder")))
        importPaths({*folder});
}

void ImportController::importPaths(const QStringList &paths)
{
    ImportDialog dialog(paths, m_session.model().sharedVocabulary(), m_files.isOpen(), m_session.theme(),
                        m_window);
    if (dialog.exec() != QDialog::Accepted)
        return;
    const Opened &imported = dialog.imported();
    if (dialog.choice() == ImportDialog::Choice::AddToOpen)
        addToOpenModel(imported.model);
    else if (m_files.mayLeave())
        m_files.startWith(imported.model, toQString(imported.model.metadata().title), true);
    else
        return;
    m_sources.addFolder(toQString(imported.folder));
}

// What both hold is one thing, since ids come from identity; where they differ the open model stays.
void ImportController::addToOpenModel(const model::Model &imported)
{
    const model::Model &open = m_session.model();
    const model::Merged merged = model::merge(model::Model(open.sharedVocabulary()), open, imported);
    if (!m_session.document().perform(model::diff(open, merged.model), tr("Import")))
        return;
    if (!merged.conflicts.empty()) {
        QStringList lines;
        for (const model::Conflict &conflict : merged.conflicts)
            lines << QStringLiteral("%1 %2").arg(toQString(conflict.subject), toQString(conflict.field));
        m_dialogs.tell(tr("Import"),
                       tr("The open model and the import differ on these; the open model was kept:\n\n%1")
                           .arg(lines.mid(0, 20).join('\n')));
    }
}

} // namespace bulkhead::app
