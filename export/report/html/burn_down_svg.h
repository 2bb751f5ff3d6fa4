#pragma once

#include "export/report/report_data.h"

#include <string>

namespace bulkhead::exporting {

// The open risk as it is and after each step, as a picture to stand in the page: bars that carry the figures,
// in the page's own colours. Empty when there is no step.
std::string burnDownSvg(const std::vector<ReportAction> &actions);

} // namespace bulkhead::exporting
