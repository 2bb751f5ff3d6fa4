// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/document/file_stamp.h"
#include "app/document/journal_lock.h"
#include "app/document/recovery.h"
#include "model/journal/journal.h"
#include "model/model.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace bulkhead::app {

// What the changes of a journal start from.
struct JournalBase
{
    std::filesystem::path file; // empty: never saved
    std::string hash;           // of the file's bytes as they were read or written
    model::Model model;
};

// A journal that a new one replaces once that is on the disk.
struct SupersededJournal
{
    JournalPlace place;
    std::shared_ptr<JournalLock> lock;
    bool keepAside = false; // it contains what was not replayed
};

// How the model was written to its file.
struct SaveOutcome
{
    FileVersion file; // its path alone where nothing was written
    Result<Success> written;
    Result<Success> journal = Success{}; // whether the journal of the changes, now needless, could be removed
};

// Writes a model to its file. For any thread.
SaveOutcome saveModel(const std::filesystem::path &file, const model::Model &model, FileSystem &files);

// The journal of one state of the document, from opening or saving to the next: where it is and what it
// contains. For one thread at a time.
class JournalTask
{
public:
    JournalTask(RecoveryStore store, JournalBase base);

    // Takes a place for the journal. False when another window has the same model open.
    bool reserve();

    // Writes a change that led to `now`, or all that could not be written before.
    Result<Success> record(const model::Change &change, const model::Model &now);
    // Writes a journal of these changes, which lead from the base to `now`, in place of another.
    Result<Success> supersede(SupersededJournal old, std::vector<model::Change> changes,
                              const model::Model &now);
    // From here on changes are of a model that is being written to its file; they go to the same journal.
    void beginSave(const model::Model &saved) { m_now = saved; }
    // The file is on the disk, or is not: then the journal goes on. Else the next one takes its place, which
    // starts from the file and has what was changed since; without any, the journal goes.
    SaveOutcome endSave(SaveOutcome outcome, const model::Model &saved);
    Result<Success> sync();
    // Removes the journal: its changes are saved or given up.
    Result<Success> discard();

private:
    Result<Success> start(const model::Model &now);
    Result<std::unique_ptr<model::Journal>> startIn(const JournalPlace &place,
                                                    const std::vector<model::Change> &changes) const;
    Result<Success> makeRoom();
    Result<Success> removeOld();

    RecoveryStore m_store;
    JournalBase m_base;
    std::vector<model::Change> m_recovered; // these follow the base
    model::Model m_reached;                 // the base after them
    JournalPlace m_place;
    std::shared_ptr<JournalLock> m_lock;
    std::optional<SupersededJournal> m_old;
    std::unique_ptr<model::Journal> m_journal;
    model::Model m_written;  // what the journal leads to
    model::Model m_now;      // what it is to lead to
    bool m_isBehind = false; // the last change could not be written
    bool m_isOurs = false;   // what is in the place was written here
};

} // namespace bulkhead::app
