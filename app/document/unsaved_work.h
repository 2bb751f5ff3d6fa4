// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/document/file_stamp.h"
#include "app/document/journal_lock.h"
#include "app/document/recovery.h"
#include "model/journal/replay.h"
#include "model/model.h"

#include <memory>
#include <optional>
#include <string>

namespace bulkhead::app {

// Work that a program left behind when it ended without saving.
struct UnsavedWork
{
    enum class Base {
        Same,    // the file is the one that was opened, or there never was one
        Changed, // the file was changed since
        Gone     // there is no such file any more, or it cannot be read
    };

    JournalPlace place;
    std::shared_ptr<JournalLock> lock; // for as long as nobody else shall offer it
    Base base = Base::Same;
    std::string baseHash;      // as the journal says
    FileStamp stamp;           // of the file that was read
    model::Model baseModel;    // what the changes were replayed on
    model::Change fromNothing; // makes that model, where the work is not continued as the file's own
    model::Replayed replayed;
    std::optional<Error> unreadable; // why nothing was replayed

    // Continued as the file's own work: the file is there, and the one that was opened.
    bool isOwn() const { return base == Base::Same && !place.model.empty(); }
    bool isReadable() const { return !unreadable && !replayed.changes.empty(); }
};

// Reads the journal and the model, and replays. None when a running program uses the journal, and when
// all that is in it is in the file as well: it is removed then. Takes as long as opening the model; any
// thread.
std::optional<UnsavedWork> readUnsavedWork(const JournalPlace &place,
                                           const std::shared_ptr<const model::Vocabulary> &vocabulary);

} // namespace bulkhead::app
