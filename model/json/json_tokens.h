// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

// The tokens of JSON (RFC 8259) of more than one character, for the model's reader and the importers'.
namespace bulkhead::model {

// A text without its quotes, or what is wrong with it.
struct JsonText
{
    std::string_view value; // in the source, or in the buffer when there are escapes in it
    std::string_view fault; // "half of a surrogate pair is missing"; empty when all is well
};

// Reads the text whose opening quote stands at `at`. Leaves `at` behind the closing quote, or at the fault.
JsonText readJsonText(std::string_view source, std::size_t &at, std::string &buffer);

// The end of the number that starts at `at`; `at` itself when there is none.
std::size_t jsonNumberEnd(std::string_view source, std::size_t at);

} // namespace bulkhead::model
