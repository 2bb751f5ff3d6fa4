// SPDX-License-Identifier: Apache-2.0
#include "app/document/unsaved_work.h"

#include "app/document/file_stamp.h"
#include "model/file/atomic_file.h"
#include "model/file/file.h"
#include "model/file/names_beside.h"
#include "model/file/sha256.h"
#include "model/journal/journal.h"
#include "model/merge/compare.h"

namespace bulkhead::app {

namespace fs = std::filesystem;

namespace {

struct BaseFile
{
    FileStamp stamp;
    std::string hash;
    model::Model model;
};

std::optional<BaseFile> readBase(const fs::path &file,
                                 const std::shared_ptr<const model::Vocabulary> &vocabulary)
{
    const FileStamp stamp = FileStamp::of(file);
    const Result<std::string> bytes = readFile(file);
    if (!bytes)
        return std::nullopt;
    Result<model::Model> read = model::parseModel(*bytes, file.filename().string(), vocabulary);
    if (!read)
        return std::nullopt;
    return BaseFile{stamp, model::sha256(*bytes), std::move(read).value()};
}

// The model that the journal starts from, or the nearest there is: the file, or its previous version.
void findBase(UnsavedWork &work, const std::optional<BaseFile> &file,
              const std::shared_ptr<const model::Vocabulary> &vocabulary)
{
    work.base = !file                         ? UnsavedWork::Base::Gone
                : file->hash == work.baseHash ? UnsavedWork::Base::Same
                                              : UnsavedWork::Base::Changed;
    if (work.base == UnsavedWork::Base::Same) {
        work.baseModel = file->model;
        work.stamp = file->stamp;
        return;
    }
    auto previous = readBase(previousVersion(work.place.model), vocabulary);
    if (previous && (previous->hash == work.baseHash || !file))
        work.baseModel = std::move(previous->model);
    else if (file)
        work.baseModel = file->model;
}

} // namespace

std::optional<UnsavedWork> readUnsavedWork(const JournalPlace &place,
                                           const std::shared_ptr<const model::Vocabulary> &vocabulary)
{
    auto lock = std::make_shared<JournalLock>(place.journal);
    if (lock->take() == JournalLock::State::InUse)
        return std::nullopt;
    const model::Model empty(vocabulary);
    UnsavedWork work{place, std::move(lock), UnsavedWork::Base::Same, {}, {}, empty, {}, {empty, {}, {}}, {}};
    const Result<model::JournalContent> journal = model::readJournal(place.journal);
    if (!journal) {
        if (!fileExists(place.journal))
            return std::nullopt;
        work.unreadable = journal.error();
        return work;
    }
    work.baseHash = journal->head.base;
    std::optional<BaseFile> file;
    if (!place.model.empty()) {
        file = readBase(place.model, vocabulary);
        findBase(work, file, vocabulary);
    }
    work.replayed = model::replay(*journal, work.baseModel);
    if (!work.isOwn())
        work.fromNothing = model::diff(empty, work.baseModel);
    const bool saysNothing = journal->lines.empty() && work.replayed.lost.count == 0;
    const bool isSaved = file && work.replayed.lost.count == 0 && work.replayed.model == file->model &&
                         work.base != UnsavedWork::Base::Same;
    if (!saysNothing && !isSaved)
        return work;
    (void)model::removeJournal(place.journal);
    return std::nullopt;
}

} // namespace bulkhead::app
