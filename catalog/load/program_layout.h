// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/engine/program.h"

namespace bulkhead::catalog::load {

// Once all conditions are compiled: gives each leaf its place in the columns of each kind, compiles the
// vocabulary's conditional defaults, and looks up the keys and values that relations and facts read.
void layOut(engine::Program &program, const model::Vocabulary &vocabulary);

} // namespace bulkhead::catalog::load
