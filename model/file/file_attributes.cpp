// SPDX-License-Identifier: Apache-2.0
#include "model/file/file_attributes.h"

#include <string>
#include <string_view>
#include <sys/xattr.h>

namespace bulkhead {

namespace {

constexpr auto unchanged = static_cast<uid_t>(-1);

bool copyOwner(FileSystem &files, const struct stat &status, const FileDescriptor &to)
{
    struct stat own
    {};
    if (::fstat(to.get(), &own) != 0)
        return false;
    if (own.st_uid == status.st_uid && own.st_gid == status.st_gid)
        return true;
    return files.setOwner(to.get(), own.st_uid == status.st_uid ? unchanged : status.st_uid, status.st_gid) ==
           0;
}

std::string attributeNames(const FileDescriptor &file)
{
    const ssize_t size = ::flistxattr(file.get(), nullptr, 0);
    std::string names(size > 0 ? static_cast<std::size_t>(size) : 0, '\0');
    const ssize_t read = names.empty() ? 0 : ::flistxattr(file.get(), names.data(), names.size());
    names.resize(read > 0 ? static_cast<std::size_t>(read) : 0);
    return names;
}

bool copyAttribute(FileSystem &files, const FileDescriptor &from, const char *name, const FileDescriptor &to)
{
    const ssize_t size = ::fgetxattr(from.get(), name, nullptr, 0);
    if (size < 0)
        return false;
    std::string value(static_cast<std::size_t>(size), '\0');
    if (::fgetxattr(from.get(), name, value.data(), value.size()) != size)
        return false;
    return files.setAttribute(to.get(), name, value.data(), value.size()) == 0;
}

bool copyExtended(FileSystem &files, const FileDescriptor &from, const FileDescriptor &to)
{
    const std::string names = attributeNames(from); // each ends with a null
    for (std::size_t at = 0; at < names.size();) {
        const std::string name = names.c_str() + at;
        at += name.size() + 1;
        if (!copyAttribute(files, from, name.c_str(), to) && !name.starts_with("security."))
            return false;
    }
    return true;
}

} // namespace

bool copyAttributes(FileSystem &files, const FileDescriptor &from, const struct stat &status,
                    const FileDescriptor &to)
{
    // A new owner resets permission bits, an access control list sets some: permissions come last.
    return copyOwner(files, status, to) && (!from || copyExtended(files, from, to)) &&
           files.setMode(to.get(), status.st_mode & 07777) == 0;
}

} // namespace bulkhead
