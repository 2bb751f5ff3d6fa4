// SPDX-License-Identifier: Apache-2.0
#include "app/gui/catalog/catalog_library.h"

#include "app/authoring/rule_draft.h"
#include "app/document/text.h"
#include "app/gui/session/session.h"
#include "app/workspace/knowledge.h"
#include "model/file/atomic_file.h"

#include <QFileInfo>
#include <QSettings>

namespace bulkhead::app {

namespace {

constexpr const char *ownCatalogsKey = "catalogs/files";

std::vector<std::string> paths(const QStringList &files)
{
    std::vector<std::string> list;
    for (const QString &file : files)
        list.push_back(toUtf8(file));
    return list;
}

} // namespace

CatalogLibrary::CatalogLibrary(Session &session, QSettings &settings, QObject *parent)
    : QObject(parent), m_session(session), m_settings(settings),
      m_files(settings.value(ownCatalogsKey).toStringList()),
      m_work(loadAll, [this](const Result<Loaded> &loaded) {
          if (loaded)
              take(*loaded);
          else
              emit failed(loaded.error());
      })
{
    connect(&m_session.document(), &Document::pathChanged, this, &CatalogLibrary::followModel);
}

QString CatalogLibrary::besideModel() const
{
    const auto &model = m_session.document().path();
    if (model.empty())
        return {};
    const QFileInfo info(pathText(model));
    return info.path() + '/' + info.completeBaseName() + QStringLiteral(".catalog.json");
}

QStringList CatalogLibrary::wanted() const
{
    QStringList files = m_files;
    const QString beside = besideModel();
    if (!beside.isEmpty() && !files.contains(beside) && QFileInfo::exists(beside))
        files << beside;
    return files;
}

QString CatalogLibrary::fileOf(const std::string &rule) const
{
    for (const QString &file : m_loaded) {
        const auto text = readFile(toPath(file));
        if (text && ruleText(*text, rule))
            return file;
    }
    return {};
}

// Another model may have another catalog beside it, whether the catalogs are there or still being loaded.
void CatalogLibrary::followModel()
{
    if ((m_session.catalogs() || m_work.isBusy()) && wanted() != m_tried)
        load();
}

void CatalogLibrary::load()
{
    m_tried = wanted();
    m_work.request({m_tried, m_session.model().sharedVocabulary()});
}

// One file that cannot be used must not take the others along, nor the built-in catalog.
Result<CatalogLibrary::Loaded> CatalogLibrary::loadAll(Request request, const Running &running)
{
    Loaded loaded;
    loaded.files = std::move(request.files);
    while (!loaded.catalogs && !running.isStopped()) {
        auto catalogs = loadCatalogs(request.vocabulary, paths(loaded.files));
        if (catalogs) {
            loaded.catalogs = std::move(*catalogs);
            break;
        }
        loaded.errors.push_back(catalogs.error());
        const QString file = toQString(catalogs.error().file);
        if (loaded.files.removeAll(file) == 0)
            break;
        loaded.broken << file;
    }
    return loaded;
}

void CatalogLibrary::take(const Loaded &loaded)
{
    m_loaded = loaded.files;
    m_broken = loaded.broken;
    if (loaded.catalogs)
        m_session.setCatalogs(loaded.catalogs);
    for (const Error &error : loaded.errors)
        emit failed(error);
    emit changed();
}

void CatalogLibrary::keep()
{
    m_settings.setValue(ownCatalogsKey, m_files);
    load();
}

QStringList CatalogLibrary::usableWithout(const QString &file) const
{
    QStringList files = m_loaded;
    files.removeAll(file);
    return files;
}

// One that cannot be loaded is not taken.
void CatalogLibrary::add(const QString &file)
{
    const auto catalogs =
        loadCatalogs(m_session.model().sharedVocabulary(), paths(usableWithout(file) << file));
    if (!catalogs) {
        emit failed(catalogs.error());
        return;
    }
    if (!m_files.contains(file) && file != besideModel())
        m_files << file;
    keep();
}

void CatalogLibrary::remove(const QString &file)
{
    m_files.removeAll(file);
    keep();
}

Result<Success> CatalogLibrary::write(const QString &file, const std::string &text)
{
    auto checked =
        checkCatalog(m_session.model().sharedVocabulary(), paths(usableWithout(file)), {toUtf8(file), text});
    if (!checked)
        return checked.error();
    if (auto written = writeFileAtomically(toPath(file), text, KeepPrevious::Yes); !written)
        return written;
    if (!m_files.contains(file) && file != besideModel())
        m_files << file;
    keep();
    return Success{};
}

Result<Success> CatalogLibrary::removeRule(const std::string &rule)
{
    const QString file = fileOf(rule);
    auto text = readFile(toPath(file));
    if (!text)
        return std::move(text.error());
    auto without = catalogWithoutRule(*text, toUtf8(file), rule);
    return without ? write(file, *without) : Result<Success>(std::move(without.error()));
}

} // namespace bulkhead::app
