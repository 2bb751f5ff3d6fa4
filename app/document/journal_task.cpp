// SPDX-License-Identifier: Apache-2.0
#include "app/document/journal_task.h"

#include "model/file/atomic_file.h"
#include "model/file/file.h"
#include "model/file/sha256.h"
#include "model/merge/compare.h"

#include <new>

namespace bulkhead::app {

SaveOutcome saveModel(const std::filesystem::path &file, const model::Model &model, FileSystem &files)
{
    try {
        const std::string bytes = model::serializeModel(model);
        SaveOutcome outcome{{file, {}, {}}, writeFileAtomically(file, bytes, KeepPrevious::Yes, files)};
        if (!outcome.written && !wasWritten(outcome.written.error()))
            return outcome;
        outcome.file.stamp = FileStamp::of(file);
        outcome.file.hash = model::sha256(bytes);
        return outcome;
    } catch (const std::bad_alloc &) {
        return {{file, {}, {}}, failure("app.no-memory", "there is not enough memory for this")};
    }
}

JournalTask::JournalTask(RecoveryStore store, JournalBase base)
    : m_store(std::move(store)), m_base(std::move(base)), m_reached(m_base.model), m_written(m_base.model),
      m_now(m_base.model)
{}

bool JournalTask::reserve()
{
    bool isAlone = true;
    JournalPlace withoutLock;
    for (const JournalPlace &place : m_store.placesFor(m_base.file)) {
        auto lock = std::make_shared<JournalLock>(place.journal);
        const JournalLock::State state = lock->take();
        isAlone = isAlone && state != JournalLock::State::InUse;
        const bool isLeftBehind = fileExists(place.journal); // and offered some other time
        if (state == JournalLock::State::InUse || isLeftBehind)
            continue;
        if (state == JournalLock::State::Taken) {
            m_place = place;
            m_lock = std::move(lock);
            return isAlone;
        }
        if (withoutLock.journal.empty())
            withoutLock = place;
    }
    m_place = withoutLock; // writing there will say what is wrong with the place
    return isAlone;
}

Result<Success> JournalTask::record(const model::Change &change, const model::Model &now)
{
    m_now = now;
    if (!m_journal || !m_journal->isUsable())
        return start(now);
    const model::Change missing = m_isBehind ? model::diff(m_written, now) : change;
    if (missing.isEmpty())
        return Success();
    Result<Success> done = m_journal->append(missing, now.vocabulary());
    m_isBehind = !done;
    if (done)
        m_written = now;
    return done;
}

Result<Success> JournalTask::supersede(SupersededJournal old, std::vector<model::Change> changes,
                                       const model::Model &now)
{
    if (old.place.model == m_base.file && !m_base.file.empty()) {
        m_place = old.place;
        m_lock = old.lock;
    }
    m_old = std::move(old);
    m_recovered = std::move(changes);
    m_reached = now;
    m_now = now;
    return start(now);
}

SaveOutcome JournalTask::endSave(SaveOutcome outcome, const model::Model &saved)
{
    if (!outcome.written)
        return outcome;
    const model::Model now = m_now;
    model::Change since = model::diff(saved, now);
    JournalBase base{outcome.file.path, outcome.file.hash, saved};
    if (!since.isEmpty() && m_isOurs && !m_old) { // what was changed meanwhile is never without a journal
        SupersededJournal old{m_place, m_lock};
        *this = JournalTask(m_store, std::move(base));
        outcome.journal = supersede(std::move(old), {std::move(since)}, now);
        return outcome;
    }
    outcome.journal = discard();
    *this = JournalTask(m_store, std::move(base));
    reserve();
    if (!since.isEmpty())
        outcome.journal = record(since, now);
    return outcome;
}

Result<Success> JournalTask::start(const model::Model &now)
{
    m_journal.reset();
    if (!m_lock && !(m_isOurs && fileExists(m_place.journal)))
        reserve();
    if (m_place.journal.empty())
        return failure("journal.no-place", "too many windows have this model open");
    if (auto ready = makeRoom(); !ready)
        return ready;
    std::vector<model::Change> changes = m_recovered;
    if (model::Change rest = model::diff(m_reached, now); !rest.isEmpty())
        changes.push_back(std::move(rest));
    auto journal = startIn(m_place, changes);
    if (!journal && !fileExists(m_place.journal)) {
        // Another disk may have room, another folder still be there.
        const JournalPlace failed = m_place;
        m_lock.reset();
        reserve();
        if (m_place != failed)
            journal = startIn(m_place, changes);
    }
    if (!journal)
        return journal.error();
    m_journal = std::move(journal).value();
    m_written = now;
    m_isBehind = false;
    return removeOld();
}

Result<std::unique_ptr<model::Journal>> JournalTask::startIn(const JournalPlace &place,
                                                             const std::vector<model::Change> &changes) const
{
    m_store.enlist(place);
    return model::Journal::start(place.journal, {m_base.hash, m_base.file.string()}, changes,
                                 m_base.model.vocabulary(), m_store.files());
}

// Keeps what is in the journal's place and must not be lost.
Result<Success> JournalTask::makeRoom()
{
    const bool isStranger = !m_isOurs && !(m_old && m_old->place == m_place) && fileExists(m_place.journal);
    if (isStranger || (m_old && m_old->keepAside)) {
        const Result<std::filesystem::path> kept =
            model::keepAside(isStranger ? m_place.journal : m_old->place.journal, m_store.files());
        if (!kept)
            return kept.error();
        if (!isStranger)
            m_old->keepAside = false;
    }
    m_isOurs = true;
    return Success();
}

Result<Success> JournalTask::removeOld()
{
    if (!m_old)
        return Success();
    const SupersededJournal old = *std::exchange(m_old, std::nullopt);
    if (old.place == m_place)
        return Success();
    m_store.strike(old.place);
    return model::removeJournal(old.place.journal, m_store.files());
}

Result<Success> JournalTask::sync()
{
    Result<Success> done = m_journal ? m_journal->sync() : Success();
    if (!done)
        m_journal.reset(); // what the disk has of it is uncertain: the next is written anew
    return done;
}

Result<Success> JournalTask::discard()
{
    m_journal.reset();
    Result<Success> done = Success();
    if (m_old && m_old->keepAside) {
        const auto kept = model::keepAside(m_old->place.journal, m_store.files());
        if (!kept)
            return kept.error();
    }
    if (m_old) {
        m_store.strike(m_old->place);
        done = model::removeJournal(m_old->place.journal, m_store.files());
        m_old.reset();
    }
    if (m_isOurs) {
        m_store.strike(m_place);
        if (auto removed = model::removeJournal(m_place.journal, m_store.files()); !removed)
            done = removed;
    }
    m_lock.reset();
    return done;
}

} // namespace bulkhead::app
