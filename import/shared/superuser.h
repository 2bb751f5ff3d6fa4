// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/reading/text.h"

#include <algorithm>
#include <string_view>

namespace bulkhead::import {

// Whether a user of a container ("name", "uid" or either with a group, "uid:gid") may do everything in it:
// root on Linux; ContainerAdministrator, Administrator, the group Administrators and SYSTEM on Windows, whose
// accounts may stand behind the name of their machine, of BUILTIN or of NT AUTHORITY.
inline bool isSuperuser(std::string_view user)
{
    const std::string name = lowerCase(user.substr(0, user.find(':')));
    const bool isZero =
        !name.empty() && std::all_of(name.begin(), name.end(), [](char c) { return c == '0'; });
    const std::string_view account = std::string_view(name).substr(name.rfind('\\') + 1);
    return isZero || name == "root" || account == "containeradministrator" || account == "administrator" ||
           account == "administrators" || (account == "system" && account != name) ||
           account == "localsystem";
}

} // namespace bulkhead::import
