// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/workspace/open.h"

#include <QObject>
#include <QStringList>

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
    void importPaths(const QStringList &paths);

private:
    void addToOpenModel(const model::Model &imported);

    Session &m_session;
    FileController &m_files;
    SourceWatch &m_sources;
    Dialogs &m_dialogs;
    QWidget *m_window;
};

} // namespace bulkhead::app
