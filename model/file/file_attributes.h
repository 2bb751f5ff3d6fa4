// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/file/file_descriptor.h"

#include <sys/stat.h>

namespace bulkhead {

// Gives a new file the owner, group, extended attributes (among them the access control list) and permissions
// of another. `from` is the open file, or none where it cannot be read: its attributes are left out then.
// False when one of them cannot be kept; attributes that the system itself sets (security.*) do not count.
bool copyAttributes(FileSystem &files, const FileDescriptor &from, const struct stat &status,
                    const FileDescriptor &to);

} // namespace bulkhead
