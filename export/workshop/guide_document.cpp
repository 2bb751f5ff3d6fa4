// SPDX-License-Identifier: Apache-2.0
#include "export/workshop/printed_papers.h"
#include "export/workshop/workshop_parts.h"

#include "catalog/engine/counted.h"
#include "catalog/workshop/workshop_minutes.h"
#include "export/text/joined.h"

#include <array>
#include <utility>

namespace bulkhead::exporting {

namespace ws = catalog::workshop;
using catalog::counted;

namespace {

struct PartText
{
    std::string shown;
    std::string facilitator;
    std::string participants;
};

PartText roundText(ws::RoundKind round, const ws::WorkshopJudge &judge)
{
    const ws::Task &task = judge.workshop().task;
    switch (round) {
    case ws::RoundKind::Silent:
        return {"Silent round: the clock", "Say nothing; see who is stuck.",
                counted(task.scope.size(), "element") + ", " + counted(task.cells().size(), "cell") +
                    ", each alone; a beginner takes about " +
                    counted(static_cast<std::size_t>(ws::countOf(judge.key()).minutes), "minute") +
                    " for all of them"};
    case ws::RoundKind::Group:
        return {"Group round: the clock", "“Start where you disagree.”",
                "one sheet a table; agree, or keep the dissent"};
    case ws::RoundKind::Cards:
        return {"Cards", "Read each card's question; the key says what applies.",
                "play a card on an element and say why it applies"};
    case ws::RoundKind::Path:
        return {"Path", "“Fewest steps.” The key has the best way.",
                "from outside to " + (task.goal.empty() ? std::string("something of value")
                                                        : nameOnPaper(task.goal, task.model))};
    case ws::RoundKind::Fix:
        return {"Fix: five measures", "Read out what each takes off the risk (key).",
                "choose " + std::to_string(ws::fixBudget) + " of " +
                    counted(task.measures.size(), "measure")};
    case ws::RoundKind::Drift:
        break;
    }
    return {"Drift", "O opens the second version; Space shows it line by line.",
            "what changed, what is new?"};
}

PartText textOf(const ws::PlannedPart &part, const ws::WorkshopJudge &judge)
{
    using Kind = ws::PlannedPart::Kind;
    switch (part.kind) {
    case Kind::Story:
        return {"Four questions, one story of a breach", "“You attack the drawing, not the drawer.”",
                "listen"};
    case Kind::WarmUp:
        return {"Warm-up: two elements that are not on the worksheet", "Reveal at once, letter by letter.",
                "laptop or paper"};
    case Kind::Walk:
        return {"The system, walked through", "“What is worth having? Who stands outside?”", "ask for facts"};
    case Kind::Round:
        return roundText(part.round, judge);
    case Kind::Reveal:
        return {"Reveal of the cells that divide the room most (M, then Space)",
                "The room explains before you do; overrule the engine when you are convinced.", "argue"};
    case Kind::Close:
        break;
    }
    return {"Scores, owners, next date", "Prizes go to good questions too.", "take a threat home"};
}

Section minutesChapter(const ws::WorkshopJudge &judge)
{
    Section chapter = workshopChapter("The minutes", "minutes");
    Table table{{{"Minutes", 1.3, {}, Column::Look::RowHead}, {"Shown", 3}, {"You", 4}, {"They", 3}}, {}};
    int begin = 0;
    for (const ws::PlannedPart &part : ws::plannedParts(judge.workshop().task.rounds)) {
        const PartText text = textOf(part, judge);
        table.rows.push_back({{std::to_string(begin) + "–" + std::to_string(begin + part.minutes)},
                              {text.shown},
                              {text.facilitator},
                              {text.participants}});
        begin += part.minutes;
    }
    chapter.blocks.push_back(std::move(table));
    chapter.blocks.push_back(Paragraph{
        "The clock on the screen counts the rounds; what stands between them has no clock. The clocks of "
        "participants are their own and begin when each of them opens a round: yours ends it."});
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

Section beforeChapter(const ws::Task &task, bool hasCards)
{
    Section chapter = workshopChapter("Before", "before");
    List list{{hasCards ? "Print the handout once for each person, the cards once for each "
                          "table, and the key once for yourself."
                        : "Print the handout once for each person, and the key once for "
                          "yourself.",
               "Give the .bulkhead-task to whoever works on a laptop; keep the "
               ".bulkhead-workshop and the key to yourself.",
               "Write the four questions on the board: what are we working on, what can "
               "go wrong, what are we going to do about it, did we do a good job?"}};
    if (task.hasRound(ws::RoundKind::Drift))
        list.items.push_back(RichText(
            "Make the second version for the round drift: open the model in Bulkhead, change what the room "
            "is to find, and save it under another name with File ▸ Save as…; or import newer files of the "
            "same system. Nothing of it is in the files of the workshop."));
    chapter.blocks.push_back(std::move(list));
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
                            {"Takes", std::to_string(ws::plannedMinutes(task.rounds)) + " minutes"},
                            {"Elements", joined(task.scope, ", ", [&](const model::Id &id) {
                                 return nameOnPaper(id, task.model);
                             })}};
    document.chapters = {minutesChapter(judge), beforeChapter(task, hasCards), programChapter(task),
                         numbersChapter(judge.key()), fallbacksChapter(task, hasCards)};
    return document;
}

} // namespace bulkhead::exporting
