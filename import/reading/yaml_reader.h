// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/reading/tree_builder.h"

#include <cstdint>

namespace bulkhead::import {

// What libfyaml stopped at, and where.
struct YamlFault
{
    // What the parsers of compose and Kubernetes let pass has a kind of its own.
    enum class Kind : std::uint8_t {
        Other,
        FlowIndentation, // what stands in brackets or quotes begins further left than libfyaml wants it
        UnspacedComment, // a '#' right after a bracket, a comma or a quote
        QuotedTab,       // a line begins with a tab, maybe of a quoted text
        QuotedEscape,    // "\'" in double quotes
    };

    Kind kind = Kind::Other;
    int line = 0;            // 1-based, of the text that was read
    int column = 0;          // 1-based, in characters
    std::size_t lastEnd = 0; // where in the text, in bytes, the last value before it ends
};

enum class FlowIndentation : std::uint8_t { Checked, Free };

// The documents of a text that is valid UTF-8 with its directives settled. Where it is refused by libfyaml,
// `fault` (unless null) says what it stopped at.
Result<std::vector<Document>> readYaml(SourceText text, const std::string &file, const Limits &limits,
                                       FlowIndentation indentation, std::stop_token stop,
                                       YamlFault *fault = nullptr);

} // namespace bulkhead::import
