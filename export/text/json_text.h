// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

namespace bulkhead::exporting {

// Appends the value as indented JSON that starts `depth` levels (of two spaces) in; bytes that are no UTF-8
// become U+FFFD, and every control character is written as an escape. Documents are written piece by piece
// with it, since a tree of a hundred thousand findings would not fit in memory.
void appendJson(std::string &out, const nlohmann::ordered_json &value, int depth);

// The whole document with a closing newline.
std::string jsonText(const nlohmann::ordered_json &value);

} // namespace bulkhead::exporting
