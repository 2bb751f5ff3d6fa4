// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/import.h"

#include <string>
#include <string_view>

// Imports models of other threat-modelling tools for the tests, and looks into what came of them.
namespace bulkhead::tests {

Result<import::Imported> importToolModel(std::string text, std::string_view format);

// Whether one of the messages holds these words.
bool hasDiagnostic(const import::Imported &imported, std::string_view part);

// Null when there is none.
const model::ManualThreat *threatTitled(const model::Model &model, std::string_view title);

} // namespace bulkhead::tests
