// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/report/data/report_data.h"

#include <vector>

// The one-page summary: what is worst, and where.
namespace bulkhead::exporting {

ReportSummary summarise(const std::vector<Issue> &issues, std::size_t findings);

// One row an element or flow with open issues, riskiest first.
std::vector<MatrixRow> matrixOf(const std::vector<Issue> &issues);

} // namespace bulkhead::exporting
