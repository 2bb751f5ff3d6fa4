// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/programs/open_with_programs.h"

#include <QObject>
#include <QStringList>

#include <optional>

class QWidget;

namespace bulkhead::app {

class Dialogs;
class FileController;
class Session;
class SourceWatch;

// Leads through an import: which files, the preview, and where the result goes.
class ImportController : public QObject
{
    Q_OBJECT

public:
    ImportController(Session &session, FileController &files, SourceWatch &sources, Dialogs &dialogs,
                     QWidget *window);

    void chooseFiles();
    void chooseFolder();
    // Asks before a chart or a kustomization among them is rendered by the user's own program.
    void importPaths(const QStringList &paths);
    // What runs on the host of the user's own docker, or in the cluster of the user's own kubectl. The
    // commands are shown, and asked about, before they run.
    void askDocker();
    void askCluster();

private:
    void import(const QStringList &paths, const ProgramLeave &programs);
    std::optional<ProgramLeave> leaveFor(const QStringList &paths);
    bool mayRun(const QString &title, const QString &what, const std::vector<std::string> &commands);
    void addToOpenModel(const model::Model &imported, const QStringList &paths);

    Session &m_session;
    FileController &m_files;
    SourceWatch &m_sources;
    Dialogs &m_dialogs;
    QWidget *m_window;
};

} // namespace bulkhead::app
