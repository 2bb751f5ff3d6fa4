// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/report/data/report_data.h"

namespace bulkhead::exporting {

ReportMethod gatherMethod(const catalog::Analysis &analysis);

} // namespace bulkhead::exporting
