// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/pictures/diagram_svg.h"
#include "export/report/blocks/blocks.h"
#include "export/report/data/report_data.h"

#include <string>

namespace bulkhead::exporting {

// The report as one self-contained HTML file: readable with scripts off, printable, in light and dark. It
// loads nothing. `theme` are the CSS custom properties of themeCss().
std::string htmlReport(const ReportData &data, const DiagramSvgs &diagrams, const std::string &theme);
// Any document of blocks as such a file.
std::string htmlPage(const ReportDocument &document, const DiagramSvgs &diagrams, const std::string &theme);

} // namespace bulkhead::exporting
