// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace bulkhead::exporting {

// Appends one row (RFC 4180). A cell that a spreadsheet would run as a formula gets an apostrophe in front
// (OWASP, "CSV Injection"); control characters but tabs and line feeds become visible.
void appendCsvRow(std::string &out, std::span<const std::string> cells);

std::string csvCell(std::string_view text);

} // namespace bulkhead::exporting
