// SPDX-License-Identifier: Apache-2.0
#include "app/gui/files/file_controller.h"

#include "app/document/text.h"
#include "app/gui/files/recent_files.h"
#include "app/gui/files/recovery_offer.h"
#include "app/gui/session/dialogs.h"
#include "model/file/atomic_file.h"
#include "model/file/file.h"
#include "model/journal/journal.h"
#include "resources/embedded.h"

#include <QFileInfo>

#include <utility>

namespace bulkhead::app {

namespace fs = std::filesystem;

namespace {

QString modelFilter()
{
    return FileController::tr("Threat models (*.bulkhead);;All files (*)");
}

QString workshopFilter(const Teaching &teaching)
{
    return FileController::tr("Workshops (%1)").arg(teaching.fileFilter());
}

} // namespace

FileController::FileController(Document &document, Dialogs &dialogs, RecentFiles &recent, QObject *parent)
    : QObject(parent), m_document(document), m_dialogs(dialogs), m_recent(recent)
{
    connect(&m_document, &Document::saveFinished, this, &FileController::finishSave);
}

QString FileController::documentName() const
{
    if (!m_document.path().empty())
        return QFileInfo(pathText(m_document.path())).completeBaseName();
    return m_name.isEmpty() ? tr("Untitled") : m_name;
}

void FileController::setOpen(bool open)
{
    m_open = open;
    emit openChanged();
}

bool FileController::mayLeave()
{
    if (m_waiting)
        return false;
    waitUntilSaved();
    if (!m_open || !m_document.isModified())
        return true;
    switch (m_dialogs.askToSave(documentName())) {
    case Dialogs::SaveAnswer::Save:
        return save() && waitUntilSaved();
    case Dialogs::SaveAnswer::Discard:
        return true;
    case Dialogs::SaveAnswer::Cancel:
        break;
    }
    return false;
}

void FileController::newModel()
{
    if (mayLeave())
        startWith(emptyModel(m_document.model().sharedVocabulary(), tr("Untitled")), {}, false);
}

void FileController::startWith(model::Model model, const QString &name, bool unsavedWork)
{
    m_name = name;
    m_document.startWith(std::move(model), unsavedWork);
    setOpen(true);
    ensureDiagram();
}

void FileController::openDialog()
{
    QString filter = modelFilter();
    if (m_teaching.opensFiles()) // first what opens all of them: who has a task looks for no model
        filter = tr("Bulkhead files (%1)").arg(QStringLiteral("*.bulkhead ") + m_teaching.fileFilter()) +
                 QStringLiteral(";;") + workshopFilter(m_teaching) + QStringLiteral(";;") + filter;
    if (const auto path = m_dialogs.openFile(tr("Open threat model"), filter))
        open(*path);
}

void FileController::openWorkshopDialog()
{
    if (const auto path = m_dialogs.openFile(tr("Open workshop"), workshopFilter(m_teaching)))
        open(*path);
}

bool FileController::open(const QString &path)
{
    if (m_waiting)
        return false;
    if (m_teaching.isFor(path)) {
        m_teaching.open(path);
        return false;
    }
    const fs::path file = resolvedFile(toPath(path));
    auto model = read(file);
    if (!model && model.error().code == "file.other-kind") {
        emit importRequested({path});
        return false;
    }
    if (!model && m_document.recovery().existingFor(file).empty()) {
        m_dialogs.tellProblem(tr("The file cannot be opened"), errorText(model.error()));
        return false;
    }
    const bool maySave = m_open && m_document.isModified();
    if (!mayLeave())
        return false;
    const Recovery recovery = offerRecovery(m_document.recovery().existingFor(file), true);
    if (recovery == Recovery::Later)
        return false;
    if (recovery == Recovery::Nothing) {
        if (maySave) // to this very file, it may be
            model = read(file);
        if (!model) {
            m_dialogs.tellProblem(tr("The file cannot be opened"), errorText(model.error()));
            return false;
        }
        m_document.show(std::move(model).value());
        m_name.clear();
    }
    if (!m_document.path().empty())
        m_recent.add(QFileInfo(path).absoluteFilePath());
    setOpen(true);
    ensureDiagram();
    tellOpenElsewhere();
    return true;
}

Result<Document::ReadModel> FileController::read(const fs::path &path)
{
    return waitFor([path, vocabulary = m_document.model().sharedVocabulary()] {
        return Document::read(path, vocabulary);
    });
}

void FileController::tellOpenElsewhere()
{
    if (m_document.isOpenElsewhere())
        m_dialogs.tell(
            tr("Open in another window"),
            tr("“%1” is open in another window, too. Changes made there do not show here; who saves "
               "last is asked before the other's version is replaced.")
                .arg(documentName()));
}

bool FileController::openBundled(const QString &resource, const QString &name)
{
    const auto text = resources::find(toUtf8(resource));
    if (!text || !mayLeave())
        return false;
    Result<model::Model> read =
        model::parseModel(*text, toUtf8(resource), m_document.model().sharedVocabulary());
    if (!read) {
        m_dialogs.tellProblem(tr("The example cannot be opened"), errorText(read.error()));
        return false;
    }
    startWith(std::move(read).value(), name, false);
    return true;
}

bool FileController::save()
{
    if (!m_open || m_waiting)
        return false;
    waitUntilSaved();
    return m_document.path().empty() ? saveAs() : writeTo(m_document.path());
}

bool FileController::saveAs()
{
    if (!m_open || m_waiting)
        return false;
    const QString suggested = m_document.path().empty() ? documentName() + QStringLiteral(".bulkhead")
                                                        : pathText(m_document.path());
    auto chosen = m_dialogs.saveFile(tr("Save threat model"), suggested, modelFilter());
    if (!chosen)
        return false;
    if (QFileInfo(*chosen).suffix().isEmpty())
        *chosen += QStringLiteral(".bulkhead");
    return writeTo(toPath(*chosen));
}

bool FileController::writeTo(const fs::path &path)
{
    waitUntilSaved(); // a chooser of files was open, it may be
    const bool same = path == m_document.path();
    if (same && changedOnDisk() &&
        !m_dialogs.confirmLoss(
            tr("The file has changed"),
            tr("“%1” was changed by another program since it was opened here. Saving replaces those "
               "changes; the version on disk is kept as a backup beside it.")
                .arg(documentName()),
            tr("Save anyway")))
        return false;
    if (same)
        m_document.save();
    else
        m_document.saveAs(path);
    return true;
}

bool FileController::changedOnDisk()
{
    if (m_waiting || m_document.isSaving() || !m_document.file().mayHaveChanged())
        return false;
    return waitFor([file = m_document.file()] { return file.hasChanged(); });
}

// Whether nothing was left to write, or it was written. The window is painted meanwhile and takes no input.
bool FileController::waitUntilSaved()
{
    Q_ASSERT(!m_waiting);
    if (!m_document.isSaving())
        return true;
    {
        const QScopedValueRollback waiting(m_waiting, true);
        QEventLoop loop;
        connect(&m_document, &Document::saveFinished, &loop, &QEventLoop::quit);
        QGuiApplication::setOverrideCursor(Qt::WaitCursor);
        loop.exec(QEventLoop::ExcludeUserInputEvents);
        QGuiApplication::restoreOverrideCursor();
    }
    const Result<Success> written = *std::exchange(m_written, std::nullopt);
    finishSave(written);
    return written.ok();
}

void FileController::finishSave(const Result<Success> &written)
{
    if (m_waiting) {
        m_written = written; // who waits goes on with it
    } else if (!written) {
        tellNotSaved(written.error());
    } else {
        m_name.clear();
        m_recent.add(pathText(m_document.path()));
    }
}

bool FileController::close()
{
    if (!mayLeave())
        return false;
    m_name.clear();
    m_document.startWith(model::Model(m_document.model().sharedVocabulary()), false);
    setOpen(false);
    return true;
}

void FileController::tellNotSaved(const Error &error)
{
    if (wasWritten(error))
        m_dialogs.tellProblem(tr("The model was saved, but not safely"),
                              tr("%1\n\nThe changes are kept for recovery. Save again, or at another place.")
                                  .arg(errorText(error)));
    else
        m_dialogs.tellProblem(
            tr("The model was not saved"),
            tr("%1\n\nNothing was lost: the changes are still here. Try another place with “Save as”.")
                .arg(errorText(error)));
}

FileController::Recovery FileController::offerRecovery(const std::vector<JournalPlace> &places,
                                                       bool mayReplace)
{
    for (const JournalPlace &place : places) {
        auto work = waitFor([place, vocabulary = m_document.model().sharedVocabulary()] {
            return readUnsavedWork(place, vocabulary);
        });
        if (!work)
            continue;
        m_answered.insert(place.journal);
        if (!work->isReadable())
            tellUnreadable(*work);
        else if (const Recovery recovery = offer(std::move(*work), mayReplace); recovery != Recovery::Nothing)
            return recovery;
    }
    return Recovery::Nothing;
}

FileController::Recovery FileController::offer(UnsavedWork work, bool mayReplace)
{
    switch (m_dialogs.askToRecover(recoveryQuestion(work))) {
    case Dialogs::RecoverAnswer::Recover:
        if (!mayReplace && !mayLeave())
            return Recovery::Later;
        recover(std::move(work));
        return Recovery::Done;
    case Dialogs::RecoverAnswer::Discard:
        m_document.recovery().strike(work.place);
        if (const auto removed = model::removeJournal(work.place.journal, m_document.recovery().files());
            !removed)
            m_dialogs.tellProblem(tr("The work was not thrown away"), errorText(removed.error()));
        return Recovery::Nothing;
    case Dialogs::RecoverAnswer::Later:
        break;
    }
    return Recovery::Later;
}

void FileController::recover(UnsavedWork work)
{
    const QString name = work.place.model.empty()
                             ? tr("Recovered")
                             : tr("%1 (recovered)").arg(QFileInfo(nameOfWork(work)).completeBaseName());
    m_document.recover(std::move(work));
    m_name = m_document.path().empty() ? name : QString();
}

// A journal of a later version stays for that version, and one whose model is gone for its return. Any other
// is kept out of the way, so that it is told once.
void FileController::tellUnreadable(const UnsavedWork &work)
{
    const QString title = tr("Unsaved work cannot be recovered");
    const QString text = unreadableWorkText(work);
    fs::path kept = work.place.journal;
    const bool isHopeless = work.unreadable ? work.unreadable->code == "journal.unreadable"
                                            : work.base != UnsavedWork::Base::Gone;
    if (isHopeless) {
        const RecoveryStore &store = m_document.recovery();
        const Result<fs::path> aside = model::keepAside(kept, store.files());
        if (aside && model::removeJournal(kept, store.files())) {
            store.strike(work.place);
            kept = *aside;
        }
    }
    m_dialogs.tellProblem(title, tr("%1\n\nThe journal is kept as %2").arg(text, pathText(kept)));
}

void FileController::offerUnsavedWork()
{
    std::vector<JournalPlace> places = m_document.recovery().existing();
    std::erase_if(places, [this](const JournalPlace &place) { return m_answered.contains(place.journal); });
    for (const JournalPlace &place : places) {
        if (offerRecovery({place}, false) != Recovery::Done)
            continue;
        setOpen(true);
        ensureDiagram();
        return;
    }
}

// Things can only be placed on a diagram, so a model without one gets one.
void FileController::ensureDiagram()
{
    if (!m_document.model().views().empty())
        return;
    model::View view;
    view.id = "diagram";
    view.name = toUtf8(tr("Diagram"));
    m_document.perform(model::adding(std::move(view)), tr("Add a diagram"));
}

model::Model emptyModel(std::shared_ptr<const model::Vocabulary> vocabulary, const QString &title)
{
    model::Model model(std::move(vocabulary));
    model::View view;
    view.id = "diagram";
    view.name = toUtf8(bulkhead::app::FileController::tr("Diagram"));
    model::Metadata metadata;
    metadata.title = toUtf8(title);
    const auto applied = model.apply(model::batch(
        {model::adding(std::move(view)), model::editing(model.sharedMetadata(), std::move(metadata))}));
    Q_ASSERT(applied.ok());
    return model;
}

} // namespace bulkhead::app
