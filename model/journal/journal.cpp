// SPDX-License-Identifier: Apache-2.0
#include "model/journal/journal.h"

#include "model/file/atomic_file.h"
#include "model/file/replacement.h"

#include <cerrno>
#include <ctime>
#include <sys/stat.h>
#include <system_error>

namespace bulkhead::model {

namespace fs = std::filesystem;

namespace {

Error journalError(std::string_view code, std::string_view message, const fs::path &path, int reason = errno)
{
    Error error = failure(std::string(code), message, {std::generic_category().message(reason)});
    error.file = path.string();
    return error;
}

Error cannotWrite(const fs::path &path, int reason = errno)
{
    return journalError("journal.cannot-write", "%1", path, reason);
}

// Permissions that let nobody read the journal who cannot read the model.
bool restrict(FileSystem &files, const FileDescriptor &journal, const std::string &model)
{
    struct stat status
    {};
    if (model.empty() || ::stat(model.c_str(), &status) != 0)
        return true; // 0600, as it was made
    struct stat own
    {};
    if (::fstat(journal.get(), &own) != 0)
        return false;
    const bool sameGroup = own.st_gid == status.st_gid ||
                           files.setOwner(journal.get(), static_cast<uid_t>(-1), status.st_gid) == 0;
    const bool sameOwner = own.st_uid == status.st_uid;
    const mode_t mode = sameOwner && sameGroup ? 0666 : sameGroup ? 0660 : 0600;
    return files.setMode(journal.get(), (status.st_mode & mode) | 0600) == 0;
}

std::string today()
{
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    ::localtime_r(&now, &local);
    char text[32];
    return {text, std::strftime(text, sizeof text, "%Y%m%d-%H%M%S", &local)};
}

} // namespace

struct Journal::Data
{
    fs::path path;
    FileDescriptor file;
    off_t size = 0; // up to the end of the last whole line
    std::size_t next = 1;
};

Journal::Journal() : m_data(std::make_unique<Data>()) {}

Journal::~Journal() = default;

Result<std::unique_ptr<Journal>> Journal::start(const fs::path &path, const JournalHead &head,
                                                std::span<const Change> changes, const Vocabulary &vocabulary,
                                                FileSystem &files)
{
    std::unique_ptr<Journal> journal(new Journal);
    Data &data = *journal->m_data;
    data.path = path;
    sweepLeftovers(files, path);
    auto written = Replacement::create(files, path);
    if (!written || !restrict(files, written->file(), head.model))
        return cannotWrite(path);
    std::string text = journalHead(head);
    for (const Change &change : changes)
        text += journalLine(data.next++, change, vocabulary);
    if (!written->file().write(text) || !written->file().sync() || !written->moveTo(path) ||
        !syncFolder(files, path))
        return cannotWrite(path);
    data.size = static_cast<off_t>(text.size());
    data.file = std::move(written->file());
    return journal;
}

Result<Success> Journal::append(const Change &change, const Vocabulary &vocabulary)
{
    Data &data = *m_data;
    if (!isUsable())
        return cannotWrite(data.path, EBADF);
    const std::string line = journalLine(data.next, change, vocabulary);
    if (!data.file.write(line)) {
        const int reason = errno;
        if (!data.file.truncate(data.size))
            data.file = FileDescriptor();
        return cannotWrite(data.path, reason);
    }
    data.size += static_cast<off_t>(line.size());
    ++data.next;
    return Success();
}

Result<Success> Journal::sync()
{
    if (m_data->file.sync())
        return Success();
    return cannotWrite(m_data->path);
}

bool Journal::isUsable() const
{
    struct stat status
    {};
    return m_data->file && ::fstat(m_data->file.get(), &status) == 0 && status.st_nlink > 0;
}

Result<fs::path> keepAside(const fs::path &journal, FileSystem &files)
{
    constexpr int mostTries = 100; // in one second
    const std::string name = journal.string() + ".bad-" + today();
    for (int i = 1; i <= mostTries; ++i) {
        const fs::path kept = i == 1 ? name : name + '-' + std::to_string(i);
        if (files.link(journal.c_str(), kept.c_str()) == 0)
            return kept;
        std::error_code fault;
        if (fs::exists(fs::symlink_status(kept, fault)))
            continue;
        const Result<std::string> bytes = readFile(journal); // file systems without links
        if (!bytes)
            return bytes.error();
        auto copy = Replacement::create(files, kept);
        if (!copy || !copy->file().write(*bytes) || !copy->file().sync() || !copy->moveTo(kept))
            return journalError("journal.cannot-keep", "cannot be kept: %1", journal);
        return kept;
    }
    return journalError("journal.cannot-keep", "cannot be kept: %1", journal, EEXIST);
}

Result<Success> removeJournal(const fs::path &journal, FileSystem &files)
{
    if (files.unlink(journal.c_str()) != 0 && errno != ENOENT)
        return journalError("journal.cannot-remove", "cannot be removed: %1", journal);
    return Success();
}

} // namespace bulkhead::model
