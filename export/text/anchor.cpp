// SPDX-License-Identifier: Apache-2.0
#include "export/text/anchor.h"

namespace bulkhead::exporting {

std::string anchorOf(std::string_view sort, std::string_view id)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string anchor = std::string(sort) + '-';
    for (const char c : id) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                           c == '.' || c == '-';
        if (plain) {
            anchor += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        anchor += '_';
        anchor += digits[byte >> 4];
        anchor += digits[byte & 15];
    }
    return anchor;
}

} // namespace bulkhead::exporting
