// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/change.h"
#include "model/model.h"
#include "model/result.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

// The lines of a journal: a head, then one line for each change, whose JSON is made of what a model's file is
// made of. Each begins with the start of the SHA-256 of the rest and with its number; the head's is 0.
namespace bulkhead::model {

struct JournalHead
{
    std::string base;  // SHA-256 of the file that the changes start from; of no bytes for a model never saved
    std::string model; // the file's path; empty for a model never saved
};

std::string journalHead(const JournalHead &head);
// Fails on a line that is no head ("journal.format"), and on that of a later version ("journal.newer").
Result<JournalHead> readJournalHead(std::string_view json, std::string_view file);

// [["elements", "web", {…}], ["placements", "runtime", "web", null], ["metadata", {…}]]: what each thing is
// after the change, null where it is gone.
std::string journalLine(std::size_t number, const Change &change, const Vocabulary &vocabulary);
// The change that the line's JSON makes of this model.
Result<Change> readJournalLine(std::string_view json, std::string_view file, const Model &model);

struct CheckedLine
{
    std::size_t number = 0;
    std::string_view json;
};
// The parts of a line. None when it is not what was written.
std::optional<CheckedLine> checkedLine(std::string_view line);

} // namespace bulkhead::model
