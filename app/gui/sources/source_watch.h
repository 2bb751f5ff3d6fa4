#pragma once

#include "app/workspace/sources.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

class QSettings;

namespace bulkhead::app {

class Document;

// Knows where the sources of the open model are and tells when they have changed on disk since they were
// imported. It reads them in a worker thread.
class SourceWatch : public QObject
{
    Q_OBJECT

public:
    SourceWatch(Document &document, QSettings &settings, QObject *parent = nullptr);
    ~SourceWatch() override;

    // The open model's sources, or some of them, are relative to this folder too. Kept in the settings with
    // the model's file.
    void addFolder(const QString &folder);
    SourceFolders folders() const;

    void check(); // looks at them again; looked() tells the result
    const SourcesOnDisk &onDisk() const { return m_onDisk; }

signals:
    void looked();

private:
    void startWithModel();
    void followChange();
    void keepFolders();
    void take(SourcesOnDisk found, int run);
    void watchFiles();

    Document &m_document;
    QSettings &m_settings;
    QStringList m_folders;
    model::Table<model::SourceFile> m_sources; // as of the last check
    SourcesOnDisk m_onDisk;
    QFileSystemWatcher m_watcher;
    QTimer m_soon; // several changes at once are looked at once
    int m_run = 0;
    QThreadPool m_pool;
};

} // namespace bulkhead::app
