// SPDX-License-Identifier: Apache-2.0
#include "export/text/csv.h"

#include "model/visible_text.h"

namespace bulkhead::exporting {

std::string csvCell(std::string_view text)
{
    constexpr std::string_view startsFormula = "=+-@\t\r\n|%";
    std::string cell;
    if (!text.empty() && startsFormula.find(text.front()) != std::string_view::npos)
        cell += '\'';
    cell += model::visibleLines(text);
    if (cell.find_first_of(",\"\r\n;\t") == std::string::npos)
        return cell;

    std::string quoted = "\"";
    for (const char c : cell) {
        if (c == '"')
            quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

void appendCsvRow(std::string &out, std::span<const std::string> cells)
{
    bool first = true;
    for (const std::string &cell : cells) {
        if (!first)
            out += ',';
        first = false;
        out += csvCell(cell);
    }
    out += "\r\n";
}

} // namespace bulkhead::exporting
