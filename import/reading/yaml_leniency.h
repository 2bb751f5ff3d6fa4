// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/reading/tree_builder.h"

namespace bulkhead::import {

// Reads a text as the parsers of compose and Kubernetes do (go-yaml, which follows libyaml): they accept more
// than YAML 1.2 and libfyaml, and what they run is an architecture. Beyond YAML 1.2 this accepts
// - what stands in brackets, braces or quotes in any column, tabs before it included: libyaml looks at no
//   indentation there ("test: [" with its "]" under the key);
// - a tab at the beginning of a quoted text's further lines, which is no part of it;
// - an alias as a key without a blank before the colon ("*name: value");
// - the ends of lines of YAML 1.1 in quotes (U+0085, U+2028, U+2029);
// - "\'" in double quotes, which is "'";
// - a comment right after a bracket, a comma, a quote or the sign of a block text: "[a]#b".
// Where a text is refused all the same, the error is of what those parsers refuse too.
Result<std::vector<Document>> readAsPlatformsDo(const SourceText &text, const std::string &file,
                                                const Limits &limits, const std::stop_token &stop);

} // namespace bulkhead::import
