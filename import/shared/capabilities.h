// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/reading/text.h"

#include <string>
#include <string_view>

namespace bulkhead::import {

// The name of a Linux capability as the vocabulary writes it: "NET_ADMIN" of "CAP_NET_ADMIN" and "net_admin".
inline std::string capabilityName(std::string_view text)
{
    std::string name = upperCase(text);
    if (name.starts_with("CAP_"))
        name.erase(0, 4);
    return name;
}

} // namespace bulkhead::import
