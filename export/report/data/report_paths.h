// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/report/data/report_data.h"

namespace bulkhead::exporting {

// Fills in how attackers get in: the paths, where they are cut best, and the questions about the whole.
void addAttackPaths(ReportData &data, const catalog::AttackPaths &paths);

} // namespace bulkhead::exporting
