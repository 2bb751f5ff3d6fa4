// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/load/json_document.h"

#include <cstdint>

namespace bulkhead::catalog::load {

// The engine numbers rules, facts, modifiers, tests and relations in 16 bits; slot 0 of a kind is taken.
inline constexpr std::size_t maximumNumbered = 65'000;

// The number of the next of `count` things, refused where there are too many.
inline std::uint16_t nextNumber(std::size_t count, std::string_view what, const JsonNode &at)
{
    if (count >= maximumNumbered)
        at.fail("limit", "the catalogs contain more than %1 %2",
                {std::to_string(maximumNumbered), std::string(what)});
    return static_cast<std::uint16_t>(count);
}

} // namespace bulkhead::catalog::load
