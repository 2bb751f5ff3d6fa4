// SPDX-License-Identifier: Apache-2.0
#include "export/report/chapters/chapters.h"
#include "export/text/anchor.h"
#include "export/text/words.h"

namespace bulkhead::exporting::chapter {

namespace {

constexpr std::size_t elementsNamed = 8;

Cell cellOf(const catalog::CoverageCell &cell, const std::string &why)
{
    switch (cell.state()) {
    case catalog::CoverageState::Finding:
        return {std::to_string(cell.open), cell.worst, counted(cell.open, "finding")};
    case catalog::CoverageState::Question:
        return {std::to_string(cell.open) + " ?", {}, counted(cell.open, "point") + " to verify"};
    case catalog::CoverageState::Accepted:
        return {"=", {}, counted(cell.decided, "finding") + " decided"};
    case catalog::CoverageState::NotApplicable:
        break;
    }
    return {"–", {}, why};
}

Table tableOf(const ReportCoverage &coverage)
{
    Table table;
    table.columns.push_back({"Element", 3.4, {}, Column::Look::RowHead});
    for (std::size_t i = 0; i < 6; ++i) {
        const std::string title(model::strideTitle(static_cast<model::Stride>(i)));
        table.columns.push_back({title.substr(0, 1), 1, title});
    }
    for (const CoverageElement &element : coverage.rows) {
        RichText name;
        name.link(pathText(element.subject), '#' + anchorOf("element", element.subject.id));
        name.muted("  " + std::string(model::kindTitle(element.subject.kind)));
        std::vector<Cell> cells;
        cells.push_back({std::move(name), std::nullopt, {}});
        for (std::size_t i = 0; i < element.cells.size(); ++i)
            cells.push_back(cellOf(element.cells[i], element.why[i]));
        table.rows.push_back(std::move(cells));
    }
    table.left = coverage.left;
    return table;
}

std::string summaryOf(const ReportCoverage &coverage)
{
    const auto of = [&](catalog::CoverageState state) {
        return coverage.byState[static_cast<std::size_t>(state)];
    };
    return "Each element and flow was considered for each category of STRIDE: " +
           std::to_string(of(catalog::CoverageState::Finding)) + " times something was found, " +
           std::to_string(of(catalog::CoverageState::Question)) + " times a question is open, " +
           std::to_string(of(catalog::CoverageState::Accepted)) + " times all was decided, and " +
           std::to_string(of(catalog::CoverageState::NotApplicable)) + " times no threat applies.";
}

} // namespace

// What "did we do a good job?" asks: that nothing was left out, and why the rest does not apply.
std::optional<Section> coverage(const ReportData &data)
{
    if (data.coverage.rows.empty())
        return std::nullopt;
    Section section;
    section.startsPage = true;
    section.blocks.push_back(Paragraph{summaryOf(data.coverage)});
    section.blocks.push_back(tableOf(data.coverage));
    section.blocks.push_back(
        Paragraph{"A number: open findings, in the colour of the worst; with ? all of them to "
                  "verify; = decided; – considered, does not apply.",
                  Paragraph::Look::Muted});
    if (data.coverage.reasons.empty())
        return section;
    Section why{"Why the rest does not apply"};
    Table table{{{"Category", 1.6}, {"Elements", 3}, {"Considered", 5}}, {}};
    for (const CoverageReason &reason : data.coverage.reasons)
        table.rows.push_back({{std::string(model::strideTitle(reason.category))},
                              {nameList(reason.where, elementsNamed)},
                              {reason.why}});
    table.left = data.coverage.reasonsLeft;
    why.blocks.push_back(std::move(table));
    section.blocks.push_back(std::move(why));
    return section;
}

} // namespace bulkhead::exporting::chapter
