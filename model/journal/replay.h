// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/journal/journal_lines.h"

#include <filesystem>

namespace bulkhead::model {

// Changes that were not replayed.
struct LostChanges
{
    std::size_t count = 0;      // as far as can be told
    std::vector<Error> reasons; // the first hundred

    void add(Error reason, std::size_t changes = 1);
};

// What the file of a journal contains. Lines that are not what was written are left out and told as lost.
struct JournalContent
{
    struct Line
    {
        std::string json;
        std::size_t number = 0; // of the change
        int place = 0;          // in the file, from 1
    };

    std::string file;
    JournalHead head;
    bool headIsDamaged = false; // the head is empty then
    std::vector<Line> lines;
    LostChanges lost;
};

// Fails when there is no such file ("file.cannot-read"), when it is of a later version ("journal.newer") and
// when no line of it is a journal's ("journal.unreadable").
Result<JournalContent> readJournal(const std::filesystem::path &path);

struct Replayed
{
    Model model;
    std::vector<Change> changes; // one for each line that was replayed, at least in part
    LostChanges lost;            // the content's own among them
};

// Replays the journal on `base`, which need not be the model that it started from: each edit says what a
// thing is afterwards. Where a line does not fit as a whole, those of its edits that do are replayed.
Replayed replay(const JournalContent &journal, const Model &base);

} // namespace bulkhead::model
