// SPDX-License-Identifier: Apache-2.0
#include "app/document/journal_writer.h"

#include <QMetaObject>

#include <chrono>
#include <utility>

namespace bulkhead::app {

JournalWriter::JournalWriter(RecoveryStore store, JournalBase base, QObject *parent)
    : QObject(parent), m_store(std::move(store)),
      m_task(std::make_shared<JournalTask>(m_store, std::move(base)))
{
    m_pool.setMaxThreadCount(1);
    m_files.setMaxThreadCount(1);
    m_retry.setSingleShot(true);
    m_retry.setInterval(std::chrono::seconds(3));
    connect(&m_retry, &QTimer::timeout, this, &JournalWriter::retry);
}

JournalWriter::~JournalWriter()
{
    finish(); // the steps use this object
}

bool JournalWriter::rebase(JournalBase base)
{
    finish();
    m_retry.stop();
    m_failure.reset();
    m_last.reset();
    m_isSaving = false;
    const bool hasFile = !base.file.empty();
    m_task = std::make_shared<JournalTask>(m_store, std::move(base));
    return !hasFile || m_task->reserve();
}

void JournalWriter::record(const model::Change &change, const model::Model &now)
{
    m_last = now;
    post([change, now](JournalTask &task) { return task.record(change, now); });
}

void JournalWriter::supersede(SupersededJournal old, std::vector<model::Change> changes,
                              const model::Model &now)
{
    m_last = now;
    post([old = std::move(old), changes = std::move(changes), now](JournalTask &task) {
        return task.supersede(old, changes, now);
    });
}

void JournalWriter::finish()
{
    m_pool.waitForDone();
    m_files.waitForDone(); // a save began in the pool, and ends there
    m_pool.waitForDone();
}

void JournalWriter::discard()
{
    finish();
    m_retry.stop();
    m_last.reset();
    if (const Result<Success> done = m_task->discard(); !done)
        emit failed(done.error());
}

void JournalWriter::save(const std::filesystem::path &file, const model::Model &now)
{
    Q_ASSERT(!m_isSaving);
    m_isSaving = true;
    m_lastBeforeSave = std::exchange(m_last, std::nullopt); // the file will have it
    m_pool.start([this, task = m_task, file, now] {
        task->beginSave(now);
        m_files.start([this, task, file, now] {
            const SaveOutcome written = saveModel(file, now, m_store.files());
            m_pool.start([this, task, written, now] {
                const SaveOutcome outcome = task->endSave(written, now);
                deliver(task, [this, outcome] { finishSave(outcome); });
            });
        });
    });
}

void JournalWriter::finishSave(const SaveOutcome &outcome)
{
    m_isSaving = false;
    auto before = std::exchange(m_lastBeforeSave, std::nullopt);
    if (outcome.written) {
        m_failure.reset();
    } else if (!m_last && before) {
        record({}, *before); // what failed before the save was not reported then
    }
    emit saved(outcome);
    if (outcome.journal)
        return;
    if (m_last) {
        m_failure = outcome.journal.error();
        m_retry.start();
    }
    emit failed(outcome.journal.error());
}

// The disk is asked to write when nothing else waits, so that a burst of changes waits for it once.
void JournalWriter::post(Step step)
{
    ++m_waiting;
    m_pool.start([this, task = m_task, step = std::move(step)] {
        Result<Success> done = step(*task);
        if (--m_waiting == 0 && done)
            done = task->sync();
        deliver(task, [this, done] { report(done); });
    });
}

// Calls f in the writer's thread, unless it has turned to another document by then. Called by the pool's.
template <typename F>
void JournalWriter::deliver(std::shared_ptr<JournalTask> task, F f)
{
    QMetaObject::invokeMethod(
        this,
        [this, task = std::move(task), f = std::move(f)] {
            if (task == m_task)
                f();
        },
        Qt::QueuedConnection);
}

void JournalWriter::report(const Result<Success> &done)
{
    if (!m_last)
        return;
    if (done) {
        if (std::exchange(m_failure, std::nullopt))
            emit resumed();
        return;
    }
    m_retry.start();
    if (m_failure == done.error())
        return;
    m_failure = done.error();
    emit failed(*m_failure);
}

void JournalWriter::retry()
{
    if (m_last)
        record({}, *m_last);
}

} // namespace bulkhead::app
