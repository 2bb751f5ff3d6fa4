// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/report/data/report_data.h"
#include "model/stop.h"

#include <vector>

namespace bulkhead::exporting {

// What to do first: the ten mitigations that close the worst of what is confirmed, each given those before
// it. Leaves with Stopped when asked to.
std::vector<ReportAction> gatherActions(const catalog::Analysis &analysis, const std::stop_token &stop);

} // namespace bulkhead::exporting
