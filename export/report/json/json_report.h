// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/report/data/report_data.h"

#include <string>

namespace bulkhead::exporting {

// The report's data for scripts, with the stable keys of docs/cli.md.
std::string jsonReport(const ReportData &data);

} // namespace bulkhead::exporting
