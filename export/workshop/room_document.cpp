// SPDX-License-Identifier: Apache-2.0
#include "export/workshop/workshop_pages.h"
#include "export/workshop/workshop_parts.h"

#include "catalog/engine/counted.h"
#include "export/text/joined.h"

#include <algorithm>

namespace bulkhead::exporting {

namespace ws = catalog::workshop;
using catalog::counted;

namespace {

constexpr std::size_t mostListed = 12;

Column numberColumn(const std::string &title)
{
    Column column;
    column.title = title;
    column.look = Column::Look::Number;
    return column;
}

Section scoresChapter(const std::vector<ws::RoomRow> &rows, const ws::Workshop &workshop)
{
    const ws::Rubric &rubric = workshop.rubric;
    Section chapter = workshopChapter("Scores", "scores");
    Table table;
    Column name;
    name.title = "Participant";
    name.share = 3;
    name.look = Column::Look::RowHead;
    table.columns.push_back(name);
    const bool hasDiagram = rubric.diagram > 0;
    for (const char *title : {"Cells", "Why", "Honesty", "Path", "Fix", "Extras"})
        table.columns.push_back(numberColumn(title));
    if (hasDiagram)
        table.columns.push_back(numberColumn("Diagram"));
    table.columns.push_back(numberColumn("Total"));
    for (const ws::RoomRow &row : rows) {
        std::vector<Cell> cells = {{row.participant}};
        for (const double points : {row.score.cells, row.score.why, row.score.honesty, row.score.path,
                                    row.score.fix, row.score.extras})
            cells.push_back({pointsOf(points)});
        if (hasDiagram)
            cells.push_back({pointsOf(row.score.diagram)});
        cells.push_back({pointsOf(row.score.total)});
        table.rows.push_back(std::move(cells));
    }
    chapter.blocks.push_back(Paragraph{weightsText(rubric, workshop.task.sheet)});
    chapter.blocks.push_back(Paragraph{"Cells are a number from 0 to 100, worth up to " +
                                       pointsOf(rubric.cells) +
                                       " points; saying yes to all, no to all, or guessing gives about 0."});
    chapter.blocks.push_back(std::move(table));
    return chapter;
}

Table votesTable(const std::vector<const ws::CellVotes *> &listed, const ws::WorkshopJudge &judge)
{
    Table table;
    Column cell;
    cell.title = "Cell";
    cell.share = 3;
    cell.look = Column::Look::RowHead;
    Column verdict;
    verdict.title = "Verdict";
    table.columns = {cell, numberColumn("Threat"), numberColumn("No threat"), numberColumn("Don't know"),
                     verdict};
    for (const ws::CellVotes *votes : listed) {
        const auto known = judge.key().cells.find(votes->cell);
        const ws::Verdict says = known == judge.key().cells.end() ? ws::Verdict::None : known->second.verdict;
        table.rows.push_back({{cellTitle(votes->cell, judge.workshop().model)},
                              {std::to_string(votes->threat)},
                              {std::to_string(votes->none)},
                              {std::to_string(votes->unknown)},
                              {verdictTitle(says)}});
    }
    return table;
}

Section disagreementsChapter(const ws::Room &room, const ws::WorkshopJudge &judge)
{
    Section chapter = workshopChapter("Where the room disagrees", "disagreements");
    std::vector<const ws::CellVotes *> listed;
    for (const std::size_t index : room.divided)
        if (listed.size() < mostListed)
            listed.push_back(&room.votes[index]);
    if (listed.empty())
        chapter.blocks.push_back(Paragraph{"Nobody contradicts anybody."});
    else
        chapter.blocks.push_back(votesTable(listed, judge));
    return chapter;
}

Section praiseChapter(const ws::Room &room, const ws::WorkshopJudge &judge)
{
    Section chapter = workshopChapter("Who stood out", "praise");
    List list;
    const auto name = [&](const ws::Catch &found) { return joined(found.participants, ", "); };
    if (room.bestCatch)
        list.items.push_back(RichText()
                                 .strong("Best catch: ")
                                 .add(cellTitle(room.bestCatch->cell, judge.workshop().model) + ", by " +
                                      name(*room.bestCatch)));
    if (room.bestQuestion)
        list.items.push_back(RichText()
                                 .strong("Best question: ")
                                 .add("“" + room.bestQuestion->text + "” (" +
                                      cellTitle(room.bestQuestion->cell, judge.workshop().model) + "), by " +
                                      name(*room.bestQuestion)));
    if (room.mostImproved)
        list.items.push_back(
            RichText()
                .strong("Most improved: ")
                .add(room.mostImproved->first + ", by " + pointsOf(room.mostImproved->second)));
    if (list.items.empty())
        chapter.blocks.push_back(Paragraph{"Nothing stands out: all answered alike."});
    else
        chapter.blocks.push_back(std::move(list));
    return chapter;
}

ReportDocument documentOf(const std::string &kind, const ws::WorkshopJudge &judge, std::size_t participants)
{
    ReportDocument document;
    document.cover = workshopCover(kind, judge.workshop().model);
    document.cover.facts = {{"Participants", std::to_string(participants)},
                            {"Asked", ws::summaryOf(ws::countOf(judge.key()))}};
    return document;
}

// The cells with this verdict that have the most (or fewest) marks of the room, with those that nobody or
// everybody saw left out as asked.
std::vector<const ws::CellVotes *> ranked(const ws::Room &room, const ws::Key &key, ws::Verdict verdict,
                                          bool fewestFirst)
{
    std::vector<const ws::CellVotes *> listed;
    for (const ws::CellVotes &votes : room.votes)
        if (const auto known = key.cells.find(votes.cell);
            known != key.cells.end() && known->second.verdict == verdict &&
            (fewestFirst ? votes.threat < room.rows.size() : votes.threat > 0))
            listed.push_back(&votes);
    std::stable_sort(listed.begin(), listed.end(), [&](const auto *a, const auto *b) {
        return fewestFirst ? a->threat < b->threat : a->threat > b->threat;
    });
    if (listed.size() > mostListed)
        listed.resize(mostListed);
    return listed;
}

Section rankedChapter(const std::string &title, const std::string &anchor, const std::string &none,
                      const std::vector<const ws::CellVotes *> &listed, const ws::WorkshopJudge &judge)
{
    Section chapter = workshopChapter(title, anchor);
    if (listed.empty())
        chapter.blocks.push_back(Paragraph{none});
    else
        chapter.blocks.push_back(votesTable(listed, judge));
    return chapter;
}

Section alikeChapter(const ws::GradedRoom &room)
{
    Section chapter = workshopChapter("Alike beyond chance", "alike");
    if (room.alike.empty()) {
        constexpr std::size_t fewest = 5; // of which alikeSheets() compares mistakes
        chapter.blocks.push_back(Paragraph{room.sheets.size() < fewest
                                               ? "So few works are compared by their reasons alone; no two "
                                                 "have the same."
                                               : "No two works share more mistakes than chance explains."});
        return chapter;
    }
    chapter.blocks.push_back(
        Paragraph{"Look at these works yourself: people who worked together make the same mistakes, too."});
    List list;
    for (const ws::AlikePair &pair : room.alike)
        list.items.push_back(
            room.sheets[pair.first].participant + " and " + room.sheets[pair.second].participant + ": " +
            counted(pair.sharedMistakes, "mistake") + " in common, where about " + pointsOf(pair.expected) +
            " were to be expected" +
            (pair.sameReasons > 0 ? "; " + counted(pair.sameReasons, "reason") + " word by word"
                                  : std::string()));
    chapter.blocks.push_back(std::move(list));
    return chapter;
}

} // namespace

ReportDocument roomDocument(const ws::Room &room, const ws::WorkshopJudge &judge)
{
    ReportDocument document = documentOf("Workshop results", judge, room.rows.size());
    document.chapters = {scoresChapter(room.rows, judge.workshop()), praiseChapter(room, judge),
                         disagreementsChapter(room, judge)};
    return document;
}

ReportDocument classDocument(const ws::GradedRoom &graded, const ws::WorkshopJudge &judge)
{
    const ws::Room &room = graded.room;
    std::vector<ws::RoomRow> rows = room.rows;
    for (std::size_t i = 0; i < rows.size(); ++i)
        rows[i].score = graded.sheets[i].score;
    ReportDocument document = documentOf("Class report", judge, rows.size());
    document.chapters = {scoresChapter(rows, judge.workshop()),
                         rankedChapter("Hardest cells", "hardest", "Everybody found everything.",
                                       ranked(room, judge.key(), ws::Verdict::Threat, true), judge),
                         rankedChapter("Common false alarms", "alarms", "There were none.",
                                       ranked(room, judge.key(), ws::Verdict::None, false), judge),
                         disagreementsChapter(room, judge), alikeChapter(graded)};
    return document;
}

} // namespace bulkhead::exporting
