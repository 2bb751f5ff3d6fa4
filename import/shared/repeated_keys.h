// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/reading/document.h"
#include "import/shared/diagnostic.h"

#include <span>
#include <string>
#include <vector>

namespace bulkhead::import {

// Each key of a file that a later one of its map replaced, with both lines; of many the first.
std::vector<Diagnostic> repeatedKeysOf(std::span<const Document> documents, const std::string &file);

// The same of a text that stands in one value of a file, at that value's line; `text` names it: "this patch".
std::vector<Diagnostic> repeatedKeysWithin(std::span<const Document> documents, const std::string &file,
                                           int line, const std::string &text);

} // namespace bulkhead::import
