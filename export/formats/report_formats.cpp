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

Result<Exported> reportHtml(const ExportInput &input)
{
    const auto data = reportDataOf(input);
    if (!data)
        return data.error();
    const DiagramSvgs diagrams = diagramSvgs(input.analysis(), input.stop);
    if (input.stop.stop_requested())
        return stoppedError();
    return Exported{htmlReport(**data, diagrams, themeCss())};
}

Result<Exported> reportPdf(const ExportInput &input)
{
    const auto data = reportDataOf(input);
    if (!data)
        return data.error();
    Result<std::string> bytes = pdfReport(input.analysis(), **data, input.stop);
    if (!bytes)
        return std::move(bytes.error());
    return Exported{std::move(*bytes)};
}

Result<Exported> reportMarkdown(const ExportInput &input)
{
    const auto data = reportDataOf(input);
    if (!data)
        return data.error();
    return Exported{markdownReport(**data)};
}

Result<Exported> reportJson(const ExportInput &input)
{
    const auto data = reportDataOf(input);
    if (!data)
        return data.error();
    return Exported{jsonReport(**data)};
}

} // namespace bulkhead::exporting::format
