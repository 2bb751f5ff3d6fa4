#pragma once

#include "catalog/analysis/analysis.h"
#include "export/report/html/html_report.h"
#include "export/report/report_data.h"

#include <vector>

namespace bulkhead::exporting {

// The diagrams of a report as SVG that can stand inside an HTML page. Needs a QGuiApplication.
std::vector<DiagramSvg> diagramSvgs(const catalog::Analysis &analysis, const ReportData &data);

} // namespace bulkhead::exporting
