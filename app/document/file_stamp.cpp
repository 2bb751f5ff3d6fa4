// SPDX-License-Identifier: Apache-2.0
#include "app/document/file_stamp.h"

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

bool fileExists(const std::filesystem::path &path)
{
    return FileStamp::of(path) != FileStamp();
}

} // namespace bulkhead::app
