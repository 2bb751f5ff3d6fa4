// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <sys/types.h>

namespace bulkhead {

// The calls by which files are written, so that a test can make each of them fail. As in the operating
// system, a result of -1 is a failure with its reason in errno. Any thread may call.
class FileSystem
{
public:
    virtual ~FileSystem() = default;

    virtual int open(const char *path, int flags, mode_t mode);
    virtual ssize_t write(int file, const char *bytes, std::size_t size);
    virtual int sync(int file);
    virtual int close(int file);
    virtual int truncate(int file, off_t size);
    virtual int setMode(int file, mode_t mode);
    virtual int setOwner(int file, uid_t owner, gid_t group);
    virtual int setAttribute(int file, const char *name, const void *value, std::size_t size);
    virtual int rename(const char *from, const char *to);
    virtual int link(const char *from, const char *to);
    virtual int unlink(const char *path);

    // The operating system's own.
    static FileSystem &system();
};

} // namespace bulkhead
