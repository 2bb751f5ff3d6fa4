// SPDX-License-Identifier: Apache-2.0
#include "app/document/journal_writer.h"

#include <QMetaObject>

#include <chrono>

namespace bulkhead::app {

JournalWriter::JournalWriter(RecoveryStore store, JournalBase base, QObject *parent)
    : QObject(parent), m_store(std::move(store)),
      m_task(std::make_shared<JournalTask>(m_store, std::move(base)))
{
    m_pool.setMaxThreadCount(1);
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
}

void JournalWriter::discard()
{
    finish();
    m_retry.stop();
    m_last.reset();
    if (const Result<Success> done = m_task->discard(); !done)
        emit failed(done.error());
}

// The disk is asked to write when nothing else waits, so that a burst of changes waits for it once.
void JournalWriter::post(Step step)
{
    ++m_waiting;
    m_pool.start([this, task = m_task, step = std::move(step)] {
        Result<Success> done = step(*task);
        if (--m_waiting == 0 && done)
            done = task->sync();
        QMetaObject::invokeMethod(
            this, [this, task = task.get(), done] { report(task, done); }, Qt::QueuedConnection);
    });
}

void JournalWriter::report(const JournalTask *task, const Result<Success> &done)
{
    if (task != m_task.get() || !m_last)
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
