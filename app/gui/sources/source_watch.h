// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/background/latest.h"
#include "app/workspace/sources.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

class QSettings;

namespace bulkhead::app {

class Document;

// Watches the sources of the open model on disk, for changes since they were imported. Reads them in the
// background.
class SourceWatch : public QObject
{
    Q_OBJECT

public:
    SourceWatch(Document &document, QSettings &settings, QObject *parent = nullptr);

    // The open model's sources, or some of them, are relative to this folder too. Kept in the settings with
    // the model's file.
    void addFolder(const QString &folder);
    SourceFolders folders() const;

    void check(); // looks at them again; looked() follows
    const SourcesOnDisk &onDisk() const { return m_onDisk; }

signals:
    void looked();

private:
    struct Question
    {
        model::Model model;
        SourceFolders folders;
    };

    void startWithModel();
    void followChange();
    void keepFolders();
    void take(SourcesOnDisk found);
    void watchFiles();

    Document &m_document;
    QSettings &m_settings;
    QStringList m_folders;
    model::Table<model::SourceFile> m_sources; // as of the last check
    SourcesOnDisk m_onDisk;
    QFileSystemWatcher m_watcher;
    QTimer m_soon; // several changes at once are looked at once
    Latest<Question, SourcesOnDisk> m_work;
};

} // namespace bulkhead::app
