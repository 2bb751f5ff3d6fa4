// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/report/data/report_data.h"

#include <stop_token>

namespace bulkhead::exporting {

// Fills in how attackers get in: the paths, where they are cut best, and the questions about the whole.
void addAttackPaths(ReportData &data, const catalog::AttackPaths &paths);

// Fills in the figures of the paths, and what would fall if something inside were taken over. Throws Stopped
// when `stop` asks for it.
void addPathFigures(ReportData &data, const catalog::AttackPaths &paths, const std::stop_token &stop);

} // namespace bulkhead::exporting
