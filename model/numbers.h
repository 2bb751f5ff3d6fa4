// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <charconv>
#include <string>

namespace bulkhead::model {

// The shortest decimal text that reads back as the same number, whatever the locale; -0 is written 0,
// because the two compare equal.
inline std::string toText(double number)
{
    char text[32];
    const auto end = std::to_chars(text, text + sizeof text, number == 0 ? 0.0 : number).ptr;
    return std::string(text, end);
}

} // namespace bulkhead::model
