// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/analysis/analysis.h"
#include "export/report/data/report_data.h"
#include "export/report/pdf/page.h"
#include "model/result.h"

#include <string>

namespace bulkhead::exporting {

// The report as pages: what is printed, and what a preview shows. Needs a QGuiApplication.
PagedDocument composeReport(const catalog::Analysis &analysis, const ReportData &data);

// The pages as PDF: vector drawings, searchable text, an outline and working links; the same report gives
// the same bytes.
Result<std::string> pdfReport(const catalog::Analysis &analysis, const ReportData &data);

} // namespace bulkhead::exporting
