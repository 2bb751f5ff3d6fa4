// SPDX-License-Identifier: Apache-2.0
#include "export/workshop/printed_papers.h"
#include "export/workshop/warm_up.h"
#include "export/workshop/workshop_parts.h"

#include "catalog/analysis/risk.h"
#include "catalog/cards/deck.h"
#include "catalog/what_if/what_if.h"
#include "catalog/workshop/interaction_sheet.h"
#include "export/findings/finding_text.h"
#include "export/report/data/actions.h"
#include "export/report/data/wording.h"
#include "export/text/joined.h"
#include "export/text/words.h"

#include <algorithm>
#include <map>
#include <utility>

namespace bulkhead::exporting {

namespace ws = catalog::workshop;

namespace {

// "compose.yaml:15" of the cell's worst finding; empty where a person stated it.
std::string placeOfCell(const ws::KeyCell &cell, const catalog::Analysis &analysis)
{
    const catalog::Finding *finding = cell.findings.empty() ? nullptr : analysis.find(cell.findings.front());
    return finding ? describe(analysis, *finding).place().text() : std::string();
}

Section elementSection(const model::Id &id, const ws::Key &key, const ws::WorkshopJudge &judge)
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
        const auto known = key.cells.find(cell);
        if (known == key.cells.end())
            continue;
        const bool isRated = known->second.worst != model::Rating::None;
        table.rows.push_back({{std::string(model::strideTitle(category))},
                              {verdictTitle(known->second.verdict)},
                              {isRated ? std::string(model::ratingName(known->second.worst)) : std::string()},
                              {explanationOf(cell, key, judge)},
                              {placeOfCell(known->second, judge.analysis())},
                              {remedyOf(cell, key, judge)}});
    }
    table.isWhole = true; // else its last rows stand without the element's name
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
        chapter.blocks.push_back(elementSection(id, judge.key(), judge));
    return chapter;
}

Section warmUpChapter(const WarmUp &warmUp, const ws::WorkshopJudge &judge)
{
    Section chapter = workshopChapter("Warm-up", "warm-up");
    chapter.blocks.push_back(Paragraph{"These are not on the worksheet. Read one letter after the other, let "
                                       "the room raise hands, and say at once what the key says."});
    for (const model::Id &id : warmUp.elements)
        chapter.blocks.push_back(elementSection(id, warmUp.key, judge));
    return chapter;
}

// "applies at proxy, shop", "ask at db" …: what the engine says of a card at the elements that are asked.
std::string verdictOfCard(const catalog::DeckCard &card, const ws::WorkshopJudge &judge)
{
    if (card.decoy)
        return "cannot apply";
    constexpr std::size_t most = 4;
    const catalog::Analysis &analysis = judge.analysis();
    std::vector<std::string> applies;
    std::vector<std::string> ask;
    for (const model::Id &id : judge.workshop().task.scope)
        for (const std::uint32_t number : analysis.findingsOf(id)) {
            const catalog::Finding &finding = analysis.findings()[number];
            if (finding.rule == card.rule)
                (model::isConfirmed(finding.basis) ? applies : ask)
                    .push_back(nameOnPaper(id, judge.workshop().model));
        }
    std::string text = applies.empty() ? std::string() : "applies at " + nameList(applies, most);
    if (!ask.empty())
        text += (text.empty() ? "ask about " : "; ask about ") + nameList(ask, most);
    return text.empty() ? "nobody knows: ask" : text;
}

Section cardsChapter(const ws::WorkshopJudge &judge)
{
    Section chapter = workshopChapter("The cards", "cards");
    Table table{{{"Card", 0.8, {}, Column::Look::RowHead}, {"Is about", 4}, {"Here", 4}}, {}};
    for (const catalog::DeckCard &card : catalog::modelDeck(judge.analysis(), judge.workshop().task.scope))
        table.rows.push_back(
            {{std::string(model::strideTitle(card.suit).substr(0, 1)) + ' ' + std::to_string(card.number)},
             {card.title},
             {verdictOfCard(card, judge)}});
    chapter.blocks.push_back(std::move(table));
    return chapter;
}

// The measures that keyDocument() prints, those that take off most first.
std::vector<std::string> bestMeasures(const ws::WorkshopJudge &judge)
{
    std::vector<std::pair<int, std::string>> alone;
    for (const catalog::Step &step : catalog::whatFirst(judge.analysis(), ws::fixBudget)) {
        const std::vector<std::string> one{step.measure.mitigation->id};
        alone.emplace_back(judge.fix(one).removed, one.front());
    }
    std::stable_sort(alone.begin(), alone.end(),
                     [](const auto &a, const auto &b) { return a.first > b.first; });
    std::vector<std::string> best;
    for (auto &[removed, id] : alone)
        best.push_back(std::move(id));
    return best;
}

Section measuresChapter(const ws::WorkshopJudge &judge)
{
    Section chapter = workshopChapter("The best five measures", "measures");
    std::map<std::string, std::vector<std::string>> where; // by measure
    for (const ReportAction &action : gatherActions(judge.analysis(), {}))
        where[action.id] = action.where;
    const int before = catalog::openRisk(judge.analysis());
    int now = before;
    List list;
    list.look = List::Look::Numbers;
    std::vector<std::string> taken;
    for (const std::string &id : bestMeasures(judge)) {
        constexpr std::size_t namedElements = 6;
        taken.push_back(id);
        const int then = before - judge.fix(taken).removed;
        list.items.push_back(RichText()
                                 .strong(judge.analysis().catalogs().mitigation(id)->title)
                                 .add(", at " + onOneLine(nameList(where[id], namedElements)) + ": takes " +
                                      std::to_string(now - then) + " off, open risk " + std::to_string(now) +
                                      " → " + std::to_string(then)));
        now = then;
    }
    if (list.items.empty()) {
        chapter.blocks.push_back(Paragraph{"No measure is left to take."});
        return chapter;
    }
    chapter.blocks.push_back(
        Paragraph{"The open risk is the sum of the points (likelihood × impact) of all findings that nobody "
                  "has decided: " +
                  std::to_string(before) +
                  " now. The measures stand in the order of what each takes off alone; the "
                  "numbers are those of taking them one after the other. Whoever chooses all five takes " +
                  std::to_string(before - now) + " off, which is full marks."});
    chapter.blocks.push_back(std::move(list));
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
    if (const WarmUp warmUp = warmUpOf(judge); !warmUp.elements.empty())
        document.chapters.push_back(warmUpChapter(warmUp, judge));
    document.chapters.push_back(cellsChapter(judge));
    if (judge.workshop().task.sheet == ws::SheetKind::Interaction)
        document.chapters.push_back(interactionsChapter());
    if (judge.workshop().task.hasRound(ws::RoundKind::Path))
        document.chapters.push_back(wayChapter(judge));
    if (judge.workshop().task.hasRound(ws::RoundKind::Fix))
        document.chapters.push_back(measuresChapter(judge));
    if (!decoys.empty())
        document.chapters.push_back(cardsChapter(judge));
    return document;
}

} // namespace bulkhead::exporting
