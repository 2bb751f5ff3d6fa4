// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace bulkhead::app {

// What shows, without reading it, that a file is another than it was.
struct FileStamp
{
    std::uint64_t device = 0;
    std::uint64_t file = 0;
    std::int64_t size = -1;   // bytes; -1: there is no such file
    std::int64_t changed = 0; // ns since 1970

    static FileStamp of(const std::filesystem::path &path);
    bool operator==(const FileStamp &) const = default;
};

// A file as it was read or written last.
struct FileVersion
{
    std::filesystem::path path; // empty: there is no file
    FileStamp stamp;
    std::string hash; // of its bytes

    // False: the file on disk is this version. True: perhaps another; costs one call of the system.
    bool mayHaveChanged() const;
    // Whether the file on disk is another; reads it where it may be. A file that is gone is none.
    bool hasChanged() const;
};

bool fileExists(const std::filesystem::path &path);

} // namespace bulkhead::app
