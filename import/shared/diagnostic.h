// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

namespace bulkhead::import {

enum class Severity : std::uint8_t { Info, Warning, Error };

// One thing that an importer left out or guessed, for the person who imports. Whatever is not carried over
// has one.
struct Diagnostic
{
    Severity severity = Severity::Warning;
    std::string file;
    int line = 0; // 1-based, 0 for the file as a whole
    std::string message;
    bool operator==(const Diagnostic &) const = default;
};

} // namespace bulkhead::import
