#pragma once

#include "export/report/report_data.h"
#include "model/result.h"

#include <span>
#include <string>

namespace bulkhead::exporting {

// One diagram as SVG, in the colours of either scheme.
struct DiagramSvg
{
    std::string name;
    std::string light;
    std::string dark;
};

// The report as one self-contained HTML file: readable with scripts off, printable, in light and dark. It
// loads nothing. `theme` are the CSS custom properties of themeCss().
std::string htmlReport(const ReportData &data, std::span<const DiagramSvg> diagrams,
                       const std::string &theme);

} // namespace bulkhead::exporting
