// SPDX-License-Identifier: Apache-2.0
#include "export/formats/formats.h"
#include "export/pictures/diagram_svg.h"
#include "export/pictures/theme_css.h"
#include "export/report/html/html_report.h"
#include "export/report/json/json_report.h"
#include "export/report/markdown/markdown_report.h"
#include "export/report/pdf/pdf_report.h"
#include "model/stop.h"

namespace bulkhead::exporting::format {

namespace {

std::shared_ptr<const ReportData> dataOf(const ExportInput &input)
{
    return input.reportData
               ? input.reportData
               : std::make_shared<const ReportData>(gatherReport(input.analysis(), input.report));
}

} // namespace

Result<Exported> reportHtml(const ExportInput &input)
{
    const DiagramSvgs diagrams = diagramSvgs(input.analysis(), input.stop);
    if (input.stop.stop_requested())
        return stoppedError();
    return Exported{htmlReport(*dataOf(input), diagrams, themeCss())};
}

Result<Exported> reportPdf(const ExportInput &input)
{
    Result<std::string> bytes = pdfReport(input.analysis(), *dataOf(input), input.stop);
    if (!bytes)
        return std::move(bytes.error());
    return Exported{std::move(*bytes)};
}

Result<Exported> reportMarkdown(const ExportInput &input)
{
    return Exported{markdownReport(*dataOf(input))};
}

Result<Exported> reportJson(const ExportInput &input)
{
    return Exported{jsonReport(*dataOf(input))};
}

} // namespace bulkhead::exporting::format
