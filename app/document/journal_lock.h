// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/result.h"

#include <QLockFile>

#include <filesystem>

namespace bulkhead::app {

// Keeps a journal to one program: a file beside it, JOURNAL.lock, that names the process. The lock of a
// process that has ended, or one that is empty after a power failure, counts for nothing.
class JournalLock
{
public:
    enum class State {
        Taken,
        InUse,     // a running program has it
        Impossible // nobody has it, and no file can be written there
    };

    explicit JournalLock(const std::filesystem::path &journal);

    State take();

private:
    bool ownerIsAlive() const;

    QLockFile m_file;
};

} // namespace bulkhead::app
