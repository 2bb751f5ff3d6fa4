#include "app/gui/catalog/catalog_library.h"

#include "app/document/text.h"
#include "app/gui/session.h"
#include "app/workspace/knowledge.h"
#include "model/atomic_file.h"

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
      m_files(settings.value(ownCatalogsKey).toStringList())
{
    m_pool.setMaxThreadCount(1);
    connect(&m_session.document(), &Document::pathChanged, this, &CatalogLibrary::followModel);
}

CatalogLibrary::~CatalogLibrary()
{
    m_pool.clear();
    m_pool.waitForDone(); // the jobs post to this object
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

QStringList CatalogLibrary::loaded() const
{
    return m_loaded;
}

void CatalogLibrary::followModel()
{
    if (m_session.catalogs() && wanted() != m_loaded)
        load();
}

void CatalogLibrary::load()
{
    const int run = ++m_run;
    const QStringList files = wanted();
    m_pool.start([this, run, files, vocabulary = m_session.model().sharedVocabulary()] {
        auto catalogs = loadCatalogs(vocabulary, paths(files));
        QMetaObject::invokeMethod(
            this,
            [this, run, files, result = std::move(catalogs)] {
                if (run != m_run)
                    return;
                if (result) {
                    m_loaded = files;
                    m_session.setCatalogs(*result);
                } else {
                    emit failed(result.error());
                }
                emit changed();
            },
            Qt::QueuedConnection);
    });
}

void CatalogLibrary::keep()
{
    m_settings.setValue(ownCatalogsKey, m_files);
    load();
}

// One that cannot be loaded is not taken: everything else would stop working with it.
void CatalogLibrary::add(const QString &file)
{
    QStringList files = wanted();
    if (!files.contains(file))
        files << file;
    const auto catalogs = loadCatalogs(m_session.model().sharedVocabulary(), paths(files));
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
    const auto others = [&] {
        QStringList files = wanted();
        files.removeAll(file);
        return files;
    }();
    auto checked = checkCatalog(m_session.model().sharedVocabulary(), paths(others), {toUtf8(file), text});
    if (!checked)
        return checked.error();
    if (auto written = writeFileAtomically(toPath(file), text, KeepPrevious::Yes); !written)
        return written;
    if (!m_files.contains(file) && file != besideModel())
        m_files << file;
    keep();
    return Success{};
}

} // namespace bulkhead::app
