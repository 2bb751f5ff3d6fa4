// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

namespace bulkhead::import::quadlet {

// How the value of a key goes to the key of a compose service.
enum class Way : std::uint8_t {
    Text,  // as it stands; the last one counts
    Item,  // one of a list
    Words, // several of a list, between blanks
    None,  // known, and nothing to a threat model
};

struct ContainerKey
{
    std::string_view name;
    std::string_view key; // of the service
    Way way = Way::None;
};

// The key of [Container] of this name, or in lower case of compose where an option of podman has no key. Null
// of those that need more than a way, and of unknown ones.
const ContainerKey *containerKey(std::string_view name);

} // namespace bulkhead::import::quadlet
