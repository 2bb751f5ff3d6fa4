// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/update/sync.h"
#include "model/model.h"
#include "model/result.h"

#include <vector>

namespace bulkhead::import {

// Removes what the sources no longer hold. Hand-made things inside move up.
Result<Success> removeWithInsideKept(model::Model &after, const std::vector<model::Id> &ids);

// Notes what people stated of things that the update removes, and what they drew at them.
void noteLosses(const model::Model &before, const model::Model &after, SyncPlan &plan);

// Forgets files of which nothing is left in the model: they were renamed, or are named no longer. What a
// person removed of them stays away under the first source of the import.
Result<Success> forgetSources(model::Model &after, const model::Model &imported);

} // namespace bulkhead::import
