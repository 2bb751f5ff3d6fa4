// SPDX-License-Identifier: Apache-2.0
#include "export/workshop/workshop_pages.h"
#include "export/workshop/workshop_parts.h"

#include "catalog/engine/counted.h"
#include "export/text/words.h"

#include <algorithm>

namespace bulkhead::exporting {

namespace ws = catalog::workshop;
using catalog::counted;

namespace {

bool isMarked(const ws::GradedSheet &sheet, const ws::StrideCell &cell)
{
    const auto answer = sheet.sheet.cells.find(cell);
    return answer != sheet.sheet.cells.end() && answer->second.mark == ws::Mark::Threat;
}

// The cells with this verdict that were marked as a threat, or were not; the heaviest first.
std::vector<ws::StrideCell> cellsOf(const ws::GradedSheet &sheet, const ws::Key &key, ws::Verdict verdict,
                                    bool marked)
{
    std::vector<ws::StrideCell> cells;
    for (const auto &[cell, known] : key.cells)
        if (known.verdict == verdict && isMarked(sheet, cell) == marked &&
            !(verdict == ws::Verdict::None && sheet.acceptedReasons.contains(cell)))
            cells.push_back(cell);
    std::stable_sort(cells.begin(), cells.end(), [&](const ws::StrideCell &a, const ws::StrideCell &b) {
        return key.cells.at(a).weight() > key.cells.at(b).weight();
    });
    return cells;
}

// What became of the attack path: where it breaks off, or how it stands beside the best one.
std::string pathOutcome(const ws::GradedSheet &sheet, const ws::WorkshopJudge &judge)
{
    if (sheet.drawing)
        return "a model states none";
    const std::vector<model::Id> &path = sheet.sheet.path;
    if (path.empty())
        return "you wrote none";
    const auto name = [&](const model::Id &id) {
        return id == catalog::theInternet ? std::string("the internet")
                                          : nameOnPaper(id, judge.workshop().model);
    };
    const ws::JudgedWay way = judge.way(path);
    if (way.best <= 0)
        return "no way leads there from outside";
    if (way.reached == 0)
        return "an attacker outside cannot begin at " + name(path.front());
    if (way.reached < path.size())
        return "it breaks off: from " + name(path[way.reached - 1]) + " an attacker does not get to " +
               name(path[way.reached]);
    if (!way.isAtGoal) {
        const model::Id &goal = judge.workshop().task.goal;
        return "it ends at " + name(path.back()) + ", and does not reach " +
               (goal.empty() ? std::string("anything of value") : name(goal));
    }
    if (way.share() < 1)
        return "it gets there in " + percentText(way.likelihood) + " of all attacks, the best way in " +
               percentText(way.best);
    return "no way is likelier";
}

Section pointsChapter(const ws::GradedSheet &sheet, const ws::WorkshopJudge &judge)
{
    const ws::Workshop &workshop = judge.workshop();
    const ws::Rubric &rubric = workshop.rubric;
    Section chapter = workshopChapter("Your points", "points");
    Facts facts;
    const auto add = [&](const std::string &name, double points, double most) {
        facts.facts.push_back({name, pointsOf(points) + " of " + pointsOf(most)});
    };
    facts.facts.push_back({"Cells", pointsOf(rubric.cells * sheet.score.cells / 100) + " of " +
                                        pointsOf(rubric.cells) + " (" +
                                        counted(sheet.cellScore.hits, "threat") + " found, " +
                                        std::to_string(sheet.cellScore.misses) + " missed, " +
                                        counted(sheet.cellScore.alarms, "false alarm") + ")"});
    add("Reasons", sheet.score.why, rubric.why);
    if (!sheet.drawing)
        add("Open questions", sheet.score.honesty, rubric.honesty);
    facts.facts.push_back({"Attack path", pointsOf(sheet.score.path) + " of " + pointsOf(rubric.path) + ": " +
                                              pathOutcome(sheet, judge)});
    add("Measures", sheet.score.fix, rubric.fix);
    facts.facts.push_back({"Extra threats", pointsOf(sheet.score.extras)});
    if (sheet.drawing) {
        const auto text = [](const ws::Found &found) {
            return std::to_string(found.found) + " of " + std::to_string(found.all);
        };
        facts.facts.push_back({"Diagram", text(sheet.drawing->elements) + " elements, " +
                                              text(sheet.drawing->flows) + " flows, " +
                                              text(sheet.drawing->boundaries) + " boundaries found"});
        if (rubric.diagram > 0)
            add("Diagram, points", sheet.score.diagram, rubric.diagram);
    }
    facts.facts.push_back({"Total", RichText().strong(pointsOf(sheet.score.total))});
    chapter.blocks.push_back(std::move(facts));
    chapter.blocks.push_back(Paragraph{weightsText(rubric, workshop.task.sheet)});
    return chapter;
}

Section cellsChapter(const std::string &title, const std::string &anchor, const std::string &none,
                     const std::vector<ws::StrideCell> &cells, const ws::WorkshopJudge &judge, bool explained)
{
    Section chapter = workshopChapter(title, anchor);
    List list;
    for (const ws::StrideCell &cell : cells) {
        RichText item = RichText().strong(cellTitle(cell, judge.workshop().model));
        const std::string why = explained ? explanationOf(cell, judge) : std::string();
        if (!why.empty())
            item.add(" – " + why);
        list.items.push_back(std::move(item));
    }
    if (list.items.empty())
        chapter.blocks.push_back(Paragraph{none});
    else
        chapter.blocks.push_back(std::move(list));
    return chapter;
}

// The cells that nobody can tell without asking, and what was asked there.
Section openChapter(const ws::GradedSheet &sheet, const ws::WorkshopJudge &judge)
{
    Section chapter = workshopChapter("Open questions", "open");
    List list;
    for (const auto &[cell, known] : judge.key().cells) {
        if (known.verdict != ws::Verdict::Verify)
            continue;
        const auto answer = sheet.sheet.cells.find(cell);
        const bool isOpen = answer != sheet.sheet.cells.end() && answer->second.mark == ws::Mark::Unknown;
        RichText item = RichText().strong(cellTitle(cell, judge.workshop().model));
        if (!sheet.drawing)
            item.add(isOpen ? ", which you left open" : ", which you did not leave open");
        if (const std::string why = explanationOf(cell, judge); !why.empty())
            item.add(" – " + why);
        list.items.push_back(std::move(item));
    }
    if (list.items.empty())
        chapter.blocks.push_back(Paragraph{"There were none."});
    else
        chapter.blocks.push_back(std::move(list));
    return chapter;
}

Section extrasChapter(const ws::GradedSheet &sheet, const ws::WorkshopJudge &judge)
{
    Section chapter = workshopChapter("Beyond the question", "extras");
    List list;
    for (const ws::ExtraThreat &extra : sheet.sheet.extras)
        list.items.push_back(RichText()
                                 .strong(cellTitle({extra.element, extra.category}, judge.workshop().model))
                                 .add(extra.title.empty() ? std::string() : " – " + extra.title));
    if (sheet.threatsLeft > 0)
        list.items.push_back(counted(sheet.threatsLeft, "threat") +
                             " at elements that stand for nothing in the workshop's model");
    if (list.items.empty())
        chapter.blocks.push_back(Paragraph{"You added no threats of your own."});
    else
        chapter.blocks.push_back(std::move(list));
    return chapter;
}

// One thing to do next: what would have brought most.
Section nextStepChapter(const ws::GradedSheet &sheet, const ws::WorkshopJudge &judge)
{
    Section chapter = workshopChapter("Your next step", "next");
    const auto missed = cellsOf(sheet, judge.key(), ws::Verdict::Threat, false);
    std::string text;
    if (sheet.cellScore.hits + sheet.cellScore.misses == 0)
        text = "Nothing that was asked is a confirmed threat. Find out what is still open about this system.";
    else if (sheet.cellScore.falseAlarms > 1 - sheet.cellScore.recall)
        text = "Before you mark a threat, name the property that makes it possible. " +
               counted(sheet.cellScore.alarms, "mark") + " had none.";
    else if (!missed.empty()) {
        text = "Look again at " + cellTitle(missed.front(), judge.workshop().model) + ".";
        if (const std::string why = explanationOf(missed.front(), judge); !why.empty())
            text += " " + why;
        if (const std::string remedy = remedyOf(missed.front(), judge); !remedy.empty())
            text += " What helps: " + remedy + ".";
    } else if (sheet.score.why < judge.workshop().rubric.why)
        text = "You found every threat. Write down for each which property makes it possible.";
    else
        text = "You found every threat and why it is there. Take the next model.";
    chapter.blocks.push_back(Paragraph{text});
    return chapter;
}

} // namespace

ReportDocument feedbackDocument(const ws::GradedSheet &sheet, const ws::WorkshopJudge &judge)
{
    const ws::Key &key = judge.key();
    ReportDocument document;
    document.cover.kind = "Feedback";
    document.cover.title = sheet.participant;
    document.cover.description = judge.workshop().model.metadata().title;
    document.chapters = {pointsChapter(sheet, judge),
                         nextStepChapter(sheet, judge),
                         cellsChapter("What you found", "hits", "None of the threats yet.",
                                      cellsOf(sheet, key, ws::Verdict::Threat, true), judge, true),
                         cellsChapter("What you missed", "misses", "Nothing.",
                                      cellsOf(sheet, key, ws::Verdict::Threat, false), judge, true),
                         cellsChapter("False alarms", "alarms", "None.",
                                      cellsOf(sheet, key, ws::Verdict::None, true), judge, false),
                         openChapter(sheet, judge),
                         extrasChapter(sheet, judge)};
    if (judge.workshop().task.hasRound(ws::RoundKind::Path))
        document.chapters.push_back(wayChapter(judge));
    return document;
}

} // namespace bulkhead::exporting
