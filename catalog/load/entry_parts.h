// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/engine/kinds.h"
#include "catalog/load/json_document.h"

#include <string_view>
#include <vector>

// What several sorts of a catalog's entries hold. Each fails at the node that is wrong.
namespace bulkhead::catalog::load {

model::Kind kindOf(const JsonNode &node);
std::vector<model::Kind> kindsOf(const JsonNode &node); // at least one
engine::Kinds asSet(const std::vector<model::Kind> &kinds);
[[noreturn]] void duplicate(const JsonNode &at, std::string_view what);
double optionalFactor(const JsonNode &entry, std::string_view key); // 0 to 1; 1 where it is not given

} // namespace bulkhead::catalog::load
