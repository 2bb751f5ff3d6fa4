// SPDX-License-Identifier: Apache-2.0
#include "app/document/document.h"

#include "app/document/change_command.h"
#include "app/document/text.h"
#include "model/file/atomic_file.h"
#include "model/file/file.h"
#include "model/file/sha256.h"
#include "model/merge/compare.h"

#include <utility>

namespace bulkhead::app {

namespace fs = std::filesystem;

namespace {

model::Model nothing(const Document &document)
{
    return model::Model(document.model().sharedVocabulary());
}

} // namespace

Document::Document(std::shared_ptr<const model::Vocabulary> vocabulary, RecoveryStore recovery,
                   QObject *parent)
    : QObject(parent), m_model(std::move(vocabulary)), m_recovery(std::move(recovery)),
      m_journal(m_recovery, {{}, model::sha256({}), m_model})
{
    connect(&m_journal, &JournalWriter::failed, this, &Document::journalFailed);
    connect(&m_journal, &JournalWriter::resumed, this, &Document::journalResumed);
    connect(&m_journal, &JournalWriter::saved, this, &Document::finishSave);
    // The stack's first signal when it has gone some steps, and this its first receiver.
    connect(&m_undoStack, &QUndoStack::indexChanged, this, &Document::announceReplayed);
    connect(&m_undoStack, &QUndoStack::cleanChanged, this, &Document::noteModified);
}

Document::~Document()
{
    // At its end the stack reports undone changes; the receivers are going too.
    m_undoStack.blockSignals(true);
}

bool Document::perform(const model::Change &change, const QString &text)
{
    if (change.isEmpty())
        return true;
    Result<model::Change> undone = m_model.apply(change);
    if (!undone) {
        emit refused(undone.error());
        return false;
    }
    m_undoStack.push(new ChangeCommand(*this, change, std::move(undone).value(), text));
    return true;
}

void Document::announce(const model::Change &change)
{
    m_journal.record(change, m_model);
    emit changed(change);
}

void Document::replay(const model::Change &change)
{
    Replayed replayed = m_replayed.value_or(Replayed{m_model, {}, 0});
    if (const Result<model::Change> done = m_model.apply(change); !done) {
        emit refused(done.error());
        return;
    }
    replayed.change = change;
    ++replayed.steps;
    m_replayed = std::move(replayed);
}

// Of several steps only what has become of the model counts, not the states between.
void Document::announceReplayed()
{
    if (!m_replayed)
        return;
    const Replayed replayed = std::move(*m_replayed);
    m_replayed.reset();
    const model::Change change =
        replayed.steps == 1 ? replayed.change : model::diff(replayed.before, m_model);
    if (!change.isEmpty())
        announce(change);
}

void Document::startWith(model::Model model, bool unsavedWork)
{
    abandonJournal();
    replaceModel(std::move(model), {});
    startJournalAt(model::sha256({}), nothing(*this));
    if (!unsavedWork)
        return;
    m_undoStack.resetClean();
    m_journal.record({}, m_model);
}

void Document::replaceModel(model::Model model, const fs::path &path)
{
    m_savesWork = false;
    m_undoStack.clear();
    m_undoStack.setClean();
    noteModified();
    m_model = std::move(model);
    m_path = path;
    m_file = {};
    emit replaced();
    emit pathChanged();
}

void Document::startJournalAt(std::string baseHash, model::Model base)
{
    m_isOpenElsewhere = !m_journal.rebase({m_path, std::move(baseHash), std::move(base)});
}

Result<Document::ReadModel> Document::read(const fs::path &path,
                                           std::shared_ptr<const model::Vocabulary> vocabulary)
{
    const fs::path file = resolvedFile(path);
    const FileStamp stamp = FileStamp::of(file); // before the bytes: a later change shows
    const Result<std::string> bytes = readFile(file);
    if (!bytes)
        return bytes.error();
    if (!model::looksLikeModel(*bytes)) {
        Error error = failure("file.other-kind", "is no threat model of Bulkhead");
        error.file = file.string();
        return error;
    }
    Result<model::Model> model = model::parseModel(*bytes, file.filename().string(), std::move(vocabulary));
    if (!model)
        return model.error();
    return ReadModel{{file, stamp, model::sha256(*bytes)}, std::move(model).value()};
}

void Document::show(ReadModel read)
{
    abandonJournal();
    replaceModel(std::move(read.model), read.file.path);
    m_file = std::move(read.file);
    startJournalAt(m_file.hash, m_model);
}

Result<Success> Document::open(const fs::path &path)
{
    Result<ReadModel> model = read(path, m_model.sharedVocabulary());
    if (!model)
        return model.error();
    show(std::move(model).value());
    return Success{};
}

void Document::save()
{
    write(m_path);
}

void Document::saveAs(const fs::path &path)
{
    write(resolvedFile(path));
}

void Document::write(const fs::path &path)
{
    m_savesWork = isModified();
    m_journal.save(path, m_model);
    m_undoStack.setClean(); // what is changed from here on is not in the file
    emit savingChanged();
}

void Document::finishSave(const SaveOutcome &outcome)
{
    const bool isElsewhere = outcome.file.path != m_path;
    const bool isThere = outcome.written || wasWritten(outcome.written.error());
    if (isThere && (outcome.written || !isElsewhere))
        m_file = outcome.file;
    if (outcome.written)
        m_path = outcome.file.path;
    else if (m_savesWork)
        m_undoStack.resetClean();
    m_savesWork = false;
    noteModified();
    if (outcome.written && isElsewhere)
        emit pathChanged();
    emit savingChanged();
    emit saveFinished(outcome.written);
}

void Document::noteModified()
{
    if (m_isModified == isModified())
        return;
    m_isModified = !m_isModified;
    emit modifiedChanged(m_isModified);
}

void Document::abandonJournal()
{
    m_journal.discard();
}

void Document::recover(UnsavedWork work)
{
    abandonJournal();
    const bool isOwn = work.isOwn();
    std::vector<model::Change> changes = std::move(work.replayed.changes);
    if (!work.fromNothing.isEmpty())
        changes.insert(changes.begin(), std::move(work.fromNothing));
    replaceModel(std::move(work.replayed.model), isOwn ? work.place.model : fs::path());
    if (isOwn)
        m_file = {m_path, work.stamp, work.baseHash};
    m_journal.rebase({m_path, isOwn ? work.baseHash : model::sha256({}),
                      isOwn ? std::move(work.baseModel) : nothing(*this)});
    m_isOpenElsewhere = false;
    m_undoStack.resetClean();
    m_journal.supersede({work.place, std::move(work.lock), work.replayed.lost.count > 0}, std::move(changes),
                        m_model);
}

} // namespace bulkhead::app
