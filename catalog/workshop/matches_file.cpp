// SPDX-License-Identifier: Apache-2.0
#include "catalog/workshop/model_matching.h"

#include <algorithm>
#include <iterator>

namespace bulkhead::catalog::workshop {

namespace {

// Rows of comma separated values (RFC 4180), with the line that each starts on.
class CsvRows
{
public:
    explicit CsvRows(std::string_view text) : m_text(text)
    {
        m_text.remove_prefix(m_text.starts_with("\xEF\xBB\xBF") ? 3 : 0);
    }

    bool next(std::vector<std::string> &cells)
    {
        cells.clear();
        if (m_text.empty())
            return false;
        m_row = m_line;
        std::string cell;
        bool isQuoted = false;
        while (!m_text.empty()) {
            const char c = m_text.front();
            m_text.remove_prefix(1);
            m_line += c == '\n' ? 1 : 0;
            if (isQuoted) {
                if (c == '"' && m_text.starts_with('"'))
                    m_text.remove_prefix(1);
                else if (c == '"') {
                    isQuoted = false;
                    continue;
                }
                cell += c;
            } else if (c == '"' && cell.empty())
                isQuoted = true;
            else if (c == ',')
                cells.push_back(std::exchange(cell, {}));
            else if (c == '\n')
                break;
            else if (c != '\r')
                cell += c;
        }
        cells.push_back(std::move(cell));
        return true;
    }

    int line() const { return m_row; }

private:
    std::string_view m_text;
    int m_line = 1;
    int m_row = 1;
};

// An apostrophe in front keeps a spreadsheet from running a cell as a formula; it is none of its text.
std::string withoutGuard(const std::string &cell)
{
    const bool isGuarded = cell.size() > 1 && cell[0] == '\'' &&
                           std::string_view("=+-@\t\r\n|%").find(cell[1]) != std::string_view::npos;
    return isGuarded ? cell.substr(1) : cell;
}

Error faultAt(std::string_view file, int line, Error error)
{
    error.file = file;
    error.line = line;
    return error;
}

} // namespace

Result<std::map<std::string, Corrections>> parseMatches(std::string_view csv, std::string_view file)
{
    CsvRows rows(csv);
    std::vector<std::string> cells;
    rows.next(cells);
    std::size_t columns[3] = {};
    constexpr std::string_view names[3] = {"file", "element", "taken_for"};
    for (std::size_t i = 0; i < 3; ++i) {
        const auto found = std::find(cells.begin(), cells.end(), names[i]);
        if (found == cells.end())
            return faultAt(file, 1,
                           failure("workshop.no-column",
                                   "there is no column “%1”; expected file, element and taken_for",
                                   {std::string(names[i])}));
        columns[i] = static_cast<std::size_t>(found - cells.begin());
    }
    std::map<std::string, Corrections> corrections;
    while (rows.next(cells)) {
        if (cells.size() == 1 && cells.front().empty())
            continue;
        if (cells.size() <= *std::max_element(std::begin(columns), std::end(columns)))
            return faultAt(file, rows.line(),
                           failure("workshop.short-row",
                                   "the row has %1 cells; expected as many as the first",
                                   {std::to_string(cells.size())}));
        if (!cells[columns[1]].empty()) // what was drawn beside the workshop's elements
            corrections[withoutGuard(cells[columns[0]])][withoutGuard(cells[columns[1]])] =
                withoutGuard(cells[columns[2]]);
    }
    return corrections;
}

} // namespace bulkhead::catalog::workshop
