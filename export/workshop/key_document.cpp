// SPDX-License-Identifier: Apache-2.0
#include "export/workshop/printed_papers.h"
#include "export/workshop/workshop_parts.h"

#include "catalog/workshop/interaction_sheet.h"
#include "export/findings/finding_text.h"
#include "export/report/data/actions.h"
#include "export/report/data/report_paths.h"
#include "export/report/data/wording.h"
#include "export/text/joined.h"
#include "export/text/words.h"

#include <algorithm>

namespace bulkhead::exporting {

namespace ws = catalog::workshop;

namespace {

// "compose.yaml:15" of the cell's worst finding; empty where a person stated it.
std::string placeOfCell(const ws::KeyCell &cell, const catalog::Analysis &analysis)
{
    const catalog::Finding *finding = cell.findings.empty() ? nullptr : analysis.find(cell.findings.front());
    return finding ? describe(analysis, *finding).place().text() : std::string();
}

Section elementSection(const model::Id &id, const ws::WorkshopJudge &judge)
{
    Section section{nameOnPaper(id, judge.workshop().model)};
    Table table{{{"Letter", 1.8, {}, Column::Look::RowHead},
                 {"Verdict", 1.2},
                 {"Rating", 1.2},
                 {"Why", 4.4},
                 {"Where", 1.8},
                 {"What helps", 2.4}},
                {}};
    for (const model::Stride category : ws::allCategories) {
        const ws::StrideCell cell{id, category};
        const auto known = judge.key().cells.find(cell);
        if (known == judge.key().cells.end())
            continue;
        const bool isRated = known->second.worst != model::Rating::None;
        table.rows.push_back({{std::string(model::strideTitle(category))},
                              {verdictTitle(known->second.verdict)},
                              {isRated ? std::string(model::ratingName(known->second.worst)) : std::string()},
                              {explanationOf(cell, judge)},
                              {placeOfCell(known->second, judge.analysis())},
                              {remedyOf(cell, judge)}});
    }
    section.blocks.push_back(std::move(table));
    return section;
}

const char *whatIsAThreat(ws::SheetKind sheet)
{
    switch (sheet) {
    case ws::SheetKind::Containers:
        break;
    case ws::SheetKind::Generic:
        return "A threat is each letter that STRIDE per element asks of this kind of element. What the "
               "engine finds beyond that is a bonus for whoever marked it. You outrank the table.";
    case ws::SheetKind::Interaction:
        return "A threat is each letter that the table has for an interaction of this element: a flow that "
               "it sends or gets. What the engine finds beyond that is a bonus for whoever marked it. You "
               "outrank the table.";
    }
    return "A threat is what the engine finds and the model confirms. To verify is what it cannot tell: "
           "there “don't know” is the right answer. You outrank the engine.";
}

Section interactionsChapter()
{
    Section chapter = workshopChapter("STRIDE per interaction", "table");
    Table rows{{{"Element", 2, {}, Column::Look::RowHead}, {"Interaction", 4}}, {}};
    for (const model::Stride category : ws::allCategories)
        rows.columns.push_back({std::string(model::strideTitle(category).substr(0, 1)), 1});
    for (const ws::InteractionRow &row : ws::interactionTable()) {
        std::vector<Cell> cells = {{std::string(row.element)}, {std::string(row.interaction)}};
        for (const model::Stride category : ws::allCategories) {
            const bool isThere =
                row.letters.find(model::strideTitle(category).front()) != std::string_view::npos;
            cells.push_back({isThere ? "✓" : ""});
        }
        rows.rows.push_back(std::move(cells));
    }
    chapter.blocks.push_back(std::move(rows));
    return chapter;
}

Section cellsChapter(const ws::WorkshopJudge &judge)
{
    Section chapter = workshopChapter("The cells", "cells");
    chapter.blocks.push_back(Paragraph{whatIsAThreat(judge.workshop().task.sheet)});
    for (const model::Id &id : judge.workshop().task.scope)
        chapter.blocks.push_back(elementSection(id, judge));
    return chapter;
}

Section wayChapter(const ws::WorkshopJudge &judge)
{
    Section chapter = workshopChapter("The best way", "way");
    ReportData data;
    addAttackPaths(data, judge.paths());
    const model::Id &goal = judge.workshop().task.goal;
    const std::string name = goal.empty() ? std::string() : subjectName(judge.workshop().model, goal);
    const auto path = std::find_if(data.paths.begin(), data.paths.end(),
                                   [&](const ReportPath &each) { return name.empty() || each.to == name; });
    if (path == data.paths.end()) {
        chapter.blocks.push_back(Paragraph{"No way leads there from outside."});
        return chapter;
    }
    chapter.blocks.push_back(Paragraph{"From " + path->from + " to " + path->to + ". " + outcomeText(*path)});
    List steps;
    steps.look = List::Look::Numbers;
    for (const ReportStep &step : path->steps)
        steps.items.push_back(RichText().strong(step.to).add(
            ": " + step.title + ", " + percentText(step.probability) + ". " + step.reason));
    chapter.blocks.push_back(std::move(steps));
    return chapter;
}

Section measuresChapter(const ws::WorkshopJudge &judge)
{
    Section chapter = workshopChapter("The best five measures", "measures");
    const std::vector<ReportAction> actions = gatherActions(judge.analysis(), {});
    List best;
    best.look = List::Look::Numbers;
    for (const ReportAction &action : actions) {
        if (best.items.size() == ws::fixBudget)
            break;
        constexpr std::size_t namedElements = 6;
        best.items.push_back(RichText()
                                 .strong(action.title)
                                 .add(", at " + nameList(action.where, namedElements) + ": open risk " +
                                      std::to_string(action.riskBefore) + " → " +
                                      std::to_string(action.riskAfter)));
    }
    if (best.items.empty())
        chapter.blocks.push_back(Paragraph{"No measure is left to take."});
    else
        chapter.blocks.push_back(std::move(best));
    return chapter;
}

} // namespace

ReportDocument keyDocument(const ws::WorkshopJudge &judge, const std::string &decoys)
{
    ReportDocument document;
    document.cover = workshopCover("Key, for the facilitator alone", judge.workshop().model);
    document.cover.facts = {{"Asked", ws::summaryOf(ws::countOf(judge.key()))},
                            {"As of", judge.workshop().asOf.toString()},
                            {"Hash of the key", RichText().code(judge.workshop().task.keyHash)}};
    if (!decoys.empty())
        document.cover.facts.push_back({"Cards that cannot apply", decoys});
    document.chapters = {cellsChapter(judge)};
    if (judge.workshop().task.sheet == ws::SheetKind::Interaction)
        document.chapters.push_back(interactionsChapter());
    if (judge.workshop().task.hasRound(ws::RoundKind::Path))
        document.chapters.push_back(wayChapter(judge));
    if (judge.workshop().task.hasRound(ws::RoundKind::Fix))
        document.chapters.push_back(measuresChapter(judge));
    return document;
}

} // namespace bulkhead::exporting
