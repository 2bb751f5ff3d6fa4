// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/load/json_document.h"

namespace bulkhead::catalog::load {

// Refuses control characters in names and texts of a catalog's file, since they are shown in terminals,
// tables and reports. Line ends and tabs are allowed in the texts of snippets. Throws model::JsonFailure.
void checkTexts(const JsonNode &root);

} // namespace bulkhead::catalog::load
