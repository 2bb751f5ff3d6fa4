// SPDX-License-Identifier: Apache-2.0
#include "model/file/file_system.h"

#include <cstdio>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

namespace bulkhead {

int FileSystem::open(const char *path, int flags, mode_t mode)
{
    return ::open(path, flags | O_CLOEXEC, mode);
}

ssize_t FileSystem::write(int file, const char *bytes, std::size_t size)
{
    return ::write(file, bytes, size);
}

int FileSystem::sync(int file)
{
    return ::fsync(file);
}

int FileSystem::close(int file)
{
    return ::close(file);
}

int FileSystem::truncate(int file, off_t size)
{
    return ::ftruncate(file, size);
}

int FileSystem::setMode(int file, mode_t mode)
{
    return ::fchmod(file, mode);
}

int FileSystem::setOwner(int file, uid_t owner, gid_t group)
{
    return ::fchown(file, owner, group);
}

int FileSystem::setAttribute(int file, const char *name, const void *value, std::size_t size)
{
    return ::fsetxattr(file, name, value, size, 0);
}

int FileSystem::rename(const char *from, const char *to)
{
    return ::rename(from, to);
}

int FileSystem::link(const char *from, const char *to)
{
    return ::link(from, to);
}

int FileSystem::unlink(const char *path)
{
    return ::unlink(path);
}

FileSystem &FileSystem::system()
{
    static FileSystem system;
    return system;
}

} // namespace bulkhead
