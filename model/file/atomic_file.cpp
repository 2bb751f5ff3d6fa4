// SPDX-License-Identifier: Apache-2.0
#include "model/file/atomic_file.h"

#include "model/file/file_attributes.h"
#include "model/file/names_beside.h"
#include "model/file/replacement.h"

#include <cerrno>
#include <sys/stat.h>
#include <system_error>

namespace bulkhead {

namespace fs = std::filesystem;

namespace {

Error fileError(std::string_view code, std::string_view message, const fs::path &path, int reason = errno)
{
    Error error = failure(std::string(code), message, {std::generic_category().message(reason)});
    error.file = path.string();
    return error;
}

Error cannotWrite(const fs::path &path, int reason = errno)
{
    return fileError("file.cannot-write", "cannot be written: %1", path, reason);
}

// What a chain of links leads to, which need not exist.
Result<fs::path> followLinks(const fs::path &path)
{
    constexpr int mostLinks = 40;
    fs::path target = path;
    std::error_code fault;
    for (int i = 0; i < mostLinks; ++i) {
        if (!fs::is_symlink(fs::symlink_status(target, fault)))
            return target;
        const fs::path next = fs::read_symlink(target, fault);
        if (fault)
            return cannotWrite(path, fault.value());
        target = next.is_absolute() ? next : target.parent_path() / next;
    }
    return cannotWrite(path, ELOOP);
}

// /dev/stdout, /dev/fd/3: what the caller has open, even where that is a regular file, is not to be replaced.
bool isOpenFile(const fs::path &path)
{
    std::error_code fault;
    const fs::path folder = fs::weakly_canonical(path.parent_path(), fault);
    const std::string text = folder.string();
    return path == "/dev/stdout" || path == "/dev/stderr" ||
           (text.starts_with("/proc/") && text.ends_with("/fd"));
}

Result<Success> writeDirectly(FileSystem &files, const fs::path &path, std::string_view bytes)
{
    FileDescriptor file(files.open(path.c_str(), O_WRONLY | O_NOCTTY, 0), files);
    if (!file || !file.write(bytes) || !file.close())
        return cannotWrite(path);
    return Success();
}

// Overwrites an open file's content and cuts off what was longer.
bool overwrite(FileDescriptor &file, std::string_view bytes)
{
    return ::lseek(file.get(), 0, SEEK_SET) == 0 && file.write(bytes) &&
           file.truncate(static_cast<off_t>(bytes.size())) && file.sync();
}

std::optional<Replacement> copyBeside(FileSystem &files, const fs::path &target, std::string_view bytes)
{
    auto copy = Replacement::create(files, target);
    if (!copy || !copy->file().write(bytes) || !copy->file().sync())
        return std::nullopt;
    return copy;
}

// For a file whose owner, group or attributes a new one cannot be given. What was there is safe in a copy,
// for its owner alone, before the first byte is written; a failure puts it back.
Result<Success> writeInPlace(FileSystem &files, const fs::path &path, std::string_view bytes,
                             KeepPrevious keepPrevious)
{
    const Result<std::string> before = readFile(path);
    if (!before)
        return before.error();
    fs::path previous = previousVersion(path);
    auto copy = copyBeside(files, previous, *before);
    if (!copy || (keepPrevious == KeepPrevious::Yes && !copy->moveTo(previous)))
        return cannotWrite(previous);
    FileDescriptor file(files.open(path.c_str(), O_WRONLY | O_NOCTTY, 0), files);
    if (!file)
        return cannotWrite(path);
    if (overwrite(file, bytes))
        return Success();

    const int reason = errno;
    if (overwrite(file, *before))
        return cannotWrite(path, reason);
    if (keepPrevious == KeepPrevious::No)
        previous = copy->path();
    copy->keep();
    Error error = failure("file.half-written", "was written in part: %1; what was there is kept as %2",
                          {std::generic_category().message(reason), previous.string()});
    error.file = path.string();
    return error;
}

// The file's present content under another name, without a moment in which the file is not there.
std::optional<Replacement> keepContent(FileSystem &files, const fs::path &path, const fs::path &kept,
                                       const FileDescriptor &present)
{
    if (auto link = Replacement::linkTo(files, path, kept, present))
        return link;
    const Result<std::string> bytes = readFile(path); // file systems without links
    if (!bytes)
        return std::nullopt;
    auto copy = copyBeside(files, kept, *bytes);
    struct stat status
    {};
    if (copy && ::fstat(present.get(), &status) == 0)
        copyAttributes(files, present, status, copy->file());
    return copy;
}

Error writtenBut(std::string_view what, std::string_view message, const fs::path &path)
{
    return fileError("file.written-" + std::string(what), message, path);
}

// Puts the new file in its place and what was there in the place of the previous version. When only the first
// succeeds, it is taken back.
Result<Success> exchange(FileSystem &files, const fs::path &path, Replacement &written,
                         std::optional<Replacement> &kept, const fs::path &previous)
{
    if (!written.moveTo(path))
        return cannotWrite(path);
    if (kept && !kept->moveTo(previous)) {
        const int reason = errno;
        if (kept->moveTo(path))
            return cannotWrite(previous, reason);
        errno = reason;
        Error error = writtenBut("without-previous",
                                 "was written, but the previous version could not be kept: %1", path);
        kept->keep();
        return error;
    }
    if (!syncFolder(files, path))
        return writtenBut("not-synced", "was written, but may not survive a power failure: %1", path);
    return Success();
}

Result<Success> replaceFile(FileSystem &files, const fs::path &path, std::string_view bytes,
                            const struct stat *existing, KeepPrevious keepPrevious)
{
    const fs::path previous = previousVersion(path);
    const bool keep = existing && keepPrevious == KeepPrevious::Yes;
    std::error_code ignored;
    if (keep && fs::is_directory(previous, ignored))
        return cannotWrite(previous, EISDIR);

    sweepLeftovers(files, path);
    if (keep)
        sweepLeftovers(files, previous);
    auto written = Replacement::create(files, path, existing ? 0600 : 0666);
    if (!written)
        return cannotWrite(path);
    const FileDescriptor present(existing ? ::open(path.c_str(), O_RDONLY | O_NOCTTY | O_CLOEXEC) : -1);
    if (existing && !copyAttributes(files, present, *existing, written->file()))
        return writeInPlace(files, path, bytes, keepPrevious);
    if (!written->file().write(bytes) || !written->file().sync())
        return cannotWrite(path);
    auto kept = keep ? keepContent(files, path, previous, present) : std::optional<Replacement>();
    if (keep && !kept)
        return cannotWrite(previous);
    return exchange(files, path, *written, kept, previous);
}

} // namespace

Result<std::string> readFile(const fs::path &path, std::size_t limit)
{
    FileDescriptor file(::open(path.c_str(), O_RDONLY | O_NOCTTY | O_CLOEXEC | O_NONBLOCK));
    if (!file)
        return fileError("file.cannot-read", "cannot be read: %1", path);
    struct stat status;
    if (::fstat(file.get(), &status) != 0)
        return fileError("file.cannot-read", "cannot be read: %1", path);
    if (S_ISDIR(status.st_mode))
        return fileError("file.is-folder", "is a folder; expected a file", path);
    constexpr std::size_t blockSize = 1 << 16;
    std::string bytes;
    if (S_ISFIFO(status.st_mode)) {
        bytes.resize(blockSize);
        const ssize_t count = file.read(bytes.data(), blockSize);
        if (count == 0)
            return fileError("file.deserted-pipe", "is a pipe that no program writes to", path);
        bytes.resize(count > 0 ? static_cast<std::size_t>(count) : 0);
    }
    if (::fcntl(file.get(), F_SETFL, 0) != 0) // whoever has begun to write is waited for
        return fileError("file.cannot-read", "cannot be read: %1", path);
    if (S_ISREG(status.st_mode) && status.st_size > 0)
        bytes.reserve(std::min(limit, static_cast<std::size_t>(status.st_size)) + blockSize);
    while (true) {
        const std::size_t size = bytes.size();
        bytes.resize(size + blockSize);
        const ssize_t count = file.read(bytes.data() + size, blockSize);
        if (count < 0)
            return fileError("file.cannot-read", "cannot be read: %1", path);
        bytes.resize(size + static_cast<std::size_t>(count));
        if (bytes.size() > limit) {
            Error error = failure("file.too-large", "is larger than %1 bytes", {std::to_string(limit)});
            error.file = path.string();
            return error;
        }
        if (count == 0)
            return bytes;
    }
}

bool wasWritten(const Error &error)
{
    return error.code.starts_with("file.written-");
}

Result<Success> writeFileAtomically(const fs::path &path, std::string_view bytes, KeepPrevious keepPrevious,
                                    FileSystem &files)
{
    struct stat status;
    const bool exists = ::stat(path.c_str(), &status) == 0;
    if (!exists && errno != ENOENT)
        return cannotWrite(path);
    if (exists && S_ISDIR(status.st_mode))
        return cannotWrite(path, EISDIR);
    if (exists && (!S_ISREG(status.st_mode) || isOpenFile(path)))
        return writeDirectly(files, path, bytes);
    const Result<fs::path> target = followLinks(path);
    if (!target)
        return target.error();
    if (exists && ::access(target->c_str(), W_OK) != 0) // a rename would override the file's own protection
        return cannotWrite(path);
    return replaceFile(files, *target, bytes, exists ? &status : nullptr, keepPrevious);
}

} // namespace bulkhead
