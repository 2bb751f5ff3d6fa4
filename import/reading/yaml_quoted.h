// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace bulkhead::import {

// Whether a quoted text holds what the platforms take for the end of a line: those of YAML 1.1 too.
bool holdsLineBreak(std::string_view raw);

// What a quoted text says, of what stands between its quotes: as go-yaml and libyaml fold its lines. nullopt
// where an escape is none that they read.
std::optional<std::string> quotedText(std::string_view raw, char quote);

} // namespace bulkhead::import
