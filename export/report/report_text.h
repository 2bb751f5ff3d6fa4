#pragma once

#include "export/report/report_data.h"

#include <string>

namespace bulkhead::exporting {

std::string markdownReport(const ReportData &data); // GitHub-flavoured, without pictures
std::string jsonReport(const ReportData &data);     // docs/cli.md

} // namespace bulkhead::exporting
