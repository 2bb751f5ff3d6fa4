// SPDX-License-Identifier: Apache-2.0
#include "export/workshop/printed_papers.h"
#include "export/workshop/workshop_parts.h"

#include "catalog/engine/counted.h"
#include "export/text/joined.h"

#include <array>
#include <utility>

namespace bulkhead::exporting {

namespace ws = catalog::workshop;
using catalog::counted;

namespace {

struct Part
{
    int minutes = 0;
    std::string shown;
    std::string facilitator;
    std::string participants;
};

Part partOf(const ws::Round &round, const ws::Task &task)
{
    const std::string sheet =
        counted(task.scope.size(), "element") + ", " + counted(task.cells().size(), "cell");
    switch (round.kind) {
    case ws::RoundKind::Silent:
        return {round.minutes, "Silent round: the clock", "Say nothing; see who is stuck.",
                sheet + ", each alone"};
    case ws::RoundKind::Group:
        return {round.minutes, "Group round: the clock", "“Start where you disagree.”",
                "one sheet a table; agree, or keep the dissent"};
    case ws::RoundKind::Cards:
        return {round.minutes, "Cards", "Read each card's question; the key says what applies.",
                "play a card on an element and say why it applies"};
    case ws::RoundKind::Path:
        return {round.minutes, "Path", "“Fewest steps.” The key has the best way.",
                "from outside to " + (task.goal.empty() ? std::string("something of value")
                                                        : elementTitle(task.goal, task.model))};
    case ws::RoundKind::Fix:
        return {round.minutes, "Fix: five measures", "Read out what each takes off the risk (key).",
                "choose " + std::to_string(ws::fixBudget) + " of " +
                    counted(task.measures.size(), "measure")};
    case ws::RoundKind::Drift:
        break;
    }
    return {round.minutes, "Drift", "Show the second version.", "what changed, what is new?"};
}

std::vector<Part> partsOf(const ws::Task &task)
{
    constexpr int revealMinutes = 18;
    std::vector<Part> parts = {
        {5, "Four questions, one story of a breach", "“You attack the drawing, not the drawer.”", "listen"},
        {7, "Warm-up: two elements that are not on the worksheet", "Reveal at once, letter by letter.",
         "laptop or paper"},
        {5, "The system, walked through", "“What is worth having? Who stands outside?”", "ask for facts"}};
    const Part reveal{revealMinutes, "Reveal of the cells that divide the room most",
                      "The room explains before you do; overrule the engine when you are convinced.",
                      "argue"};
    bool isRevealed = false;
    for (const ws::Round &round : task.rounds) {
        const bool isOfCells = round.kind == ws::RoundKind::Silent || round.kind == ws::RoundKind::Group ||
                               round.kind == ws::RoundKind::Cards;
        if (!isOfCells && !std::exchange(isRevealed, true))
            parts.push_back(reveal);
        parts.push_back(partOf(round, task));
    }
    if (!isRevealed)
        parts.push_back(reveal);
    parts.push_back(
        {10, "Scores, owners, next date", "Prizes go to good questions too.", "take a threat home"});
    return parts;
}

Section minutesChapter(const ws::Task &task)
{
    Section chapter = workshopChapter("The minutes", "minutes");
    Table table{{{"Minutes", 1.3, {}, Column::Look::RowHead}, {"Shown", 3}, {"You", 4}, {"They", 3}}, {}};
    int begin = 0;
    for (const Part &part : partsOf(task)) {
        table.rows.push_back({{std::to_string(begin) + "–" + std::to_string(begin + part.minutes)},
                              {part.shown},
                              {part.facilitator},
                              {part.participants}});
        begin += part.minutes;
    }
    chapter.blocks.push_back(std::move(table));
    return chapter;
}

// How many cells of each letter are true: what a good room finds.
Section numbersChapter(const ws::Key &key)
{
    Section chapter = workshopChapter("What is to be found", "numbers");
    std::array<std::array<std::size_t, 3>, 6> counts{}; // by letter: threats, to verify, none
    for (const auto &[cell, known] : key.cells) {
        auto &of = counts[static_cast<std::size_t>(cell.category)];
        ++of[known.verdict == ws::Verdict::Threat ? 0 : known.verdict == ws::Verdict::Verify ? 1 : 2];
    }
    Table table{{{"Letter", 3, {}, Column::Look::RowHead},
                 {"Threats", 1, {}, Column::Look::Number},
                 {"To verify", 1, {}, Column::Look::Number},
                 {"No threat", 1, {}, Column::Look::Number}},
                {}};
    for (const model::Stride category : ws::allCategories) {
        const auto &of = counts[static_cast<std::size_t>(category)];
        table.rows.push_back({{std::string(model::strideTitle(category))},
                              {std::to_string(of[0])},
                              {std::to_string(of[1])},
                              {std::to_string(of[2])}});
    }
    chapter.blocks.push_back(std::move(table));
    return chapter;
}

Section beforeChapter(bool hasCards)
{
    Section chapter = workshopChapter("Before", "before");
    chapter.blocks.push_back(
        List{{hasCards ? "Print the handout once for each person, the cards once for each "
                         "table, and the key once for yourself."
                       : "Print the handout once for each person, and the key once for "
                         "yourself.",
              "Give the .bulkhead-task to whoever works on a laptop; keep the "
              ".bulkhead-workshop and the key to yourself.",
              "Write the four questions on the board: what are we working on, what can "
              "go wrong, what are we going to do "
              "about it, did we do a good job?"}});
    return chapter;
}

// What a workshop can do without when it is late: its last round behind the cells, or the tables.
std::string roundToLeaveOut(const ws::Task &task)
{
    for (const auto &[kind, name] :
         {std::pair(ws::RoundKind::Path, "path"), std::pair(ws::RoundKind::Drift, "drift"),
          std::pair(ws::RoundKind::Fix, "fix"), std::pair(ws::RoundKind::Group, "group")})
        if (task.hasRound(kind) && task.rounds.size() > 1)
            return std::string("leave out the round ") + name;
    return "reveal fewer cells";
}

Section fallbacksChapter(const ws::Task &task, bool hasCards)
{
    Section chapter = workshopChapter("When it goes otherwise", "fallbacks");
    Table table{{{"When", 2, {}, Column::Look::RowHead}, {"Then", 5}}, {}};
    table.rows = {{{"No laptops"}, {"paper, and the key"}},
                  {{"Late"}, {roundToLeaveOut(task)}},
                  {{"A silent room"}, {hasCards ? "cards" : "one cell for the whole room, by raised hands"}},
                  {{"One voice"}, {"the silent round again, for two cells"}},
                  {{"A small projector"}, {"read the cells out; the handout has the diagram"}}};
    chapter.blocks.push_back(std::move(table));
    return chapter;
}

} // namespace

ReportDocument guideDocument(const ws::WorkshopJudge &judge, bool hasCards)
{
    const ws::Task &task = judge.workshop().task;
    ReportDocument document;
    document.cover = workshopCover("Guide, for the facilitator", judge.workshop().model);
    document.cover.facts = {{"Asked", ws::summaryOf(ws::countOf(judge.key()))},
                            {"Elements", joined(task.scope, ", ", [&](const model::Id &id) {
                                 return elementTitle(id, task.model);
                             })}};
    document.chapters = {minutesChapter(task), numbersChapter(judge.key()), beforeChapter(hasCards),
                         fallbacksChapter(task, hasCards)};
    return document;
}

} // namespace bulkhead::exporting
