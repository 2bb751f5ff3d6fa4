// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/reading/tree_builder.h"

#include <optional>
#include <vector>

namespace bulkhead::import {

// Cuts a document as `kubectl get -o yaml` writes it, a map in block style with one long list whose items
// begin at the start of a line, before some of the items: into parts of at least so many bytes that are
// documents of their own, each with its share of the list under a key. None where the text does not look like
// that.
std::vector<SourceText> cutYamlList(const SourceText &text, std::size_t partBytes);

// The document, its parts read by several threads. Nothing where one is refused, takes more than its share of
// the limits or is not what the cut took it for: then the file is to be read as a whole.
std::optional<std::vector<Document>> readYamlList(const std::vector<SourceText> &parts,
                                                  const std::string &file, const Limits &limits,
                                                  const std::stop_token &stop);

} // namespace bulkhead::import
