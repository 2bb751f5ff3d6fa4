#include "app/document/recovery.h"

#include "app/document/text.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QUuid>

#include <algorithm>

namespace bulkhead::app {

namespace fs = std::filesystem;

RecoveryStore::RecoveryStore(fs::path folder) : m_folder(std::move(folder)) {}

fs::path RecoveryStore::defaultFolder()
{
    QString state = qEnvironmentVariable("XDG_STATE_HOME");
    if (state.isEmpty() || QDir::isRelativePath(state))
        state = QDir::homePath() + QStringLiteral("/.local/state");
    return toPath(state + QStringLiteral("/bulkhead/recovery"));
}

fs::path RecoveryStore::beside(const fs::path &model) const
{
    return model.parent_path() / ("." + model.filename().string() + ".journal");
}

fs::path RecoveryStore::inFolder(const fs::path &model) const
{
    const QByteArray hash =
        QCryptographicHash::hash(QByteArray::fromStdString(model.string()), QCryptographicHash::Sha256);
    return m_folder / ("model-" + hash.toHex().left(24).toStdString() + ".journal");
}

fs::path RecoveryStore::journalFor(const fs::path &model) const
{
    if (!model.empty()) {
        const QFileInfo folder(pathText(model.parent_path().empty() ? fs::path(".") : model.parent_path()));
        if (folder.isWritable())
            return beside(model);
    }
    QDir().mkpath(pathText(m_folder));
    if (!model.empty())
        return inFolder(model);
    return m_folder /
           ("untitled-" + QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString() + ".journal");
}

std::optional<fs::path> RecoveryStore::existingFor(const fs::path &model) const
{
    std::error_code ignored;
    for (const fs::path &candidate : {beside(model), inFolder(model)}) {
        if (fs::exists(candidate, ignored))
            return candidate;
    }
    return std::nullopt;
}

std::vector<fs::path> RecoveryStore::untitled() const
{
    const QDir folder(pathText(m_folder));
    const QFileInfoList files =
        folder.entryInfoList({QStringLiteral("untitled-*.journal")}, QDir::Files, QDir::Time);
    std::vector<fs::path> journals;
    for (const QFileInfo &file : files)
        journals.push_back(toPath(file.absoluteFilePath()));
    return journals;
}

} // namespace bulkhead::app
