// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/report/data/report_data.h"

#include <vector>

// The one-page summary: what is worst.
namespace bulkhead::exporting {

ReportSummary summarise(const std::vector<Issue> &issues, const catalog::Analysis &analysis);

} // namespace bulkhead::exporting
