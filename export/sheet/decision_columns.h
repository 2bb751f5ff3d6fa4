// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/records.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

// What the sheet of findings says of decisions, for who writes and who reads it.
namespace bulkhead::exporting {

inline constexpr const char *findingsSheet = "Findings";
inline constexpr const char *idColumn = "Id";
inline constexpr const char *markColumn = "Mark"; // hidden: what the decision was when the sheet was written

// The columns that people edit, in the order of DecisionCells.
inline constexpr std::array<const char *, 5> decisionColumns = {"Status", "Owner", "Rationale", "Due date",
                                                                "Ticket"};
using DecisionCells = std::array<std::string, 5>;

// Of what is decided, or of nothing.
DecisionCells decisionCells(const model::Decision *decision);

// The same cells have the same mark.
std::string markOf(const DecisionCells &cells);

std::vector<std::string> statusChoices();

} // namespace bulkhead::exporting
