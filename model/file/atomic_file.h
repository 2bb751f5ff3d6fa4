#pragma once

#include "model/result.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace bulkhead {

// The bytes of a file. Fails on what is missing, unreadable, a folder or larger than `limit` bytes.
Result<std::string> readFile(const std::filesystem::path &path, std::size_t limit = std::size_t{1} << 30);

enum class KeepPrevious : bool { No, Yes };

// Replaces a file as a whole: temporary file beside it, fsync, rename. Links are followed; permissions are
// kept; a target that is no regular file (a pipe, /dev/stdout) is written directly. With KeepPrevious the
// file that was there stays as NAME~. On failure nothing has changed on disk.
Result<Success> writeFileAtomically(const std::filesystem::path &path, std::string_view bytes,
                                    KeepPrevious keepPrevious = KeepPrevious::No);

} // namespace bulkhead
