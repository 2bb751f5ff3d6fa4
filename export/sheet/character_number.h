// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace bulkhead::exporting {

inline constexpr std::size_t characterNumberLength = 7;

// Whether a text begins with a character as cells spell it by its number: _x0041_, with four digits of
// base 16.
constexpr bool isCharacterNumber(std::string_view text)
{
    constexpr std::string_view digits = "0123456789abcdefABCDEF";
    return text.size() >= characterNumberLength && text.substr(0, 2) == "_x" && text[6] == '_' &&
           text.substr(2, 4).find_first_not_of(digits) == std::string_view::npos;
}

} // namespace bulkhead::exporting
