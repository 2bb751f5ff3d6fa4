// SPDX-License-Identifier: Apache-2.0
#include "model/file/replacement.h"

#include "model/file/names_beside.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <random>
#include <string>
#include <sys/file.h>
#include <sys/stat.h>
#include <system_error>

namespace bulkhead {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t digits = 16;
constexpr std::string_view ending = ".tmp";

// .NAME.0123456789abcdef.tmp
std::string randomSuffix()
{
    std::random_device random;
    std::string suffix = ".";
    for (std::size_t i = 0; i < digits; ++i)
        suffix += "0123456789abcdef"[random() & 15];
    return suffix.append(ending);
}

bool isTemporaryOf(const fs::path &target, const std::string &name)
{
    const std::string start = nameBeside(target, ".", ".", digits + ending.size()).filename().string();
    if (name.size() != start.size() + digits + ending.size() || !name.starts_with(start) ||
        !name.ends_with(ending))
        return false;
    return name.find_first_not_of("0123456789abcdef", start.size()) == start.size() + digits;
}

bool isSameFile(const FileDescriptor &open, const fs::path &path)
{
    struct stat ours
    {};
    struct stat there
    {};
    return ::fstat(open.get(), &ours) == 0 && ::stat(path.c_str(), &there) == 0 &&
           ours.st_dev == there.st_dev && ours.st_ino == there.st_ino;
}

// Locks the new file. False when another program took it for a leftover before it was locked.
bool claim(const FileDescriptor &file)
{
    struct stat status
    {};
    ::flock(file.get(), LOCK_EX); // where files cannot be locked, leftovers cannot be swept either
    return ::fstat(file.get(), &status) == 0 && status.st_nlink > 0;
}

} // namespace

Replacement::Replacement(FileSystem &files, fs::path path, FileDescriptor file)
    : m_files(files), m_path(std::move(path)), m_file(std::move(file))
{}

Replacement::Replacement(Replacement &&other) noexcept
    : m_files(other.m_files), m_path(std::exchange(other.m_path, {})), m_file(std::move(other.m_file))
{}

Replacement::~Replacement()
{
    const int reason = errno;
    if (!m_path.empty())
        m_files.unlink(m_path.c_str());
    errno = reason;
}

std::optional<Replacement> Replacement::create(FileSystem &files, const fs::path &target, mode_t mode)
{
    constexpr int mostTries = 10;
    for (int i = 0; i < mostTries; ++i) {
        const fs::path path = nameBeside(target, ".", randomSuffix());
        FileDescriptor file(files.open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_APPEND, mode), files);
        if (!file)
            return std::nullopt;
        if (claim(file))
            return Replacement(files, path, std::move(file));
    }
    errno = EAGAIN;
    return std::nullopt;
}

std::optional<Replacement> Replacement::linkTo(FileSystem &files, const fs::path &content,
                                               const fs::path &target, const FileDescriptor &locked)
{
    if (::flock(locked.get(), LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK)
        return std::nullopt; // another program writes the file: the name could be swept
    const fs::path path = nameBeside(target, ".", randomSuffix());
    if (files.link(content.c_str(), path.c_str()) != 0)
        return std::nullopt;
    Replacement link(files, path, FileDescriptor());
    if (locked && !isSameFile(locked, path)) // another program has just replaced what was opened
        return std::nullopt;
    return link;
}

bool Replacement::moveTo(const fs::path &target)
{
    if (m_files.rename(m_path.c_str(), target.c_str()) != 0)
        return false;
    if (!m_file) // rename() leaves both names of one file as they are
        m_files.unlink(m_path.c_str());
    m_path.clear();
    return true;
}

void sweepLeftovers(FileSystem &files, const fs::path &target)
{
    const fs::path folder = target.has_parent_path() ? target.parent_path() : fs::path(".");
    std::error_code fault;
    for (fs::directory_iterator entry(folder, fault), end; !fault && entry != end; entry.increment(fault)) {
        if (!isTemporaryOf(target, entry->path().filename().string()))
            continue;
        const FileDescriptor file(
            ::open(entry->path().c_str(), O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
        if (file && ::flock(file.get(), LOCK_EX | LOCK_NB) == 0)
            files.unlink(entry->path().c_str());
    }
}

bool syncFolder(FileSystem &files, const fs::path &file)
{
    const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
    FileDescriptor descriptor(files.open(folder.c_str(), O_RDONLY | O_DIRECTORY, 0), files);
    if (!descriptor)
        return errno == EACCES || errno == EPERM; // a folder that may be written and not read
    constexpr std::array cannot = {EINVAL, ENOTSUP, EROFS};
    return descriptor.sync() || std::find(cannot.begin(), cannot.end(), errno) != cannot.end();
}

} // namespace bulkhead
