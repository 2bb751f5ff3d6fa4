// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/reading/text.h"

#include <algorithm>
#include <string_view>

namespace bulkhead::import {

// Whether a user of a container ("name", "uid" or either with a group, "uid:gid") may do everything in it:
// root on Linux; ContainerAdministrator and SYSTEM on Windows.
inline bool isSuperuser(std::string_view user)
{
    const std::string name = lowerCase(user.substr(0, user.find(':')));
    const bool isZero =
        !name.empty() && std::all_of(name.begin(), name.end(), [](char c) { return c == '0'; });
    return isZero || name == "root" || name == "containeradministrator" || name == "nt authority\\system";
}

} // namespace bulkhead::import
