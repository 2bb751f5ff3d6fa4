// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/result.h"

#include <string>
#include <string_view>

namespace bulkhead::import {

// The text as UTF-8 without a byte order mark; UTF-16 with one is decoded. Refuses, naming the line, invalid
// UTF-8, NUL and UTF-32, and by name archives (zip, gzip).
Result<std::string> decodeText(std::string bytes, const std::string &file);

// A text in which each byte that is NUL or no UTF-8 has become U+FFFD.
struct RepairedText
{
    std::string text;
    int firstLine = 0; // of the first such byte, 1-based; 0: there was none
};

// The same for files whose programs take any bytes: refuses archives, UTF-32 and invalid UTF-16 alone.
Result<RepairedText> decodeAndRepair(std::string bytes, const std::string &file);

// Appends a Unicode scalar value as UTF-8.
void appendUtf8(std::string &text, char32_t character);

} // namespace bulkhead::import
