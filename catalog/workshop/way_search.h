// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/workshop/workshop_judge.h"

namespace bulkhead::catalog::workshop {

// Follows the elements through the attack graph in their order. What is held on an element may change before
// the next one is reached; networks, cloud accounts and flows need not be named. Where the first element is
// theInternet, every party that was drawn outside counts as it; a way that begins where nobody stands begins
// there as well. `reached` counts of `elements` alone.
JudgedWay judgedWay(const AttackPaths &paths, std::span<const model::Id> elements, model::IdView goal);

} // namespace bulkhead::catalog::workshop
