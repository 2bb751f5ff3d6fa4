// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/result.h"

#include <string>
#include <string_view>

namespace bulkhead::import {

// The text as UTF-8 without a byte order mark; UTF-16 with one is decoded. Refuses, naming the line, invalid
// UTF-8, NUL and UTF-32, and by name archives (zip, gzip).
Result<std::string> decodeText(std::string bytes, const std::string &file);

// Appends a Unicode scalar value as UTF-8.
void appendUtf8(std::string &text, char32_t character);

} // namespace bulkhead::import
