// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/change.h"
#include "model/file/file_system.h"
#include "model/journal/journal_lines.h"
#include "model/model.h"
#include "model/result.h"

#include <filesystem>
#include <memory>
#include <span>
#include <string>

namespace bulkhead::model {

// Crash recovery: a file of Changes that grows at its end, headed by the hash of the file that they start
// from. No more readable than the model: mode 0600 for a model never saved, or at most the model's own.
// Not for two threads at once.
class Journal
{
public:
    // Writes a journal of these changes beside and puts it in its place when it is on the disk: what is in
    // that place is replaced, and stays when this fails.
    static Result<std::unique_ptr<Journal>> start(const std::filesystem::path &path, const JournalHead &head,
                                                  std::span<const Change> changes,
                                                  const Vocabulary &vocabulary,
                                                  FileSystem &files = FileSystem::system());
    ~Journal();

    // Hands the change to the operating system: a crash of the program does not lose it. On failure the
    // journal ends with the change before.
    Result<Success> append(const Change &change, const Vocabulary &vocabulary);
    // Hands what was appended to the disk: a power failure does not lose it.
    Result<Success> sync();
    // False when nothing can be appended any more: the file was removed, or half a line stands at its end.
    bool isUsable() const;

private:
    Journal();
    struct Data;
    std::unique_ptr<Data> m_data;
};

// Gives the journal a second name, NAME.bad-DATE, under which it stays. Gives that name.
Result<std::filesystem::path> keepAside(const std::filesystem::path &journal,
                                        FileSystem &files = FileSystem::system());

// Removes a journal whose changes are saved, elsewhere or given up.
Result<Success> removeJournal(const std::filesystem::path &journal, FileSystem &files = FileSystem::system());

} // namespace bulkhead::model
