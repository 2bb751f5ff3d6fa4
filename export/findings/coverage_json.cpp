// SPDX-License-Identifier: Apache-2.0
#include "export/findings/coverage_json.h"

#include "catalog/advice/coverage.h"
#include "export/text/json_text.h"

#include <nlohmann/json.hpp>

namespace bulkhead::exporting {

using nlohmann::ordered_json;

void appendCoverage(std::string &out, const catalog::Analysis &analysis, int depth)
{
    const std::string margin(static_cast<std::size_t>(depth) * 2, ' ');
    catalog::CoverageReasons reasons(analysis);
    bool first = true;
    out += '[';
    for (const catalog::CoverageRow &row : catalog::coverage(analysis)) {
        ordered_json json = {{"element", row.subject}};
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const auto category = static_cast<model::Stride>(i);
            const catalog::CoverageCell &cell = row.cells[i];
            ordered_json entry = {{"state", catalog::coverageStateName(cell.state())}};
            if (cell.open > 0)
                entry.update({{"findings", cell.open}, {"worst", model::ratingName(cell.worst)}});
            if (cell.decided > 0)
                entry["decided"] = cell.decided;
            if (cell.state() == catalog::CoverageState::NotApplicable)
                entry["why"] = reasons.why(row.subject, category);
            json[std::string(model::strideName(category))] = std::move(entry);
        }
        out += (first ? "\n" : ",\n") + margin + "  ";
        first = false;
        appendJson(out, json, depth + 1);
    }
    out += first ? "]" : '\n' + margin + ']';
}

} // namespace bulkhead::exporting
