// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/document/journal_task.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>

namespace bulkhead::app {

// Writes the document's journal in a thread of its own, in the order in which things were changed and saved,
// and its file in another one: what is changed during a save goes to the journal at once. When the file is
// there, a journal of what was changed since takes the place of the one that led to it. What the journal
// cannot take is tried again with the next change, and after a few seconds. When the writer goes, the journal
// stays.
class JournalWriter : public QObject
{
    Q_OBJECT

public:
    JournalWriter(RecoveryStore store, JournalBase base, QObject *parent = nullptr);
    ~JournalWriter() override;

    // From now on changes start from this state. The journal that there was stays: discard() it before, when
    // it is not needed. False when another window has the same file open.
    bool rebase(JournalBase base);

    void record(const model::Change &change, const model::Model &now);
    void supersede(SupersededJournal old, std::vector<model::Change> changes, const model::Model &now);

    // Writes the model to its file, behind the changes that led to it; saved() tells. One at a time.
    void save(const std::filesystem::path &file, const model::Model &now);
    bool isSaving() const { return m_isSaving; }

    // Waits until everything is written.
    void finish();
    // Removes the journal: its changes are saved or given up.
    void discard();

signals:
    void saved(const bulkhead::app::SaveOutcome &outcome);
    void failed(const bulkhead::Error &error); // changes are not kept for recovery
    void resumed();                            // they are again

private:
    using Step = std::function<Result<Success>(JournalTask &)>;
    void post(Step step);
    void report(const Result<Success> &done);
    void finishSave(const SaveOutcome &outcome);
    template <typename F>
    void deliver(std::shared_ptr<JournalTask> task, F f);
    void retry();

    RecoveryStore m_store;
    std::shared_ptr<JournalTask> m_task; // used by the thread while it works
    std::optional<model::Model> m_last;  // what the journal is to lead to; none: it is not needed
    std::optional<model::Model> m_lastBeforeSave;
    bool m_isSaving = false;
    std::optional<Error> m_failure;
    std::atomic<int> m_waiting = 0; // steps
    QTimer m_retry;
    QThreadPool m_pool;  // one thread: the journal's
    QThreadPool m_files; // one thread: the file's
};

} // namespace bulkhead::app
