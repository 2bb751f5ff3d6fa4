// SPDX-License-Identifier: Apache-2.0
#include "export/report/pdf/pdf_report.h"

#include "export/pictures/badges.h"
#include "export/report/chapters/chapters.h"
#include "export/report/pdf/pdf_writer.h"
#include "export/report/pdf/report_composer.h"
#include "model/stop.h"

namespace bulkhead::exporting {

Result<PagedDocument> composeReport(const catalog::Analysis &analysis, const ReportData &data,
                                    const std::stop_token &stop)
{
    return stoppable([&] {
        ReportComposer composer({reportDocument(data), analysis.model(), badgesOf(analysis)});
        while (composer.step())
            throwIfStopped(stop);
        return composer.finish();
    });
}

PagedDocument composeReport(const catalog::Analysis &analysis, const ReportData &data)
{
    return composeReport(analysis, data, {}).value();
}

Result<std::string> pdfReport(const catalog::Analysis &analysis, const ReportData &data,
                              const std::stop_token &stop)
{
    const Result<PagedDocument> document = composeReport(analysis, data, stop);
    if (!document)
        return document.error();
    return writePdf(*document, stop);
}

} // namespace bulkhead::exporting
