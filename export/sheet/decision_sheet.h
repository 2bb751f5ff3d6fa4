// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/analysis/analysis.h"
#include "model/change.h"

#include <string>
#include <string_view>

namespace bulkhead::exporting {

// What people decided in a workbook that the export wrote (status, owner, rationale, due date and ticket of
// its findings), as a change to the model that it was written of.
struct SheetDecisions
{
    model::Change change;
    std::size_t edited = 0; // findings
};

// Rows count that differ from what was written. Fails where a cell says nothing that can be decided, where
// the finding has gone, and where the model has been decided otherwise since the workbook was written. `file`
// is for messages.
Result<SheetDecisions> readDecisions(const catalog::Analysis &analysis, std::string_view bytes,
                                     const std::string &file);

} // namespace bulkhead::exporting
