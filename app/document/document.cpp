// SPDX-License-Identifier: Apache-2.0
#include "app/document/document.h"

#include "app/document/change_command.h"
#include "app/document/text.h"
#include "model/file/atomic_file.h"
#include "model/file/file.h"
#include "model/file/sha256.h"

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
    connect(&m_undoStack, &QUndoStack::cleanChanged, this,
            [this](bool clean) { emit modifiedChanged(!clean); });
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
    const Result<model::Change> done = m_model.apply(change);
    if (!done) {
        emit refused(done.error());
        return;
    }
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
    m_undoStack.clear();
    m_undoStack.setClean();
    m_model = std::move(model);
    m_path = path;
    m_seenHash.clear();
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
    return ReadModel{file, stamp, model::sha256(*bytes), std::move(model).value()};
}

void Document::show(ReadModel read)
{
    abandonJournal();
    replaceModel(std::move(read.model), read.file);
    m_seenHash = read.hash;
    m_seenStamp = read.stamp;
    startJournalAt(read.hash, m_model);
}

Result<Success> Document::open(const fs::path &path)
{
    Result<ReadModel> model = read(path, m_model.sharedVocabulary());
    if (!model)
        return model.error();
    show(std::move(model).value());
    return Success{};
}

Result<Success> Document::save()
{
    return write(m_path);
}

Result<Success> Document::saveAs(const fs::path &path)
{
    Result<Success> written = write(resolvedFile(path));
    if (written)
        emit pathChanged();
    return written;
}

Result<Success> Document::write(const fs::path &path)
{
    m_journal.finish();
    const std::string bytes = model::serializeModel(m_model);
    Result<Success> written = writeFileAtomically(path, bytes, KeepPrevious::Yes, m_recovery.files());
    const bool isThere = written || wasWritten(written.error());
    if (isThere && (written || path == m_path)) {
        m_seenHash = model::sha256(bytes);
        m_seenStamp = FileStamp::of(path);
    }
    if (!written)
        return written;
    abandonJournal();
    m_path = path;
    startJournalAt(m_seenHash, m_model);
    m_undoStack.setClean();
    return written;
}

bool Document::changedOnDisk() const
{
    if (m_path.empty() || m_seenHash.empty() || FileStamp::of(m_path) == m_seenStamp)
        return false; // the bytes of a large model are read only when there is a reason
    const Result<std::string> bytes = readFile(m_path);
    return bytes && model::sha256(*bytes) != m_seenHash; // a file that is gone contains no unseen change
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
    if (isOwn) {
        m_seenHash = work.baseHash;
        m_seenStamp = work.stamp;
    }
    m_journal.rebase({m_path, isOwn ? work.baseHash : model::sha256({}),
                      isOwn ? std::move(work.baseModel) : nothing(*this)});
    m_isOpenElsewhere = false;
    m_undoStack.resetClean();
    m_journal.supersede({work.place, std::move(work.lock), work.replayed.lost.count > 0}, std::move(changes),
                        m_model);
}

} // namespace bulkhead::app
