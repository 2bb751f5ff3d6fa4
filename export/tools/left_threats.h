// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/analysis/analysis.h"

#include <string>
#include <vector>

namespace bulkhead::exporting {

// What a format cannot hold of the threats of these elements and flows, by name, gravest first: the twenty
// gravest each by itself, then how many more.
std::vector<std::string> leftThreats(const catalog::Analysis &analysis,
                                     const std::vector<model::Id> &subjects);

// The same of the threats that people added, for a format that has no place for them.
std::vector<std::string> leftManualThreats(const catalog::Analysis &analysis);

} // namespace bulkhead::exporting
