// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace bulkhead::model {

// The bytes of the well-formed sequence at the start of `text` (Unicode, table 3-7); 0 where there is none.
std::size_t sequenceLength(std::string_view text);

// The code point of a well-formed sequence.
char32_t codePoint(std::string_view sequence);

// The offset of the first byte that is no well-formed UTF-8 (RFC 3629), or npos.
std::size_t findInvalidUtf8(std::string_view text);

// The first characters of `text`, in no more bytes than these.
std::string_view beginOf(std::string_view text, std::size_t bytes);

// Its last characters, likewise.
std::string_view endOf(std::string_view text, std::size_t bytes);

inline bool isUtf8(std::string_view text)
{
    return findInvalidUtf8(text) == std::string_view::npos;
}

} // namespace bulkhead::model
