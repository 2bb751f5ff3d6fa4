// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/load/json_document.h"
#include "model/vocabulary.h"

namespace bulkhead::catalog::load {

// Refuses control characters in names and texts of a catalog's file, since they are shown in terminals,
// tables and reports. Line ends and tabs are allowed in the texts of snippets. Throws model::JsonFailure.
void checkTexts(const JsonNode &root);

// Refuses a {placeholder} of a text that is neither one of the known words nor a property of one of the kinds
// that it is about. Throws model::JsonFailure.
void checkPlaceholders(const JsonNode &text, const std::vector<model::Kind> &kinds,
                       const model::Vocabulary &vocabulary);

// Refuses every placeholder, in a text that is shown as it is.
void refusePlaceholders(const JsonNode &text);

} // namespace bulkhead::catalog::load
