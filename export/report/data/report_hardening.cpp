// SPDX-License-Identifier: Apache-2.0
#include "export/report/data/report_hardening.h"

#include "export/findings/hardening_text.h"
#include "export/text/words.h"

#include <algorithm>
#include <map>

namespace bulkhead::exporting {

namespace {

std::string wordsOf(const catalog::HardeningCell &cell)
{
    switch (cell.state) {
    case catalog::HardeningState::InPlace:
        return "stated, nothing found";
    case catalog::HardeningState::Missing:
        return "missing, " + ratingTitle(cell.rating);
    case catalog::HardeningState::ToVerify:
        return "to verify, " + ratingTitle(cell.rating);
    case catalog::HardeningState::Decided:
        return "decided";
    case catalog::HardeningState::Silent:
        break;
    }
    return "nothing stated, nothing found";
}

} // namespace

ReportHardening gatherHardening(const catalog::Analysis &analysis)
{
    ReportHardening result;
    for (const catalog::HardeningControl &control : catalog::hardeningControls())
        result.controls.push_back({std::string(control.title), std::string(control.shortHead)});
    const std::vector<catalog::HardeningRow> rows = catalog::hardening(analysis);
    result.summary = hardeningLine(rows);
    std::map<std::vector<std::pair<catalog::HardeningState, model::Rating>>, std::size_t> known;
    std::vector<std::size_t> missing; // by group
    for (const catalog::HardeningRow &row : rows) {
        std::vector<std::pair<catalog::HardeningState, model::Rating>> pattern;
        for (const catalog::HardeningCell &cell : row.cells)
            pattern.emplace_back(cell.state, cell.rating);
        const auto [place, isNew] = known.try_emplace(std::move(pattern), result.rows.size());
        if (isNew) {
            HardeningGroup group;
            group.missing = row.missing;
            for (const catalog::HardeningCell &cell : row.cells)
                group.marks.push_back({cell.state, cell.rating, wordsOf(cell)});
            result.rows.push_back(std::move(group));
        }
        result.rows[place->second].containers.push_back(catalog::partyName(analysis.model(), row.container));
    }
    std::stable_sort(result.rows.begin(), result.rows.end(),
                     [](const HardeningGroup &a, const HardeningGroup &b) { return a.missing > b.missing; });
    return result;
}

} // namespace bulkhead::exporting
