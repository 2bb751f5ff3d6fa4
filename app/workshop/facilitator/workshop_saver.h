// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/background/latest.h"
#include "app/document/journal_lock.h"
#include "catalog/workshop/workshop.h"

#include <filesystem>

namespace bulkhead::app {

// Keeps the workshop's file at what happens in the room: each state that is given is written as a whole,
// durably and atomically, by a worker. What comes while one is written is written next; of several the last.
class WorkshopSaver : public QObject
{
    Q_OBJECT

public:
    WorkshopSaver(std::filesystem::path path, QObject *parent);

    // Whether another program that runs has the workshop open: its lock is beside the file.
    bool isInUse() const { return m_lockState == JournalLock::State::InUse; }
    void save(const catalog::workshop::Workshop &workshop);
    bool isSaving() const { return m_work.isBusy(); }
    void finish(); // waits until all is written; the window is painted meanwhile

signals:
    void saved();
    void failed(const bulkhead::Error &error); // the file is as it was before

private:
    struct State
    {
        std::filesystem::path path;
        catalog::workshop::Workshop workshop;
    };

    std::filesystem::path m_path;
    JournalLock m_lock;
    JournalLock::State m_lockState;
    Latest<State, Success> m_work;
};

} // namespace bulkhead::app
