// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace bulkhead::exporting {

// What `text` makes of each item, with the separator between them.
template <typename Items, typename Text>
std::string joined(const Items &items, std::string_view separator, Text text)
{
    std::string out;
    for (const auto &item : items) {
        if (!out.empty())
            out += separator;
        out += text(item);
    }
    return out;
}

inline std::string joined(const std::vector<std::string> &items, std::string_view separator)
{
    return joined(items, separator, [](const std::string &item) -> const std::string & { return item; });
}

} // namespace bulkhead::exporting
