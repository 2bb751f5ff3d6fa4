// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/report/data/report_data.h"

#include <vector>

namespace bulkhead::exporting {

// How the architecture stands against an earlier state of it. Issues are the same where they are of one cause
// at one element, whatever the elements' names were then.
ReportComparison compareWith(const catalog::Analysis &earlier, const std::vector<Issue> &issuesNow,
                             const ReportData &now);

} // namespace bulkhead::exporting
