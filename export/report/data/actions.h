#pragma once

#include "export/report/data/report_data.h"

#include <vector>

namespace bulkhead::exporting {

// What to do first: the ten mitigations that remove most of the open risk, each given those before it.
std::vector<ReportAction> gatherActions(const catalog::Analysis &analysis);

} // namespace bulkhead::exporting
