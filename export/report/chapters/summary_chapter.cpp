// SPDX-License-Identifier: Apache-2.0
#include "export/report/chapters/chapters.h"
#include "export/report/data/wording.h"
#include "export/text/anchor.h"
#include "export/text/words.h"

#include <algorithm>

namespace bulkhead::exporting::chapter {

namespace {

constexpr std::size_t matrixRows = 25;
constexpr std::size_t matrixRowsOnPaper = 6; // the summary is a page
constexpr std::size_t placesShown = 6;       // names of elements beside a step

Tiles tilesOf(const ReportSummary &summary)
{
    Tiles tiles;
    for (const auto rating :
         {model::Rating::Critical, model::Rating::High, model::Rating::Medium, model::Rating::Low})
        tiles.tiles.push_back(
            {ratingTitle(rating), summary.count.byRating[static_cast<std::size_t>(rating)], rating});
    tiles.tiles.push_back({"of these to verify", summary.count.toVerify, std::nullopt});
    tiles.tiles.push_back({"Decided", summary.count.decided, std::nullopt});
    return tiles;
}

Figures figuresOf(const ReportSummary &summary)
{
    Bars categories;
    for (std::size_t i = 0; i < summary.count.byCategory.size(); ++i)
        categories.bars.emplace_back(model::strideTitle(static_cast<model::Stride>(i)),
                                     summary.count.byCategory[i]);
    return {{{"Open findings by likelihood and impact", HeatMap{summary.heat}},
             {"Open findings by STRIDE category", std::move(categories)}}};
}

Section whatToDoFirst(const std::vector<ReportAction> &actions)
{
    Section section{"What to do first"};
    section.blocks.push_back(
        Paragraph{"First what is grave and confirmed, then what cuts the worst attack paths, then "
                  "good order; each step given those before it. Open risk includes points to "
                  "verify: those are asked, not worked on.",
                  Paragraph::Look::Muted});
    BurnDown burnDown{{actions.front().riskBefore}};
    List steps{{}, List::Look::Numbers};
    for (const ReportAction &action : actions) {
        burnDown.risks.push_back(action.riskAfter);
        RichText step;
        step.add(action.title, Run::Style::Strong, '#' + anchorOf("repair", action.id));
        step.muted(action.kind == catalog::StepKind::Now ? "  now" : "  good order");
        step.add(" – " + actsText(action.mender) + ": " + effectText(action) + ". ")
            .muted(nameList(action.where, placesShown));
        steps.items.push_back(std::move(step));
    }
    section.blocks.push_back(Figures{{{"Open risk after each step", std::move(burnDown)}}});
    section.blocks.push_back(std::move(steps));
    return section;
}

std::vector<Cell> matrixCells(const MatrixRow &row)
{
    RichText name;
    name.link(pathText(row.subject), '#' + anchorOf("element", row.subject.id));
    name.muted("  " + std::string(model::kindTitle(row.subject.kind)));
    std::vector<Cell> cells;
    cells.push_back({std::move(name), std::nullopt, {}});
    for (std::size_t i = 0; i < row.count.size(); ++i) {
        if (row.count[i] == 0)
            cells.emplace_back();
        else
            cells.push_back({std::to_string(row.count[i]), row.worst[i],
                             counted(row.count[i], "finding") + ": " +
                                 std::string(model::strideTitle(static_cast<model::Stride>(i)))});
    }
    return cells;
}

Section whereTheThreatsAre(const std::vector<MatrixRow> &matrix)
{
    Table table;
    table.columns.push_back({"Element", 3.4, {}, Column::Look::RowHead});
    for (std::size_t i = 0; i < matrix.front().count.size(); ++i) {
        const std::string title(model::strideTitle(static_cast<model::Stride>(i)));
        table.columns.push_back({title.substr(0, 1), 1, title});
    }
    for (std::size_t i = 0; i < std::min(matrix.size(), matrixRows); ++i)
        table.rows.push_back(matrixCells(matrix[i]));
    table.printed = matrixRowsOnPaper;
    table.left = matrix.size() - table.rows.size();
    Section section{"Where the threats are"};
    section.blocks.push_back(std::move(table));
    return section;
}

} // namespace

std::optional<Section> summary(const ReportData &data)
{
    Section section;
    section.startsPage = true;
    section.blocks.push_back(Paragraph{verdictText(data.summary), Paragraph::Look::Lead});
    section.blocks.push_back(
        Paragraph{"Confirmed issues: " + riskText(data.summary.inherent, data.summary.residual) + ".",
                  Paragraph::Look::Muted});
    if (!data.comparisonFault.empty())
        section.blocks.push_back(Paragraph{RichText().strong("Not compared: ").add(data.comparisonFault)});
    if (!data.platformFault.empty())
        section.blocks.push_back(
            Paragraph{RichText().strong("Without the platform profile: ").add(data.platformFault)});
    section.blocks.push_back(tilesOf(data.summary));
    section.blocks.push_back(figuresOf(data.summary));
    if (!data.actions.empty())
        section.blocks.push_back(whatToDoFirst(data.actions));
    if (!data.matrix.empty())
        section.blocks.push_back(whereTheThreatsAre(data.matrix));
    return section;
}

} // namespace bulkhead::exporting::chapter
