// SPDX-License-Identifier: Apache-2.0
#include "export/formats/formats.h"
#include "export/pictures/diagram_svg.h"
#include "export/pictures/theme_css.h"
#include "export/report/html/html_report.h"
#include "export/report/json/json_report.h"
#include "export/report/markdown/markdown_report.h"
#include "export/report/pdf/pdf_report.h"

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
    return Exported{htmlReport(*dataOf(input), diagramSvgs(input.analysis()), themeCss())};
}

Result<Exported> reportPdf(const ExportInput &input)
{
    Result<std::string> bytes = pdfReport(input.analysis(), *dataOf(input));
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
