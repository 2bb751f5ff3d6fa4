// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/file/file_system.h"
#include "model/result.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace bulkhead {

// The bytes of a file. Fails on what is missing, unreadable, a folder, larger than `limit` bytes, or a pipe
// that no program has open for writing; one that somebody writes is read to its end, however long that takes.
Result<std::string> readFile(const std::filesystem::path &path, std::size_t limit = std::size_t{1} << 30);

enum class KeepPrevious : bool { No, Yes };

// Replaces a file as a whole: temporary file beside it, fsync, rename, fsync of the folder. Links are
// followed; owner, group, permissions and extended attributes (access control lists) are kept, and where a
// new file cannot be given them the file is written in place, after what was there was copied. A target that
// is no regular file (a pipe, /dev/stdout) is written directly. With KeepPrevious the file that was there
// stays as NAME~. A failure has changed nothing on disk, unless the error says so.
Result<Success> writeFileAtomically(const std::filesystem::path &path, std::string_view bytes,
                                    KeepPrevious keepPrevious = KeepPrevious::No,
                                    FileSystem &files = FileSystem::system());

// Whether a failure of writeFileAtomically() left the new file in place: only its previous version could not
// be kept, or it may not survive a power failure.
bool wasWritten(const Error &error);

} // namespace bulkhead
