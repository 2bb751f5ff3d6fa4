#include "app/document/document.h"

#include "app/document/change_command.h"
#include "app/document/text.h"
#include "model/file/atomic_file.h"
#include "model/file/file.h"
#include "model/merge/compare.h"

#include <QCryptographicHash>
#include <QFile>
#include <QLockFile>

namespace bulkhead::app {

namespace fs = std::filesystem;

namespace {

QByteArray hashOf(std::string_view bytes)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(QByteArrayView(bytes.data(), static_cast<qsizetype>(bytes.size())));
    return hash.result();
}

// The lock lives as long as its process: a journal whose lock can be had was left by a crash.
std::unique_ptr<QLockFile> lockFor(const fs::path &journal)
{
    auto lock = std::make_unique<QLockFile>(pathText(journal) + QStringLiteral(".lock"));
    lock->setStaleLockTime(0);
    return lock;
}

// Where links lead: saving replaces the file itself, and one file has one journal.
fs::path resolved(const fs::path &path)
{
    std::error_code failed;
    const fs::path canonical = fs::weakly_canonical(path, failed);
    return failed ? fs::absolute(path, failed) : canonical;
}

} // namespace

Document::Document(std::shared_ptr<const model::Vocabulary> vocabulary, RecoveryStore recovery,
                   QObject *parent)
    : QObject(parent), m_model(std::move(vocabulary)), m_recovery(std::move(recovery)), m_saved(m_model)
{
    connect(&m_undoStack, &QUndoStack::cleanChanged, this,
            [this](bool clean) { emit modifiedChanged(!clean); });
}

Document::~Document()
{
    // The stack tells of its end as of an undone change; those who listen are going too.
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
    record(change);
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
    if (unsavedWork)
        m_undoStack.resetClean();
}

void Document::replaceModel(model::Model model, const fs::path &path)
{
    m_undoStack.clear();
    m_undoStack.setClean();
    m_model = std::move(model);
    m_saved = m_model;
    m_path = path;
    m_journalBroken = false;
    if (path.empty())
        m_seenHash.clear();
    emit replaced();
    emit pathChanged();
}

Result<Success> Document::open(const fs::path &path)
{
    const fs::path file = resolved(path);
    Result<std::string> bytes = readFile(file);
    if (!bytes)
        return bytes.error();
    Result<model::Model> read =
        model::parseModel(*bytes, file.filename().string(), m_model.sharedVocabulary());
    if (!read)
        return read.error();
    abandonJournal();
    replaceModel(std::move(read).value(), file);
    markSeen(*bytes);
    return Success{};
}

Result<Success> Document::save()
{
    return write(m_path);
}

Result<Success> Document::saveAs(const fs::path &path)
{
    Result<Success> written = write(resolved(path));
    if (written)
        emit pathChanged();
    return written;
}

Result<Success> Document::write(const fs::path &path)
{
    const std::string bytes = model::serializeModel(m_model);
    Result<Success> written = writeFileAtomically(path, bytes, KeepPrevious::Yes);
    if (!written)
        return written;
    abandonJournal();
    m_path = path;
    markSeen(bytes);
    m_saved = m_model;
    m_journalBroken = false;
    m_undoStack.setClean();
    return written;
}

void Document::markSeen(std::string_view bytes)
{
    std::error_code ignored;
    m_seenHash = hashOf(bytes);
    m_seenTime = fs::last_write_time(m_path, ignored);
}

bool Document::changedOnDisk() const
{
    if (m_path.empty() || m_seenHash.isEmpty())
        return false;
    std::error_code failed;
    if (fs::last_write_time(m_path, failed) == m_seenTime && !failed)
        return false; // the bytes of a large model are read only when there is a reason
    const Result<std::string> bytes = readFile(m_path);
    return bytes && hashOf(*bytes) != m_seenHash; // a file that is gone holds no unseen change
}

void Document::record(const model::Change &change)
{
    if (m_journalBroken)
        return;
    Result<Success> done = m_journal ? m_journal->append(change, vocabulary()) : startJournal();
    if (done)
        return;
    m_journalBroken = true;
    emit journalFailed(done.error());
}

Result<Success> Document::startJournal()
{
    const fs::path path = m_recovery.journalFor(m_path);
    auto lock = lockFor(path);
    if (!lock->tryLock(0)) {
        Error error;
        error.code = "journal.in-use";
        error.message = "another window has unsaved changes to the same model";
        error.file = path.string();
        return error;
    }
    std::string base;
    if (!m_path.empty()) {
        Result<std::string> bytes = readFile(m_path);
        if (!bytes)
            return bytes.error();
        base = std::move(bytes).value();
    }
    auto journal = model::Journal::start(path, base, m_path);
    if (!journal)
        return journal.error();
    m_journal = std::move(journal).value();
    m_journalLock = std::move(lock);
    // One entry brings the journal from its base to now, whatever happened before it was started.
    const model::Model from = m_path.empty() ? model::Model(m_model.sharedVocabulary()) : m_saved;
    return m_journal->append(model::diff(from, m_model), vocabulary());
}

void Document::abandonJournal()
{
    if (m_journal)
        m_journal->discard();
    m_journal.reset();
    m_journalLock.reset();
}

std::optional<Document::Unsaved> Document::unsavedWork(const fs::path &modelPath) const
{
    std::vector<fs::path> journals;
    const fs::path file = modelPath.empty() ? fs::path() : resolved(modelPath);
    if (file.empty())
        journals = m_recovery.untitled();
    else if (const auto existing = m_recovery.existingFor(file))
        journals.push_back(*existing);

    for (const fs::path &journal : journals) {
        if (!lockFor(journal)->tryLock(0))
            continue; // its program is alive
        std::string bytes;
        model::Model base(m_model.sharedVocabulary());
        if (!file.empty()) {
            Result<std::string> read = readFile(file);
            if (!read)
                continue;
            bytes = std::move(read).value();
            Result<model::Model> parsed =
                model::parseModel(bytes, file.filename().string(), base.sharedVocabulary());
            if (!parsed)
                continue;
            base = std::move(parsed).value();
        }
        Result<model::Journal::Recovered> recovered = model::Journal::replay(journal, base, bytes);
        if (recovered && recovered->changes > 0)
            return Unsaved{journal, file, std::move(recovered).value()};
    }
    return std::nullopt;
}

void Document::recover(Unsaved unsaved)
{
    abandonJournal();
    const bool asCopy = !unsaved.recovered.baseMatches;
    replaceModel(std::move(unsaved.recovered.model), asCopy ? fs::path() : unsaved.model);
    if (!m_path.empty()) {
        if (const Result<std::string> bytes = readFile(m_path)) {
            markSeen(*bytes);
            if (auto onDisk = model::parseModel(*bytes, m_path.string(), m_model.sharedVocabulary()))
                m_saved = std::move(onDisk).value();
        }
    }
    m_undoStack.resetClean();
    discard(unsaved);
    if (const Result<Success> started = startJournal(); !started) {
        m_journalBroken = true;
        emit journalFailed(started.error());
    }
}

void Document::discard(const Unsaved &unsaved)
{
    QFile::remove(pathText(unsaved.journal));
}

} // namespace bulkhead::app
