// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/load/json_document.h"

#include <string_view>

namespace bulkhead::catalog::load {

// Checks a catalog against the published JSON Schema. Throws model::JsonFailure at the place that breaks it.
void checkSchema(const JsonDocument &document, std::string_view json, std::string_view schema);

} // namespace bulkhead::catalog::load
