// SPDX-License-Identifier: Apache-2.0
#include "export/report/pdf/pdf_report.h"

#include "export/pictures/badges.h"
#include "export/report/chapters/chapters.h"
#include "export/report/pdf/pdf_writer.h"
#include "export/report/pdf/report_composer.h"

namespace bulkhead::exporting {

PagedDocument composeReport(const catalog::Analysis &analysis, const ReportData &data)
{
    ReportComposer composer({reportDocument(data), analysis.model(), badgesOf(analysis)});
    while (composer.step()) {
    }
    return composer.finish();
}

Result<std::string> pdfReport(const catalog::Analysis &analysis, const ReportData &data)
{
    return writePdf(composeReport(analysis, data));
}

} // namespace bulkhead::exporting
