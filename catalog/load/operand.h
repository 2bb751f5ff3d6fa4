// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/engine/predicate.h"
#include "catalog/load/json_document.h"

#include <deque>

namespace bulkhead::catalog::load {

// The value of a test in the form in which a property of this declaration is compared. Throws
// model::JsonFailure when the operator does not suit the property's type, or the value neither.
engine::Operand readOperand(const JsonNode &test, const model::PropertyDef &def, const engine::Operator &op,
                            const std::deque<engine::PathSet> &pathSets);

// A value of the property, as a mitigation sets it. Throws model::JsonFailure.
model::Value readValue(const JsonNode &node, const model::PropertyDef &def);

// The value of a test as people read it: "root", "a, b", "60"; `yes` and `no` stand for true and false.
std::string operandText(const JsonNode *value, std::string_view yes, std::string_view no);

} // namespace bulkhead::catalog::load
