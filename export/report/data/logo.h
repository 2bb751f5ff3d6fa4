// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace bulkhead::exporting {

// A picture on the cover.
struct Logo
{
    enum class Type { Svg, Png };
    Type type = Type::Png;
    std::string bytes; // readable as what the type says; an SVG refers to nothing outside it
};

} // namespace bulkhead::exporting
