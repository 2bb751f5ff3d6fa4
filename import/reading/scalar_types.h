// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/reading/document.h"

#include <cstdint>
#include <optional>
#include <string_view>

// How compose and Kubernetes read plain scalars.
namespace bulkhead::import {

// true/yes/on and false/no/off in the spellings of YAML 1.1.
std::optional<bool> parseBool(std::string_view text);
// Decimal, 0x, 0o, 0b and octal with a leading 0; '_' between digits is skipped.
std::optional<std::int64_t> parseInteger(std::string_view text);
// Decimal fractions, exponents, .inf and .nan.
std::optional<double> parseReal(std::string_view text);

// The type of an unquoted scalar without a tag.
Node::Type plainType(std::string_view text);

} // namespace bulkhead::import
