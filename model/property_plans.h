// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/change.h"
#include "model/model.h"

#include <span>

namespace bulkhead::model {

// Gives elements what `from`, an element of `part`, states of its properties: to those of its kind all of it,
// to others what their kind has too and admits. What it leaves open stays as it is, and so does a reference
// to what the model does not have. Origins are those of planSetProperty.
Change planTakeProperties(const Model &model, std::span<const Id> ids, const Element &from,
                          const Model &part);

} // namespace bulkhead::model
