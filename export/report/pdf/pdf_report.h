// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/analysis/analysis.h"
#include "export/report/data/report_data.h"
#include "export/report/pdf/page.h"
#include "model/result.h"

#include <stop_token>
#include <string>

namespace bulkhead::exporting {

// The report as pages: what is printed, and what a preview shows. Needs a QGuiApplication.
PagedDocument composeReport(const catalog::Analysis &analysis, const ReportData &data);
Result<PagedDocument> composeReport(const catalog::Analysis &analysis, const ReportData &data,
                                    const std::stop_token &stop);

// The pages as PDF: vector drawings, searchable text, an outline and working links; the same report gives
// the same bytes. Composed and painted in the calling thread, which may be any.
Result<std::string> pdfReport(const catalog::Analysis &analysis, const ReportData &data,
                              const std::stop_token &stop = {});

} // namespace bulkhead::exporting
