// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>

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

bool fileExists(const std::filesystem::path &path);

} // namespace bulkhead::app
