// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/reading/tree_builder.h"

#include <optional>
#include <vector>

namespace bulkhead::import {

// Cuts a stream of documents before some of its `---` lines, into parts of at least so many bytes that, read
// one after another, say what the whole says. Each ends with the `---` of the next, as libfyaml refuses some
// lines only when it sees what follows. One part where there is nowhere to cut, or where directives stand,
// which belong to the document after the line.
std::vector<SourceText> cutYaml(const SourceText &text, std::size_t partBytes);

// The documents of each of the parts, read by several threads. Nothing where a part is refused or takes more
// than its share of the limits: what is to be said of the file, and of which line, shows when it is read as a
// whole.
std::optional<std::vector<std::vector<Document>>> readTogether(const std::vector<SourceText> &parts,
                                                               const std::string &file, const Limits &limits,
                                                               const std::stop_token &stop);

// The same as one stream.
std::optional<std::vector<Document>> readYamlParts(const std::vector<SourceText> &parts,
                                                   const std::string &file, const Limits &limits,
                                                   const std::stop_token &stop);

// How many lines end in a text that ends with a line feed, as YAML counts them.
int linesOf(std::string_view part);

} // namespace bulkhead::import
