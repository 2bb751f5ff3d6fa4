// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/report/data/report_data.h"

#include <string>

namespace bulkhead::exporting {

// The report as GitHub-flavoured Markdown, without diagrams.
std::string markdownReport(const ReportData &data);

} // namespace bulkhead::exporting
