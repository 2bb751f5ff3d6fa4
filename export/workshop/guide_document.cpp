// SPDX-License-Identifier: Apache-2.0
#include "export/workshop/printed_papers.h"
#include "export/workshop/warm_up.h"
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

// How far a beginner comes in the minutes of the round.
std::string cellsInTime(int minutes, const ws::WorkshopJudge &judge)
{
    const ws::KeyCount count = ws::countOf(judge.key());
    if (count.minutes <= minutes)
        return "time for all of them";
    const std::size_t done =
        count.cells * static_cast<std::size_t>(minutes) / static_cast<std::size_t>(count.minutes);
    return "a beginner has time for about " + std::to_string(done) + ": nobody has to finish";
}

PartText roundText(ws::RoundKind round, int minutes, const ws::WorkshopJudge &judge)
{
    const ws::Task &task = judge.workshop().task;
    switch (round) {
    case ws::RoundKind::Silent:
        return {"Silent round: the clock", "Say nothing; see who is stuck.",
                counted(task.scope.size(), "element") + ", " + counted(task.cells().size(), "cell") +
                    ", each alone; " + cellsInTime(minutes, judge)};
    case ws::RoundKind::Group:
        return {"Group round: the clock", "“Start where you disagree.”",
                "one sheet a table; agree, or keep the dissent; on laptops Members of the group: who sits "
                "at the table"};
    case ws::RoundKind::Cards:
        return {"Cards", "Read each card's question; the key says where it applies (The cards).",
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

PartText warmUpText(const WarmUp &warmUp, const ws::WorkshopJudge &judge)
{
    if (warmUp.elements.empty())
        return {"Warm-up: the six letters",
                "All elements are on the worksheet: ask for each letter what it would be at the building you "
                "sit in.",
                "an example a letter"};
    return {"Warm-up, not on the worksheet: " +
                joined(warmUp.elements, ", ",
                       [&](const model::Id &id) { return nameOnPaper(id, judge.workshop().model); }),
            "Letter by letter; say at once what the key says (Warm-up).", "raise hands: a threat, or none?"};
}

PartText textOf(const ws::PlannedPart &part, const WarmUp &warmUp, const ws::WorkshopJudge &judge)
{
    using Kind = ws::PlannedPart::Kind;
    switch (part.kind) {
    case Kind::Story:
        return {"Four questions, one story of a breach",
                "“You attack the drawing, not the drawer.” Tell the "
                "story (below).",
                "listen"};
    case Kind::WarmUp:
        return warmUpText(warmUp, judge);
    case Kind::Walk:
        return {"The system, walked through", "“What is worth having? Who stands outside?”", "ask for facts"};
    case Kind::Round:
        return roundText(part.round, part.minutes, judge);
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
    const WarmUp warmUp = warmUpOf(judge);
    int begin = 0;
    for (const ws::PlannedPart &part : ws::plannedParts(judge.workshop().task.rounds)) {
        const PartText text = textOf(part, warmUp, judge);
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

Section storyChapter()
{
    Section chapter = workshopChapter("The story", "story");
    chapter.blocks.push_back(Paragraph{
        "Tesla, 2018. The console of a Kubernetes cluster stood open to the internet, without a password. "
        "In one of its pods lay the keys of the cloud account, and with them a bucket of telemetry could be "
        "read. The attackers mined cryptocurrency there and hid it: little load, their own pool, its address "
        "behind a content network. Nobody needed an exploit."});
    chapter.blocks.push_back(Paragraph{
        "Source: RedLock, “Lessons from the Cryptojacking Attack at Tesla”, 20 February 2018. Ask the room: "
        "which letters were these, and at which elements?",
        Paragraph::Look::Muted});
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
               "Laptops that share a folder: copy only the .bulkhead-task into it, then press W on the page "
               "Room and choose that folder. With sticks: collect them, copy the answers into one folder, "
               "and choose that.",
               "Keep the .bulkhead-workshop, this guide and the key to yourself: who has the folder they "
               "are in has the answers.",
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
    const ws::KeyCount count = ws::countOf(judge.key());
    document.cover.facts = {
        {"Asked", counted(count.cells, "cell") + ", " + std::to_string(count.threats) + " true"},
        {"Takes", std::to_string(ws::plannedMinutes(task.rounds)) + " minutes"},
        {"Elements",
         joined(task.scope, ", ", [&](const model::Id &id) { return nameOnPaper(id, task.model); })}};
    document.chapters = {minutesChapter(judge),         storyChapter(),
                         beforeChapter(task, hasCards), programChapter(task),
                         numbersChapter(judge.key()),   fallbacksChapter(task, hasCards)};
    return document;
}

} // namespace bulkhead::exporting
