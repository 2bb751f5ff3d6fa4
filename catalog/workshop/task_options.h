// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/analysis/analysis.h"
#include "catalog/workshop/workshop_key.h"
#include "catalog/workshop/workshop_task.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace bulkhead::catalog::workshop {

// What the key has against a cell: the first mitigation of its worst finding that has any. An index into
// Catalogs::mitigations().
std::optional<std::uint32_t> measureOf(const Analysis &analysis, const KeyCell &cell);

// Fills in the task's options and measures. Each cell gets four mitigations out of those that the catalog
// offers against its category for elements of its kind; where the key has a measure against the cell it is
// one of them, and no other of the four answers a finding there. The others, and the order, follow from the
// key's secret: from the salt, which is in the task, anyone could work out the right one.
void addOptions(Task &task, const Analysis &analysis, const Key &key);

} // namespace bulkhead::catalog::workshop
