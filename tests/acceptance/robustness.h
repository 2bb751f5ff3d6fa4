// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analyst.h"

namespace bulkhead::acceptance {

// Imports and analyses every file below the corpora, each in a process of its own: none may crash, hang or
// take longer than two seconds. Returns whether that holds.
bool checkRobustness(Analyst &analyst, bool listRefused);

} // namespace bulkhead::acceptance
