// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/analysis/analysis.h"
#include "catalog/workshop/workshop_task.h"

#include <string_view>

namespace bulkhead::catalog::workshop {

// Fills in the task's options and measures. Each cell gets four mitigations out of those that the catalog
// offers against its category for elements of its kind; one of them answers a finding of the cell where there
// is one. Which, and in what order, follows from the
// key's secret: from the salt, which is in the task, anyone could work out the right one.
void addOptions(Task &task, const Analysis &analysis, std::string_view secret);

} // namespace bulkhead::catalog::workshop
