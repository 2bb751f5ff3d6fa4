// SPDX-License-Identifier: Apache-2.0
#include "export/findings/coverage_json.h"

#include "catalog/advice/coverage.h"
#include "export/text/json_text.h"

#include <nlohmann/json.hpp>
#include <unordered_map>

namespace bulkhead::exporting {

namespace {

// Texts as JSON has them. Most are the same for many elements, and there are many elements.
class Quoted
{
public:
    const std::string &operator()(const std::string &text)
    {
        const auto [place, isNew] = m_known.try_emplace(text);
        if (isNew)
            appendJson(place->second, text, 0);
        return place->second;
    }

private:
    std::unordered_map<std::string, std::string> m_known;
};

std::string quoted(std::string_view name) // of the catalog's own, which need no escapes
{
    return '"' + std::string(name) + '"';
}

} // namespace

// Written as text, an object a line: as a tree it would take longer than the findings' analysis.
void appendCoverage(std::string &out, const catalog::Analysis &analysis, int depth)
{
    const std::string margin(static_cast<std::size_t>(depth) * 2, ' ');
    catalog::CoverageReasons reasons(analysis);
    Quoted quotedText;
    bool first = true;
    out += '[';
    for (const catalog::CoverageRow &row : catalog::coverage(analysis)) {
        out += (first ? "\n" : ",\n") + margin + "  {\n" + margin + "    \"element\": ";
        first = false;
        appendJson(out, std::string(row.subject), 0);
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const auto category = static_cast<model::Stride>(i);
            const catalog::CoverageCell &cell = row.cells[i];
            out += ",\n" + margin + "    " + quoted(model::strideName(category)) +
                   ": {\"state\": " + quoted(catalog::coverageStateName(cell.state()));
            if (cell.open > 0)
                out += ", \"findings\": " + std::to_string(cell.open) +
                       ", \"worst\": " + quoted(model::ratingName(cell.worst));
            if (cell.decided > 0)
                out += ", \"decided\": " + std::to_string(cell.decided);
            if (cell.state() == catalog::CoverageState::NotApplicable)
                out += ", \"why\": " + quotedText(reasons.why(row.subject, category));
            out += '}';
        }
        out += '\n' + margin + "  }";
    }
    out += first ? "]" : '\n' + margin + ']';
}

} // namespace bulkhead::exporting
