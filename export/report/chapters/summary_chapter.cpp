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
constexpr std::size_t worstShown = 10;       // issues

Tiles tilesOf(const ReportSummary &summary)
{
    Tiles tiles;
    for (const auto rating :
         {model::Rating::Critical, model::Rating::High, model::Rating::Medium, model::Rating::Low})
        tiles.tiles.push_back(
            {ratingTitle(rating), summary.count.byRating[static_cast<std::size_t>(rating)], rating});
    tiles.tiles.push_back({"To verify", summary.count.toVerify, std::nullopt});
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

// The place of an issue's first element, and how many more have it.
RichText placesOf(const ReportData &data, const Cause &cause)
{
    const Issue &first = data.issues[cause.issues.front()];
    RichText text(whereText(first.subject));
    if (const Place place = placeOf(first); place.isKnown())
        text.add("  ").code(placeText(data, place));
    if (cause.issues.size() > 1)
        text.muted("  and " + std::to_string(cause.issues.size() - 1) + " more");
    return text;
}

// Who the issue is for; where somebody took it on, also their name.
std::string actorOf(const ReportData &data, const Cause &cause)
{
    const Issue &first = data.issues[cause.issues.front()];
    for (const ReportDecision &decision : first.decisions)
        if (!decision.decision.owner.empty())
            return actorTitle(first.mender) + ", " + decision.decision.owner;
    return actorTitle(first.mender);
}

RichText fixOf(const Cause &cause)
{
    if (cause.mitigations.empty())
        return "–";
    const ReportMitigation &first = cause.mitigations.front();
    return RichText().link(first.title,
                           first.id.empty() ? std::string() : '#' + anchorOf("repair", first.id));
}

Section worstIssues(const ReportData &data)
{
    Section section{"The worst issues"};
    Table table{{{"", 0.5, {}, Column::Look::Number},
                 {"Rating", 1.2},
                 {"Issue", 3},
                 {"Where", 3},
                 {"Who acts", 1.4},
                 {"Fix", 3}},
                {}};
    std::size_t left = 0;
    for (std::size_t i = 0; i < data.causes.size(); ++i) {
        const Cause &cause = data.causes[i];
        if (!cause.open)
            continue;
        if (table.rows.size() == worstShown) {
            ++left;
            continue;
        }
        table.rows.push_back({{RichText().link('#' + std::to_string(i + 1), '#' + cause.anchor)},
                              {{}, cause.rating},
                              {RichText().strong(cause.title)},
                              {placesOf(data, cause)},
                              {actorOf(data, cause)},
                              {fixOf(cause)}});
    }
    if (table.rows.empty()) {
        section.blocks.push_back(Paragraph{"No issue is open and confirmed."});
        return section;
    }
    table.left = left;
    section.blocks.push_back(std::move(table));
    return section;
}

constexpr const char *legendOfNumbers =
    "Each number counts findings, all but the last open ones: a finding is one rule at one element. An issue "
    "(#) is one cause with all the elements that have it. Likelihood and impact go from 1 to 5; their "
    "product is the risk, and "
    "rates the finding. To verify (counted by rating, too): the model does not say, so somebody has to be "
    "asked. Decided: somebody accepted it, mends it, or found that it does not apply.";

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
    if (!data.comparisonFault.empty())
        section.blocks.push_back(Paragraph{RichText().strong("Not compared: ").add(data.comparisonFault)});
    if (!data.platformFault.empty())
        section.blocks.push_back(
            Paragraph{RichText().strong("Without the platform profile: ").add(data.platformFault)});
    section.blocks.push_back(tilesOf(data.summary));
    section.blocks.push_back(Paragraph{legendOfNumbers, Paragraph::Look::Muted});
    section.blocks.push_back(worstIssues(data));
    section.blocks.push_back(figuresOf(data.summary));
    if (!data.matrix.empty() && data.choice.audience != Audience::Board)
        section.blocks.push_back(whereTheThreatsAre(data.matrix));
    return section;
}

} // namespace bulkhead::exporting::chapter
