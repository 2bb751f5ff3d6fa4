// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>

namespace bulkhead::catalog {

// A number with its noun in English: "1 container", "3 containers".
inline std::string counted(std::size_t count, std::string_view noun)
{
    return std::to_string(count) + ' ' + std::string(noun) + (count == 1 ? "" : "s");
}

// A fraction in whole percent: "42 %", and "under 1 %" of what is little but not nothing.
inline std::string percentText(double fraction)
{
    const long percent = std::lround(fraction * 100);
    return percent == 0 && fraction > 0 ? "under 1 %" : std::to_string(percent) + " %";
}

} // namespace bulkhead::catalog
