// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

// Text from outside shown as text: a control character in a name or a note moves no cursor, colours no
// terminal and turns no line around.
namespace bulkhead::model {

// The bytes of the first character of `text` where that is a control character (C0, DEL, C1), a control of
// the writing direction, a separator of lines or a noncharacter; 1 for a byte that is no UTF-8; else 0.
std::size_t controlLength(std::string_view text);

// Control characters become visible: U+001B is "␛", U+202E is "<U+202E>", a byte E9 that is no UTF-8 is
// "\xE9". The result is one line of well-formed UTF-8.
std::string visibleText(std::string_view text);

// The same, but line feeds and tabs stay.
std::string visibleLines(std::string_view text);

} // namespace bulkhead::model
