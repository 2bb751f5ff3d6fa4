// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/load/catalogs.h"

#include <vector>

namespace bulkhead::app {

// The numbers of all threats: the entries S1 to E2 in the order of STRIDE, then those of other catalogs.
std::vector<std::size_t> inOrderOfStride(const catalog::Catalogs &catalogs);

} // namespace bulkhead::app
