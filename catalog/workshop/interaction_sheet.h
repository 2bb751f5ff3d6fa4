// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/analysis/analysis.h"
#include "catalog/workshop/stride_cell.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

// The sheet of STRIDE per interaction: a letter is right at an element where one of its interactions (a flow
// that it sends or gets, with who stands at the other end) has it in the table, and at a flow where it
// crosses a boundary.
namespace bulkhead::catalog::workshop {

struct InteractionRow
{
    std::string_view element;     // "process"
    std::string_view interaction; // "sends to a data store"
    std::string_view letters;     // of STRIDE
};
std::span<const InteractionRow> interactionTable();

// Whether the table has rows of such elements, or flows.
bool hasInteractions(model::Kind kind);

// The interactions for which the letter is right, in words: "sends to orders (data store)". Empty: it is not.
std::vector<std::string> interactionsWith(const Analysis &analysis, const StrideCell &cell);

} // namespace bulkhead::catalog::workshop
