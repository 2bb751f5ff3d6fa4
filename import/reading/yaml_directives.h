// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/result.h"

#include <optional>
#include <string>
#include <string_view>

namespace bulkhead::import {

// Whether a line begins with '%', as directives do.
bool hasDirectives(std::string_view text);

// Readies the directives of a YAML stream for libfyaml, which stops at those it does not know: unknown ones
// are blanked out, as YAML 1.2.2 section 6.8.1 asks, and a %YAML is made plain. Lines stay where they are.
// Refuses a misspelt or malformed %YAML.
std::optional<Error> settleDirectives(std::string &text, const std::string &file);

} // namespace bulkhead::import
