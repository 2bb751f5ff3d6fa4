// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/engine/model_index.h"

#include <vector>

namespace bulkhead::catalog {

// Answers to a question about a property of a kind, such that any answer that somebody may give has the same
// effect on the program's conditions as one of these: all values of what has few, and of the others one on
// either side of every limit that a condition sets.
std::vector<model::Value> likelyAnswers(const engine::Program &program, const model::PropertyDef &property,
                                        model::Date asOf);

} // namespace bulkhead::catalog
