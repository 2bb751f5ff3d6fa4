// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/report/data/report_data.h"

namespace bulkhead::exporting {

ReportCoverage gatherCoverage(const catalog::Analysis &analysis);
// The elements and flows with something open, worst first, for the summary's matrix.
std::vector<MatrixRow> gatherMatrix(const catalog::Analysis &analysis);

} // namespace bulkhead::exporting
