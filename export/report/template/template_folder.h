// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/report/data/report_template.h"
#include "model/result.h"

#include <filesystem>
#include <string_view>

namespace bulkhead::exporting {

inline constexpr std::string_view templateFile = "template.json";

// Without a folder (an empty path) there is no template. Else reads `template.json` of the folder and the
// files that it names, which stand beside it (resources/schemas/report-template.schema.json). Strict; every
// error has file and line. Reads no file outside the folder. For any thread.
Result<ReportTemplatePtr> readReportTemplate(const std::filesystem::path &folder);

} // namespace bulkhead::exporting
