// SPDX-License-Identifier: Apache-2.0
#include "export/workshop/printed_papers.h"
#include "export/workshop/workshop_parts.h"

#include "diagram/view_graph.h"
#include "export/report/data/appendix.h"
#include "export/text/joined.h"
#include "model/view_plans.h"

#include <array>
#include <map>
#include <set>
#include <string>

namespace bulkhead::exporting {

namespace ws = catalog::workshop;

namespace {

// What each letter asks, in the order of model::Stride.
constexpr std::array<const char *, 6> questions = {
    "Can somebody pretend to be this element, or to be one who may use it?",
    "Can somebody change its data, its code or its configuration?",
    "Can somebody do something here and deny it, since nothing records it?",
    "Can somebody read what is not meant for them?",
    "Can somebody stop it, or use up what it needs?",
    "Can somebody do more here, or from here, than they may?"};

// The first view, and the others on which something stands that is asked and not on those before.
std::vector<const model::View *> viewsOf(const ws::Task &task)
{
    std::set<model::Id> left(task.scope.begin(), task.scope.end());
    std::vector<const model::View *> views;
    for (const model::View *view : model::viewsInOrder(task.model)) {
        const std::size_t before = left.size();
        std::erase_if(left, [&](const model::Id &id) { return diagram::isShown(task.model, *view, id); });
        if (views.empty() || left.size() < before)
            views.push_back(view);
    }
    return views;
}

Section systemChapter(const ws::Task &task)
{
    Section chapter = workshopChapter("The system", "system");
    Figures figures;
    for (const model::View *view : viewsOf(task))
        figures.figures.push_back({model::viewName(*view), DiagramView{view->id}});
    if (!figures.figures.empty())
        chapter.blocks.push_back(std::move(figures));
    return chapter;
}

// What the participant's window shows of an element: nothing at the level at which people have to ask.
Section factsChapter(const ws::Task &task)
{
    Section chapter = workshopChapter("What is known", "facts");
    if (task.level == ws::Level::Expert) {
        chapter.blocks.push_back(Paragraph{"Ask the facilitator for facts."});
        return chapter;
    }
    Table facts{{{"Element", 2.4, {}, Column::Look::RowHead}, {"Is", 1.6}, {"Known", 7}}, {}};
    std::map<std::string, ElementEntry> entries;
    for (ElementEntry &entry : gatherAppendix(task.model, nullptr))
        entries.emplace(entry.subject.id, std::move(entry));
    for (const model::Id &id : task.scope) {
        const ElementEntry &entry = entries.at(id);
        const model::Element *element = task.model.element(id);
        std::string is = entry.kind;
        if (element && !element->parent.empty())
            is += ", in " + onOneLine(subjectName(task.model, element->parent));
        const std::string known = joined(entry.properties, "; ", [](const ElementProperty &property) {
            return onOneLine(property.title + ": " + property.value);
        });
        facts.rows.push_back({{nameOnPaper(id, task.model)}, {is}, {known}});
    }
    chapter.blocks.push_back(std::move(facts));
    return chapter;
}

Section lettersChapter(ws::SheetKind sheet)
{
    Section chapter = workshopChapter("The six letters", "letters");
    Table table{{{"Letter", 2.2, {}, Column::Look::RowHead}, {"Asks", 7}}, {}};
    for (const model::Stride category : ws::allCategories)
        table.rows.push_back(
            {{std::string(model::strideTitle(category))}, {questions[static_cast<std::size_t>(category)]}});
    chapter.blocks.push_back(std::move(table));
    if (sheet == ws::SheetKind::Interaction)
        chapter.blocks.push_back(Paragraph{"STRIDE per interaction: judge an element by what it sends and "
                                           "gets, and by who stands at the other "
                                           "end; judge a flow by whether it crosses a boundary."});
    return chapter;
}

Section worksheetChapter(const ws::Task &task)
{
    Section chapter = workshopChapter("Worksheet", "worksheet");
    chapter.startsPage = true;
    chapter.blocks.push_back(Paragraph{"Name: ______________________________   Group: ____________"});
    chapter.blocks.push_back(Paragraph{
        "Write into each cell: T for a threat, a dash for none, ? where nobody can say without asking. "
        "A question mark costs nothing."});
    Table cells{{{"Element", 4, {}, Column::Look::RowHead}}, {}};
    for (const model::Stride category : ws::allCategories)
        cells.columns.push_back({std::string(model::strideTitle(category).substr(0, 1)), 1});
    for (const model::Id &id : task.scope) {
        std::vector<Cell> row(cells.columns.size());
        row.front().text = nameOnPaper(id, task.model);
        cells.rows.push_back(std::move(row));
    }
    cells.isForm = true;
    chapter.blocks.push_back(std::move(cells));
    constexpr int linesToWrite = 12;
    Table reasons{{{"Element", 2}, {"Letter", 1}, {"Why: what makes it possible", 5}, {"What to do", 4}}, {}};
    reasons.rows.assign(linesToWrite, std::vector<Cell>(reasons.columns.size(), Cell{"\u00a0"}));
    reasons.isForm = true;
    chapter.blocks.push_back(std::move(reasons));
    return chapter;
}

Section pathChapter(const ws::Task &task)
{
    Section chapter = workshopChapter("Path", "path");
    const std::string goal = task.goal.empty() ? "something of value" : nameOnPaper(task.goal, task.model);
    chapter.blocks.push_back(Paragraph{"You stand outside and want to reach " + goal +
                                       ". Write down, in their order, the elements that you pass:"});
    List steps;
    steps.look = List::Look::Numbers;
    constexpr int stepsToWrite = 6;
    steps.items.assign(stepsToWrite, RichText("____________________________"));
    chapter.blocks.push_back(std::move(steps));
    return chapter;
}

Section measuresChapter(const ws::Task &task)
{
    Section chapter = workshopChapter("Fix: five measures", "measures");
    chapter.blocks.push_back(Paragraph{"You can pay for " + std::to_string(ws::fixBudget) +
                                       " of these. Which reduce the risk most? Circle " +
                                       std::to_string(ws::fixBudget) + " numbers."});
    List measures;
    measures.look = List::Look::Numbers;
    for (const auto &[id, title] : task.numberedMeasures())
        measures.items.push_back(RichText(title));
    chapter.blocks.push_back(std::move(measures));
    return chapter;
}

} // namespace

ReportDocument handoutDocument(const ws::Task &task)
{
    ReportDocument document;
    document.cover = workshopCover("Worksheet", task.model);
    document.cover.facts = {{"Elements", std::to_string(task.scope.size())},
                            {"Cells", std::to_string(task.cells().size())}};
    document.chapters = {systemChapter(task), factsChapter(task), lettersChapter(task.sheet),
                         worksheetChapter(task)};
    if (task.hasRound(ws::RoundKind::Path))
        document.chapters.push_back(pathChapter(task));
    if (task.hasRound(ws::RoundKind::Fix))
        document.chapters.push_back(measuresChapter(task));
    return document;
}

} // namespace bulkhead::exporting
