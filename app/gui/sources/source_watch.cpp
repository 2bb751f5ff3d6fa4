// SPDX-License-Identifier: Apache-2.0
#include "app/gui/sources/source_watch.h"

#include "app/document/document.h"
#include "app/document/text.h"

#include <QDir>
#include <QFileInfo>
#include <QSet>
#include <QSettings>
#include <QVariantMap>

namespace bulkhead::app {

namespace {

constexpr int settleTime = 300;          // ms: writing a file is several events
constexpr qsizetype watchedAtMost = 500; // of the system's watches; the others are seen on activation
constexpr const char *foldersKey = "sources/folders";

} // namespace

SourceWatch::SourceWatch(Document &document, QSettings &settings, QObject *parent)
    : QObject(parent), m_document(document), m_settings(settings),
      m_work(
          [](const Question &question, const Running &running) {
              return lookAtSources(question.model, question.folders, running.stop());
          },
          [this](Result<SourcesOnDisk> found) {
              if (found)
                  take(*std::move(found));
          })
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(settleTime);
    connect(&m_soon, &QTimer::timeout, this, &SourceWatch::check);
    const auto soon = [this] { m_soon.start(); };
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, soon);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, soon);
    connect(&m_document, &Document::replaced, this, &SourceWatch::startWithModel);
    connect(&m_document, &Document::pathChanged, this, &SourceWatch::keepFolders);
    connect(&m_document, &Document::changed, this, &SourceWatch::followChange);
}

void SourceWatch::startWithModel()
{
    m_folders = m_settings.value(foldersKey).toMap().value(pathText(m_document.path())).toStringList();
    m_onDisk = {};
    check();
}

void SourceWatch::addFolder(const QString &folder)
{
    if (!m_folders.contains(folder))
        m_folders << folder;
    keepFolders();
    check();
}

void SourceWatch::keepFolders()
{
    if (m_document.path().empty() || m_folders.isEmpty())
        return;
    QVariantMap all = m_settings.value(foldersKey).toMap();
    all.insert(pathText(m_document.path()), m_folders);
    m_settings.setValue(foldersKey, all);
}

SourceFolders SourceWatch::folders() const
{
    SourceFolders folders;
    for (const QString &folder : m_folders)
        folders.push_back(toPath(folder));
    if (!m_document.path().empty()) {
        const SourceFolders around = foldersAround(m_document.path());
        folders.insert(folders.end(), around.begin(), around.end());
    }
    return folders;
}

void SourceWatch::followChange()
{
    if (!(m_document.model().sources() == m_sources))
        check();
}

void SourceWatch::check()
{
    m_sources = m_document.model().sources();
    if (m_sources.empty()) {
        m_work.forget();
        take({});
        return;
    }
    m_work.request({m_document.model(), folders()});
}

void SourceWatch::take(SourcesOnDisk found)
{
    m_onDisk = std::move(found);
    watchFiles();
    emit looked();
}

// The folders too: many programs write a new file and rename it, which ends the watch on the old one, and new
// files may come into imported ones.
void SourceWatch::watchFiles()
{
    QSet<QString> wanted;
    const auto want = [&wanted](const QString &path) {
        if (wanted.size() < watchedAtMost)
            wanted << path;
    };
    for (const std::filesystem::path &folder : m_onDisk.folders)
        want(QDir::cleanPath(pathText(folder)));
    for (const auto *places : {&m_onDisk.changed, &m_onDisk.unchanged, &m_onDisk.gone}) {
        for (const SourcesOnDisk::Place &place : *places) {
            const QString file = pathText(place.file);
            want(QFileInfo(file).path());
            if (places != &m_onDisk.gone)
                want(file);
        }
    }
    const QStringList watched = m_watcher.files() + m_watcher.directories();
    for (const QString &path : watched) {
        if (!wanted.contains(path))
            m_watcher.removePath(path);
    }
    bool isNew = false;
    for (const QString &path : wanted)
        isNew |= !watched.contains(path) && m_watcher.addPath(path);
    if (isNew) // they may have changed between the look at them and the watch
        m_soon.start();
}

} // namespace bulkhead::app
