#include "model/journal/journal.h"

#include "model/file/atomic_file.h"
#include "model/file/file_descriptor.h"
#include "model/file/sha256.h"
#include "model/journal/journal_lines.h"

#include <cerrno>
#include <chrono>
#include <sys/stat.h>
#include <system_error>

namespace bulkhead::model {

namespace {

using Clock = std::chrono::steady_clock;
constexpr auto syncInterval = std::chrono::seconds(2);

Error journalError(const std::filesystem::path &path, int reason = errno)
{
    Error error = failure("journal.cannot-write", "changes cannot be kept for recovery: %1",
                          {std::generic_category().message(reason)});
    error.file = path.string();
    return error;
}

mode_t modeFor(const std::filesystem::path &modelPath)
{
    struct stat status;
    const bool exists = !modelPath.empty() && ::stat(modelPath.c_str(), &status) == 0;
    return exists ? status.st_mode & 0666 : 0600;
}

} // namespace

struct Journal::Data
{
    std::filesystem::path path;
    FileDescriptor file;
    off_t size = 0; // up to the end of the last whole line
    Clock::time_point synced;
};

Journal::Journal() : m_data(std::make_unique<Data>()) {}

Journal::~Journal() = default;

Result<std::unique_ptr<Journal>> Journal::start(const std::filesystem::path &path, std::string_view baseBytes,
                                                const std::filesystem::path &modelPath)
{
    ::unlink(path.c_str());
    std::unique_ptr<Journal> journal(new Journal);
    Data &data = *journal->m_data;
    data.path = path;
    data.file =
        FileDescriptor(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0600));
    if (!data.file || ::fchmod(data.file.get(), modeFor(modelPath)) != 0)
        return journalError(path);
    const std::string head = journalHead(sha256(baseBytes));
    if (!data.file.write(head) || !data.file.sync()) {
        const int reason = errno;
        journal->discard();
        return journalError(path, reason);
    }
    data.size = static_cast<off_t>(head.size());
    data.synced = Clock::now();
    return journal;
}

Result<Success> Journal::append(const Change &change, const Vocabulary &vocabulary)
{
    Data &data = *m_data;
    if (!data.file)
        return journalError(data.path, EBADF);
    const std::string line = journalLine(change, vocabulary);
    if (!data.file.write(line)) {
        const int reason = errno;
        if (::ftruncate(data.file.get(), data.size) != 0)
            discard(); // a journal that goes on after half a line would lose what follows
        return journalError(data.path, reason);
    }
    data.size += static_cast<off_t>(line.size());
    if (const auto now = Clock::now(); now - data.synced >= syncInterval) {
        data.file.sync();
        data.synced = now;
    }
    return Success();
}

void Journal::discard()
{
    ::unlink(m_data->path.c_str());
    m_data->file = FileDescriptor();
}

Result<Journal::Recovered> Journal::replay(const std::filesystem::path &path, const Model &base,
                                           std::string_view baseBytes)
{
    const Result<std::string> bytes = readFile(path);
    if (!bytes)
        return bytes.error();
    std::string_view rest = *bytes;
    const auto takeLine = [&rest]() -> std::optional<std::string_view> {
        const std::size_t end = rest.find('\n');
        if (end == std::string_view::npos)
            return std::nullopt;
        const std::string_view line = rest.substr(0, end);
        rest.remove_prefix(end + 1);
        return line;
    };

    const Result<std::string> hash = readJournalHead(takeLine().value_or(std::string_view()), path.string());
    if (!hash)
        return hash.error();
    Recovered recovered{base, 0, true, *hash == sha256(baseBytes)};
    while (const auto line = takeLine()) {
        const Result<Change> change = readJournalLine(*line, path.string(), recovered.model);
        if (!change || !recovered.model.apply(*change)) {
            recovered.complete = false;
            return recovered;
        }
        ++recovered.changes;
    }
    recovered.complete = rest.empty();
    return recovered;
}

} // namespace bulkhead::model
