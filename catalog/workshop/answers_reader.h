// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/workshop/answer_sheet.h"
#include "catalog/workshop/strict_file.h"
#include "catalog/workshop/workshop_task.h"

namespace bulkhead::catalog::workshop {

// Reads the members of a sheet's object; throws JsonFailure.
class AnswersReader
{
public:
    // `task` may be null: then cells are not checked against a scope. Both must outlive it.
    AnswersReader(StrictFile &file, const Task *task) : m_file(file), m_task(task) {}

    bool member(std::string_view key, AnswerSheet &sheet); // false: no key of a sheet
    // The members that a sheet has in a file of its own: in which round the cells were answered.
    bool roundMember(std::string_view key, AnswerSheet &sheet);
    void requireMembers(const AnswerSheet &sheet); // after the last one
    StrideCell cell(std::string_view name);
    ExtraThreat extra();
    std::string participant();

    static constexpr std::string_view keys = "cells, extras, fixes, participant, path, task";

private:
    CellAnswers cells();
    CellAnswer answer();
    void extras(AnswerSheet &sheet);

    StrictFile &m_file;
    const Task *m_task;
    bool m_hasCells = false;
    bool m_hasSilent = false;
};

} // namespace bulkhead::catalog::workshop
