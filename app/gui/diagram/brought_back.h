// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/change.h"
#include "model/model.h"

#include <vector>

namespace bulkhead::app {

// What an undone or redone change brought to a view: added to the model, or shown again. Of elements the
// outermost ones, without what they hold; flows only where no element came. `model` is the one after it.
std::vector<model::Id> broughtBack(const model::Model &model, const model::Change &change,
                                   const model::Id &view);

} // namespace bulkhead::app
