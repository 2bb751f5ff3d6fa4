// SPDX-License-Identifier: Apache-2.0
#include "app/document/file_stamp.h"

#include "model/file/atomic_file.h"
#include "model/file/sha256.h"

#include <sys/stat.h>

namespace bulkhead::app {

FileStamp FileStamp::of(const std::filesystem::path &path)
{
    struct stat status
    {};
    if (::stat(path.c_str(), &status) != 0)
        return {};
    constexpr std::int64_t second = 1'000'000'000; // ns
    return {status.st_dev, status.st_ino, status.st_size,
            status.st_mtim.tv_sec * second + status.st_mtim.tv_nsec};
}

bool FileVersion::mayHaveChanged() const
{
    return !path.empty() && !hash.empty() && FileStamp::of(path) != stamp;
}

bool FileVersion::hasChanged() const
{
    if (!mayHaveChanged())
        return false;
    const Result<std::string> bytes = readFile(path);
    return bytes && model::sha256(*bytes) != hash;
}

bool fileExists(const std::filesystem::path &path)
{
    return FileStamp::of(path) != FileStamp();
}

} // namespace bulkhead::app
