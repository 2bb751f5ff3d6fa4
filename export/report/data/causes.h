// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/report/data/report_data.h"

#include <vector>

namespace bulkhead::exporting {

// The issues by what causes them; the issues' order decides that of the causes.
std::vector<Cause> gatherCauses(const std::vector<Issue> &issues, bool hardening);

} // namespace bulkhead::exporting
