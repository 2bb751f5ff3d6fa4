#include "model/file/atomic_file.h"

#include "model/file/file_descriptor.h"

#include <cerrno>
#include <random>
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

// A name beside `path` that nothing has.
fs::path besides(const fs::path &path)
{
    std::random_device random;
    fs::path name = path;
    name += '.';
    name += std::to_string(random());
    name += ".tmp";
    return name;
}

// A file that is gone again unless it was put in its place.
class Temporary
{
public:
    explicit Temporary(fs::path path) : m_path(std::move(path)) {}
    Temporary(const Temporary &) = delete;
    Temporary &operator=(const Temporary &) = delete;
    ~Temporary()
    {
        if (!m_path.empty())
            ::unlink(m_path.c_str());
    }

    const fs::path &path() const { return m_path; }
    bool moveTo(const fs::path &target)
    {
        if (::rename(m_path.c_str(), target.c_str()) != 0)
            return false;
        m_path.clear();
        return true;
    }

private:
    fs::path m_path;
};

Result<Success> writeDirectly(const fs::path &path, std::string_view bytes)
{
    FileDescriptor file(::open(path.c_str(), O_WRONLY | O_NOCTTY | O_CLOEXEC));
    if (!file || !file.write(bytes) || !file.close())
        return cannotWrite(path);
    return Success();
}

// A second name for the file's present content, without a moment in which the file is not there.
bool keepContent(const fs::path &path, const fs::path &kept)
{
    if (::link(path.c_str(), kept.c_str()) == 0)
        return true;
    std::error_code fault; // file systems without links
    return fs::copy_file(path, kept, fault);
}

void syncFolder(const fs::path &path)
{
    const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
    FileDescriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    descriptor.sync(); // some file systems cannot; the file itself is safe already
}

Result<Success> replaceFile(const fs::path &path, std::string_view bytes, const struct stat *existing,
                            KeepPrevious keepPrevious)
{
    fs::path previous = path;
    previous += "~";
    const bool keep = existing && keepPrevious == KeepPrevious::Yes;
    std::error_code ignored;
    if (keep && fs::is_directory(previous, ignored))
        return cannotWrite(previous, EISDIR);

    Temporary temporary(besides(path));
    FileDescriptor file(::open(temporary.path().c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
    if (!file)
        return cannotWrite(path);
    if (existing && ::fchmod(file.get(), existing->st_mode & 07777) != 0)
        return cannotWrite(path);
    if (!file.write(bytes) || !file.sync() || !file.close())
        return cannotWrite(path);

    Temporary kept(keep ? besides(previous) : fs::path());
    if (keep && !keepContent(path, kept.path()))
        return cannotWrite(previous);
    if (!temporary.moveTo(path) || (keep && !kept.moveTo(previous)))
        return cannotWrite(path);
    syncFolder(path);
    return Success();
}

} // namespace

Result<std::string> readFile(const fs::path &path, std::size_t limit)
{
    FileDescriptor file(::open(path.c_str(), O_RDONLY | O_NOCTTY | O_CLOEXEC));
    if (!file)
        return fileError("file.cannot-read", "cannot be read: %1", path);
    struct stat status;
    if (::fstat(file.get(), &status) == 0 && S_ISDIR(status.st_mode))
        return fileError("file.is-folder", "is a folder; expected a file", path);

    constexpr std::size_t blockSize = 1 << 16;
    std::string bytes;
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

Result<Success> writeFileAtomically(const fs::path &path, std::string_view bytes, KeepPrevious keepPrevious)
{
    struct stat status;
    const bool exists = ::stat(path.c_str(), &status) == 0;
    if (!exists && errno != ENOENT)
        return cannotWrite(path);
    if (exists && S_ISDIR(status.st_mode))
        return cannotWrite(path, EISDIR);
    if (exists && (!S_ISREG(status.st_mode) || isOpenFile(path)))
        return writeDirectly(path, bytes);
    const Result<fs::path> target = followLinks(path);
    if (!target)
        return target.error();
    if (exists && ::access(target->c_str(), W_OK) != 0) // a rename would override the file's own protection
        return cannotWrite(path);
    return replaceFile(*target, bytes, exists ? &status : nullptr, keepPrevious);
}

} // namespace bulkhead
