// SPDX-License-Identifier: Apache-2.0
#include "export/workshop/workshop_pages.h"

#include "export/pictures/theme_css.h"
#include "export/report/html/html_report.h"
#include "export/report/pdf/pdf_writer.h"
#include "export/report/pdf/report_composer.h"

namespace bulkhead::exporting {

std::string workshopPage(const ReportDocument &document)
{
    return htmlPage(document, {}, themeCss());
}

Result<std::string> workshopPdf(const ReportDocument &document, const model::Model &model)
{
    ReportComposer composer({document, model, {}});
    while (composer.step()) {
    }
    return writePdf(composer.finish());
}

} // namespace bulkhead::exporting
