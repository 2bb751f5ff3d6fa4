// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/shared/builder.h"
#include "import/shared/input.h"

#include <span>
#include <string_view>

// The models of other threat-modelling tools.
namespace bulkhead::import {

bool isThreatDragon(const Node &root);
Result<Success> importThreatDragon(std::span<const ParsedInput> inputs, Builder &builder);

bool isOpenThreatModel(const Node &root);
Result<Success> importOpenThreatModel(std::span<const ParsedInput> inputs, Builder &builder);

bool isTmLibrary(const Node &root);
Result<Success> importTmLibrary(std::span<const ParsedInput> inputs, Builder &builder);

bool isMicrosoftTm7(std::string_view bytes);
Result<Success> importMicrosoftTm7(std::span<const ParsedInput> inputs, Builder &builder);

} // namespace bulkhead::import
