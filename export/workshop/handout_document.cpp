// SPDX-License-Identifier: Apache-2.0
#include "export/workshop/printed_papers.h"
#include "export/workshop/workshop_parts.h"

#include "model/view_plans.h"

#include <array>
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

Section systemChapter(const model::Model &model)
{
    Section chapter = workshopChapter("The system", "system");
    const std::vector<const model::View *> views = model::viewsInOrder(model);
    if (!views.empty())
        chapter.blocks.push_back(
            Figures{{{model::viewName(*views.front()), DiagramView{views.front()->id}}}});
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
        row.front().text = elementTitle(id, task.model);
        cells.rows.push_back(std::move(row));
    }
    chapter.blocks.push_back(std::move(cells));
    constexpr int linesToWrite = 12;
    Table reasons{{{"Element", 2}, {"Letter", 1}, {"Why: what makes it possible", 5}, {"What to do", 4}}, {}};
    reasons.rows.assign(linesToWrite, std::vector<Cell>(reasons.columns.size(), Cell{"\u00a0"}));
    chapter.blocks.push_back(std::move(reasons));
    return chapter;
}

Section pathChapter(const ws::Task &task)
{
    Section chapter = workshopChapter("Path", "path");
    const std::string goal = task.goal.empty() ? "something of value" : elementTitle(task.goal, task.model);
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
                                       " of these. Which reduce the risk most?"});
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
    document.chapters = {systemChapter(task.model), lettersChapter(task.sheet), worksheetChapter(task)};
    if (task.hasRound(ws::RoundKind::Path))
        document.chapters.push_back(pathChapter(task));
    if (task.hasRound(ws::RoundKind::Fix))
        document.chapters.push_back(measuresChapter(task));
    return document;
}

} // namespace bulkhead::exporting
