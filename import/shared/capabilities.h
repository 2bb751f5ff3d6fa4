// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/reading/text.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace bulkhead::import {

// The name of a Linux capability as the vocabulary writes it: "NET_ADMIN" of "CAP_NET_ADMIN" and "net_admin".
inline std::string capabilityName(std::string_view text)
{
    std::string name = upperCase(text);
    if (name.starts_with("CAP_"))
        name.erase(0, 4);
    return name;
}

// What Docker and containerd grant to every container; CRI-O and Podman grant fewer of them.
inline constexpr std::array<std::string_view, 14> defaultCapabilities = {
    "AUDIT_WRITE",      "CHOWN",   "DAC_OVERRIDE", "FOWNER", "FSETID",  "KILL",   "MKNOD",
    "NET_BIND_SERVICE", "NET_RAW", "SETFCAP",      "SETGID", "SETPCAP", "SETUID", "SYS_CHROOT"};

// Whether nothing of the default set is left although ALL is not among what is dropped.
inline bool dropsAllByName(const std::vector<std::string> &dropped)
{
    const auto isDropped = [&dropped](std::string_view name) {
        return std::find(dropped.begin(), dropped.end(), name) != dropped.end();
    };
    return !isDropped("ALL") &&
           std::all_of(defaultCapabilities.begin(), defaultCapabilities.end(), isDropped);
}
inline constexpr std::string_view allDroppedByName = "every capability of the default set is named";

} // namespace bulkhead::import
