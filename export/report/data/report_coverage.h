// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/report/data/report_data.h"

#include <span>

namespace bulkhead::exporting {

// `rows` is the analysis's coverage().
ReportCoverage gatherCoverage(const catalog::Analysis &analysis, std::span<const catalog::CoverageRow> rows);
// The elements and flows with something open, worst first, for the summary's matrix.
std::vector<MatrixRow> gatherMatrix(const catalog::Analysis &analysis,
                                    std::span<const catalog::CoverageRow> rows);

} // namespace bulkhead::exporting
