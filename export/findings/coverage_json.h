// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/analysis/analysis.h"

#include <string>

namespace bulkhead::exporting {

// Appends the coverage as a JSON list, an element or flow at a time, `depth` levels in.
void appendCoverage(std::string &out, const catalog::Analysis &analysis, int depth);

} // namespace bulkhead::exporting
