// SPDX-License-Identifier: Apache-2.0
#include "app/gui/import/import_controller.h"

#include "app/document/text.h"
#include "app/gui/files/file_controller.h"
#include "app/gui/import/import_dialog.h"
#include "app/gui/session/changed_names.h"
#include "app/gui/session/dialogs.h"
#include "app/gui/session/session.h"
#include "app/gui/sources/source_watch.h"
#include "app/programs/renderings.h"
#include "app/programs/running_systems.h"
#include "model/merge/compare.h"

#include <QFileInfo>
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
        tr("Everything that can be imported (*.yaml *.yml *.json *.otm *.tm7 *.xml *.container *.pod *.kube "
           "*.network *.volume *.image *.build Chart.yaml Dockerfile*);;All files (*)"));
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
    if (const auto programs = leaveFor(paths))
        import(paths, *programs);
}

// What may be run for the paths; nothing when the import is called off.
std::optional<ProgramLeave> ImportController::leaveFor(const QStringList &paths)
{
    std::vector<std::string> names;
    for (const QString &path : paths)
        names.push_back(toPath(path).string());
    QStringList commands;
    for (const Rendering &rendering : renderingsAmong(names)) {
        if (!rendering.isInstalled)
            continue; // the import tells of it
        QString line = toQString(commandText(rendering.command));
        if (!rendering.folder.empty())
            line = tr("%1   (in %2)", "a command and its folder").arg(line, pathText(rendering.folder));
        commands << line;
    }
    ProgramLeave programs;
    if (commands.isEmpty())
        return programs;
    switch (m_dialogs.askToRun(
        tr("Import"),
        tr("Helm charts and kustomizations say what runs once they are rendered. Your own program "
           "would do that:\n\n%1\n\nOtherwise their files are read as they are.")
            .arg(commands.join('\n')))) {
    case Dialogs::RunAnswer::Run:
        programs.render = true;
        return programs;
    case Dialogs::RunAnswer::ReadFiles:
        return programs;
    case Dialogs::RunAnswer::Cancel:
        break;
    }
    return std::nullopt;
}

bool ImportController::mayRun(const QString &title, const QString &what,
                              const std::vector<std::string> &commands)
{
    QStringList lines;
    for (const std::string &command : commands)
        lines << toQString(command);
    return m_dialogs.confirm(title, what + QStringLiteral("\n\n") + lines.join('\n'), tr("Run them"));
}

void ImportController::askDocker()
{
    ProgramLeave programs;
    programs.docker = true;
    if (mayRun(tr("Import from Docker"), tr("These commands of your own docker read what runs on its host:"),
               dockerCommands()))
        import({}, programs);
}

void ImportController::askCluster()
{
    const QString title = tr("Import from Kubernetes");
    const auto typed = m_dialogs.askText(title, tr("Namespace (empty: all of them)"), {});
    if (!typed)
        return;
    ProgramLeave programs;
    programs.kubectl = true;
    programs.space = toUtf8(typed->trimmed());
    if (!programs.space.empty() && !isNamespaceName(programs.space)) {
        m_dialogs.tellProblem(title, tr("“%1” is no name of a namespace.").arg(typed->trimmed()));
        return;
    }
    if (mayRun(title,
               tr("These commands of your own kubectl read the cluster of its current context; the values of "
                  "Secrets are not asked for:"),
               clusterCommands(programs.space)))
        import({}, programs);
}

void ImportController::import(const QStringList &paths, const ProgramLeave &programs)
{
    ImportDialog dialog(paths, programs, m_session.model().sharedVocabulary(), m_files.isOpen(),
                        m_session.theme(), m_window);
    if (dialog.exec() != QDialog::Accepted)
        return;
    const Opened &imported = dialog.imported();
    if (dialog.choice() == ImportDialog::Choice::AddToOpen)
        addToOpenModel(imported.model, paths);
    else if (m_files.mayLeave())
        m_files.startWith(imported.model, toQString(imported.model.metadata().title), true);
    else
        return;
    if (!imported.folder.empty()) // all of it was written by programs
        m_sources.addFolder(toQString(imported.folder));
}

// What both hold is one thing, since ids come from identity; where they differ the open model stays.
void ImportController::addToOpenModel(const model::Model &imported, const QStringList &paths)
{
    struct Addition
    {
        model::Merged merged;
        model::Change change;
    };
    const auto [merged, change] = m_files.waitFor([open = m_session.model(), imported] {
        Addition addition{model::merge(model::Model(open.sharedVocabulary()), open, imported), {}};
        addition.change = model::diff(open, addition.merged.model);
        return addition;
    });
    const QString step =
        paths.isEmpty()     ? withChangedNames(tr("Import"), m_session.model(), change) // from programs
        : paths.size() == 1 ? tr("Import %1").arg(QFileInfo(paths.front()).fileName())
                            : tr("Import %n file(s)", nullptr, static_cast<int>(paths.size()));
    if (!m_session.document().perform(change, step))
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
