// SPDX-License-Identifier: Apache-2.0
#include "export/workshop/workshop_parts.h"

#include <array>
#include <optional>

namespace bulkhead::exporting {

namespace ws = catalog::workshop;

namespace {

struct PageText
{
    const char *title; // as the facilitator's window has it
    const char *keys;
};

// As FacilitatorWindow::addPages() puts them.
std::vector<PageText> pagesOf(const ws::Task &task)
{
    std::vector<PageText> pages = {
        {"Room",
         "what has come in. Up, Down: a sheet; Enter: opens it; E: a sheet from paper, arrows and T, N or -, "
         "U or ?, Del in its cells; W: another folder of answers; Ctrl+N: names, checksums, and why a file "
         "was left out, X: the next ones left out"},
        {"Heat map", "who saw what, on the diagram. K: with the key; V: next view"},
        {"Disagreements", "most divided first. Up, Down: a cell; Enter: to it on Reveal, its votes first"},
        {"Reveal",
         "Space: the votes, then the verdict; Left: back; S: skip; E: next element; M: most divided first; "
         "O: overrules, 0 to 4 a verdict, with a reason"}};
    if (!ws::isGeneric(task.sheet)) {
        pages.push_back(
            {"Path",
             "arrows and Enter: a step; Backspace: takes it back; G: next group, behind the last the room, "
             "which is scored for nobody; V: next view"});
        pages.push_back({"Fix", "Up, Down and Enter: a measure; G: next group, or the room"});
    }
    pages.push_back({"Extra threats", "Up, Down: a threat; Enter: accepts it, or not"});
    pages.push_back({"Score", "L: places of the groups, or the room as a whole"});
    pages.push_back({"Finish", "R: results, into a folder that participants do not read; T: accepted "
                               "threats; O: another folder for "
                               "them; M: into a model"});
    if (task.hasRound(ws::RoundKind::Cards))
        pages.push_back(
            {"Cards",
             "Up, Down: card; J: next suit; Left, Right: element; Enter: plays it there; A: keeps it as a "
             "threat"});
    if (task.hasRound(ws::RoundKind::Drift))
        pages.push_back(
            {"Drift",
             "O: opens the second version; Space: shows the next; Left: takes it back; V: next view"});
    return pages;
}

Table pagesTable(const ws::Task &task)
{
    Table table{{{"Page", 1, {}, Column::Look::RowHead}, {"Shows", 2.4}, {"Keys", 7}}, {}};
    std::size_t number = 0;
    for (const PageText &page : pagesOf(task)) {
        ++number;
        table.rows.push_back(
            {{number > 10 ? "next" : std::to_string(number % 10)}, {page.title}, {page.keys}});
    }
    return table;
}

} // namespace

Section programChapter(const ws::Task &task)
{
    static constexpr const char *they =
        "They open the .bulkhead-task, from a stick or a folder that all share (Teach ▸ Open workshop…, or "
        "bulkhead FILE), and enter a name. Answers are saved beside it as they work. 1, 2, 3: threat, no "
        "threat, don't know; F6: between the diagram and the questions; Page down: next element; Ctrl+Tab: "
        "next round; Submit shows a checksum, which they "
        "write on the board.";
    static constexpr const char *you =
        "You open the .bulkhead-workshop in the same way: one window for the projector. It names nobody "
        "and shows nothing of the key until you ask. 1 to 9 and 0 choose a page, Ctrl+Page down the next "
        "one; the keys of each stand at its foot.";
    static constexpr const char *clock =
        "P starts and pauses the clock, + and - give and take a minute. N closes a round and begins the "
        "next one, paused; Shift+N goes back. Press it when the next round begins: what stands between two "
        "rounds in the minutes, as the heat map and the reveal, belongs to the round before.";
    static constexpr const char *answers =
        "Answers come in by themselves from the folder that W on the page Room chooses; until then it is "
        "that of the workshop, which is yours alone. A sheet counts for the round that it was answered in, "
        "however late it comes. E takes the marks of a sheet of paper; "
        "its path and measures are entered on the pages Path and Fix, where G chooses whose they are. "
        "There every step replaces what that group has handed in: show ways to all as the room.";
    static constexpr const char *screen =
        "Close every other window first, then F fills the screen. B blanks it, D makes it dark, Ctrl+N "
        "shows names. All is saved at each key.";
    static constexpr const char *group = "In the group round a table shares one laptop: Members of the group "
                                         "(Alt+M) names who sits at it, whose "
                                         "marks then stand below those of the group.";
    Section chapter = workshopChapter("The program", "program");
    chapter.blocks.push_back(List{{they, group, you, clock, answers, screen}});
    chapter.blocks.push_back(pagesTable(task));
    return chapter;
}

} // namespace bulkhead::exporting
