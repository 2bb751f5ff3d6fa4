// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/analysis/analysis.h"
#include "export/report/data/report_data.h"
#include "export/report/pdf/report_composer.h"
#include "model/result.h"
#include "model/stop.h"

namespace bulkhead::exporting {

// The content of a preview, which a window composes in little time whatever the size of the model: long
// chapters, tables and texts are cut, and large diagrams are left out. The preview says so where it is cut,
// and that the saved report has the rest. Takes up to seconds and uses nothing of the window: for a worker's
// thread. Or the error `stopped` (model/stop.h).
Result<ReportContent> previewContent(const catalog::Analysis &analysis, const ReportData &data,
                                     std::stop_token stop);

} // namespace bulkhead::exporting
