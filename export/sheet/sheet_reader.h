// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/result.h"

#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// Reads a workbook (.xlsx) that a spreadsheet program has saved. Formulas count by the values saved with
// them; macros, links to other files and all else are not looked at. Sizes have limits, whatever the archive
// says of them.
namespace bulkhead::exporting {

struct ReadCell
{
    std::string_view text; // of the sheet it belongs to
    bool isNumber = false;
};

struct ReadRow
{
    std::uint32_t number = 0;    // from 1, as spreadsheets count
    std::vector<ReadCell> cells; // of the columns asked for, in their order
};

struct ReadSheet
{
    std::vector<bool> has;     // which of the columns are there
    std::vector<ReadRow> rows; // below the titles; without empty ones
    std::deque<std::string> texts;
};

// Whether the bytes begin as an archive does.
bool isWorkbook(std::string_view bytes);

// The columns of a sheet with these titles, wherever they stand. `file` is for messages.
Result<ReadSheet> readSheet(std::string_view bytes, std::string_view sheet,
                            std::span<const char *const> columns, const std::string &file);

} // namespace bulkhead::exporting
