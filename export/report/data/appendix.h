// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/report/data/report_data.h"

#include <vector>

namespace bulkhead::exporting {

// Every element and then every flow with its properties, in order of their ids.
std::vector<ElementEntry> gatherAppendix(const model::Model &model);

} // namespace bulkhead::exporting
