// SPDX-License-Identifier: Apache-2.0
#include "app/document/recovery.h"

#include "app/document/file_stamp.h"
#include "app/document/text.h"
#include "model/file/atomic_file.h"
#include "model/file/names_beside.h"
#include "model/file/sha256.h"

#include <QDir>
#include <QFileInfo>
#include <QUuid>

#include <algorithm>

namespace bulkhead::app {

namespace fs = std::filesystem;

namespace {

constexpr int mostWindows = 16; // on one model
constexpr std::size_t roomBehind =
    60; // bytes of a name, for what is put behind a journal's: .bad-DATE, .lock

std::string ending(int window)
{
    return window == 1 ? ".journal" : '.' + std::to_string(window) + ".journal";
}

std::string nameOf(const fs::path &path)
{
    return model::sha256(path.string()).substr(0, 24);
}

QStringList filesIn(const fs::path &folder, const QString &pattern)
{
    QStringList files;
    for (const QFileInfo &file : QDir(pathText(folder)).entryInfoList({pattern}, QDir::Files, QDir::Time))
        files << file.absoluteFilePath();
    return files;
}

} // namespace

RecoveryStore::RecoveryStore(fs::path folder, FileSystem &files)
    : m_folder(std::move(folder)), m_files(&files)
{}

fs::path RecoveryStore::defaultFolder()
{
    QString state = qEnvironmentVariable("XDG_STATE_HOME");
    if (state.isEmpty() || QDir::isRelativePath(state))
        state = QDir::homePath() + QStringLiteral("/.local/state");
    return toPath(state + QStringLiteral("/bulkhead/recovery"));
}

std::vector<JournalPlace> RecoveryStore::allPlacesFor(const fs::path &model) const
{
    std::vector<JournalPlace> places;
    for (int window = 1; window <= mostWindows; ++window)
        places.push_back({nameBeside(model, ".", ending(window), roomBehind), model});
    for (int window = 1; window <= mostWindows; ++window)
        places.push_back({m_folder / ("model-" + nameOf(model) + ending(window)), model});
    return places;
}

std::vector<JournalPlace> RecoveryStore::placesFor(const fs::path &model) const
{
    QDir().mkpath(pathText(m_folder));
    if (model.empty()) {
        const QString name = QUuid::createUuid().toString(QUuid::WithoutBraces);
        return {{m_folder / ("untitled-" + name.toStdString() + ".journal"), {}}};
    }
    std::vector<JournalPlace> places = allPlacesFor(model);
    const QFileInfo folder(pathText(model.parent_path().empty() ? fs::path(".") : model.parent_path()));
    if (!folder.isWritable())
        std::erase_if(places, [&](const JournalPlace &place) {
            return place.journal.parent_path() == model.parent_path();
        });
    return places;
}

std::vector<JournalPlace> RecoveryStore::existingFor(const fs::path &model) const
{
    if (model.empty())
        return untitled();
    std::vector<JournalPlace> places = allPlacesFor(model);
    std::erase_if(places, [](const JournalPlace &place) { return !fileExists(place.journal); });
    return places;
}

std::vector<JournalPlace> RecoveryStore::existing() const
{
    std::vector<JournalPlace> all = untitled();
    for (const JournalPlace &entry : entries()) {
        if (!fileExists(entry.journal))
            strike(entry);
        else if (std::find(all.begin(), all.end(), entry) == all.end())
            all.push_back(entry);
    }
    return all;
}

fs::path RecoveryStore::entryFor(const fs::path &journal) const
{
    return m_folder / ("journal-" + nameOf(journal) + ".entry");
}

// The entry is the journal's path and the model's, with a null between them.
void RecoveryStore::enlist(const JournalPlace &place) const
{
    if (place.model.empty())
        return;
    QDir().mkpath(pathText(m_folder));
    const std::string entry = place.journal.string() + '\0' + place.model.string();
    // A failure is no loss of work: the journal is found when its model is opened.
    (void)writeFileAtomically(entryFor(place.journal), entry, KeepPrevious::No, *m_files);
}

void RecoveryStore::strike(const JournalPlace &place) const
{
    if (!place.model.empty())
        m_files->unlink(entryFor(place.journal).c_str());
}

std::vector<JournalPlace> RecoveryStore::entries() const
{
    std::vector<JournalPlace> places;
    for (const QString &file : filesIn(m_folder, QStringLiteral("journal-*.entry"))) {
        const Result<std::string> text = readFile(toPath(file));
        const std::size_t end = text ? text->find('\0') : std::string::npos;
        if (end != std::string::npos)
            places.push_back({text->substr(0, end), text->substr(end + 1)});
    }
    return places;
}

std::vector<JournalPlace> RecoveryStore::untitled() const
{
    std::vector<JournalPlace> places;
    for (const QString &file : filesIn(m_folder, QStringLiteral("untitled-*.journal")))
        places.push_back({toPath(file), {}});
    return places;
}

fs::path resolvedFile(const fs::path &path)
{
    std::error_code failed;
    const fs::path canonical = fs::weakly_canonical(path, failed);
    return failed ? fs::absolute(path, failed) : canonical;
}

} // namespace bulkhead::app
