// SPDX-License-Identifier: Apache-2.0
#include "catalog/workshop/answers_reader.h"

#include "model/ids.h"
#include "model/visible_text.h"

namespace bulkhead::catalog::workshop {

bool AnswersReader::member(std::string_view key, AnswerSheet &sheet)
{
    if (key == "cells") {
        m_hasCells = true;
        sheet.cells = cells();
    } else if (key == "extras")
        extras(sheet);
    else if (key == "fixes")
        sheet.fixes = m_file.texts("a list of ids of measures", fixBudget, longestText);
    else if (key == "participant")
        sheet.participant = participant();
    else if (key == "path")
        sheet.path = m_file.texts("a list of ids of elements", mostSteps, model::maximumIdSize);
    else if (key == "task") {
        sheet.task = m_file.text("the id of the task", longestText);
        if (m_task && sheet.task != m_task->id)
            m_file.reader.fail("workshop.other-task",
                               "these are answers to another workshop, “%1”; expected “%2”",
                               {sheet.task, m_task->id});
    } else
        return false;
    return true;
}

bool AnswersReader::roundMember(std::string_view key, AnswerSheet &sheet)
{
    if (key == "round") {
        sheet.round = m_file.choice<RoundKind>();
        if (!isOfCells(*sheet.round))
            m_file.reader.fail("workshop.no-round-of-cells",
                               "no cells are asked in the round “%1”; expected %2",
                               {std::string(model::enumName(*sheet.round)), "silent or group"});
    } else if (key == "silent") {
        m_hasSilent = true;
        sheet.silent = cells();
    } else
        return false;
    return true;
}

void AnswersReader::requireMembers(const AnswerSheet &sheet)
{
    m_file.require(!sheet.task.empty(), "task", "a file of answers");
    m_file.require(!sheet.participant.empty(), "participant", "a file of answers");
    m_file.require(m_hasCells, "cells", "a file of answers");
    if (m_hasSilent && sheet.round != RoundKind::Group)
        m_file.reader.fail("workshop.silent-alone",
                           "“silent” is there, and “round” is not “group”; expected both or neither");
}

std::string AnswersReader::participant()
{
    std::string name = m_file.text("the name of a participant or group", longestName);
    if (name.empty())
        m_file.reader.fail("workshop.nameless", "the name is empty; expected who answered");
    if (model::visibleText(name) != name)
        m_file.reader.fail("workshop.control-in-name", "the name has a control character in it");
    return name;
}

StrideCell AnswersReader::cell(std::string_view name)
{
    const auto cell = cellFromName(name);
    if (!cell)
        m_file.reader.fail("workshop.no-cell", "“%1” is no cell; expected ELEMENT/CATEGORY with %2",
                           {std::string(name), model::expectedName<model::Stride>()});
    if (m_task && !m_task->hasCell(*cell))
        m_file.reader.fail("workshop.no-cell", "“%1” is no cell of this workshop", {std::string(name)});
    return *cell;
}

CellAnswers AnswersReader::cells()
{
    CellAnswers cells;
    m_file.reader.enterObject("an object of cells");
    while (const auto key = m_file.reader.nextKey()) {
        const StrideCell of = cell(*key);
        if (cells.size() == mostCells)
            m_file.reader.fail("workshop.too-many", "there are more than %1 cells",
                               {std::to_string(mostCells)});
        cells.emplace(of, answer());
    }
    return cells;
}

CellAnswer AnswersReader::answer()
{
    CellAnswer answer;
    bool hasMark = false;
    m_file.reader.enterObject("what was answered to a cell");
    while (const auto key = m_file.reader.nextKey()) {
        if (*key == "fix")
            answer.fix = m_file.text("what to do about it", longestText);
        else if (*key == "mark") {
            answer.mark = m_file.choice<Mark>();
            hasMark = true;
        } else if (*key == "rating") {
            if (!m_file.reader.null())
                answer.rating = m_file.choice<model::Rating>();
        } else if (*key == "why")
            answer.why = m_file.text("a reason", longestText);
        else
            m_file.unknownKey(*key, "an answer", "fix, mark, rating, why");
    }
    m_file.require(hasMark, "mark", "an answer");
    return answer;
}

void AnswersReader::extras(AnswerSheet &sheet)
{
    m_file.reader.enterList("a list of extra threats");
    while (m_file.reader.nextItem()) {
        sheet.extras.push_back(extra());
        if (sheet.extras.size() > mostExtras)
            m_file.reader.fail("workshop.too-many", "there are more than %1 extra threats",
                               {std::to_string(mostExtras)});
    }
}

ExtraThreat AnswersReader::extra()
{
    ExtraThreat extra;
    bool hasCategory = false;
    m_file.reader.enterObject("an extra threat");
    while (const auto key = m_file.reader.nextKey()) {
        if (*key == "category") {
            extra.category = m_file.choice<model::Stride>();
            hasCategory = true;
        } else if (*key == "element") {
            extra.element = m_file.text("the id of an element or flow", model::maximumIdSize);
            if (m_task && !m_task->model.element(extra.element) && !m_task->model.flow(extra.element))
                m_file.reader.fail("workshop.no-element", "the task's model has no “%1”", {extra.element});
        } else if (*key == "title")
            extra.title = m_file.text("what the threat is", longestText);
        else
            m_file.unknownKey(*key, "an extra threat", "category, element, title");
    }
    m_file.require(hasCategory, "category", "an extra threat");
    m_file.require(!extra.element.empty(), "element", "an extra threat");
    return extra;
}

} // namespace bulkhead::catalog::workshop
