// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/file/file_descriptor.h"

#include <filesystem>
#include <optional>

namespace bulkhead {

// A temporary file beside the one that it is to replace, locked while it is in use, and removed unless it was
// put in its place. Failures leave their reason in errno.
class Replacement
{
public:
    // An empty file, for its owner alone unless another mode is given (which the umask limits).
    static std::optional<Replacement> create(FileSystem &files, const std::filesystem::path &target,
                                             mode_t mode = 0600);
    // A second name for a file's content, to be moved to the target. `locked`, the open file, marks it as in
    // use; this fails where another program has it locked.
    static std::optional<Replacement> linkTo(FileSystem &files, const std::filesystem::path &content,
                                             const std::filesystem::path &target,
                                             const FileDescriptor &locked);

    Replacement(Replacement &&other) noexcept;
    Replacement &operator=(Replacement &&) = delete;
    ~Replacement();

    FileDescriptor &file() { return m_file; } // none for a link
    const std::filesystem::path &path() const { return m_path; }

    bool moveTo(const std::filesystem::path &target);
    // Leaves the file where it is.
    void keep() { m_path.clear(); }

private:
    Replacement(FileSystem &files, std::filesystem::path path, FileDescriptor file);

    FileSystem &m_files;
    std::filesystem::path m_path; // empty: in its place
    FileDescriptor m_file;
};

// Removes temporary files of the target that programs which ended too early left behind.
void sweepLeftovers(FileSystem &files, const std::filesystem::path &target);

// Makes what was renamed in the file's folder last. True as well on file systems that cannot.
bool syncFolder(FileSystem &files, const std::filesystem::path &file);

} // namespace bulkhead
