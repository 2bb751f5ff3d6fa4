#include "app/gui/files/file_controller.h"

#include "app/document/text.h"
#include "app/gui/files/recent_files.h"
#include "app/gui/session/dialogs.h"
#include "model/file/atomic_file.h"
#include "model/file/file.h"
#include "resources/embedded.h"

#include <QFileInfo>

namespace bulkhead::app {

namespace fs = std::filesystem;

namespace {

QString modelFilter()
{
    return FileController::tr("Threat models (*.bulkhead);;All files (*)");
}

} // namespace

FileController::FileController(Document &document, Dialogs &dialogs, RecentFiles &recent, QObject *parent)
    : QObject(parent), m_document(document), m_dialogs(dialogs), m_recent(recent)
{}

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
    if (!m_open || !m_document.isModified())
        return true;
    switch (m_dialogs.askToSave(documentName())) {
    case Dialogs::SaveAnswer::Save:
        return save();
    case Dialogs::SaveAnswer::Discard:
        m_document.abandonJournal();
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
    if (const auto path = m_dialogs.openFile(tr("Open threat model"), modelFilter()))
        open(*path);
}

bool FileController::open(const QString &path)
{
    const Result<std::string> bytes = readFile(toPath(path));
    if (!bytes) {
        m_dialogs.tellProblem(tr("The file cannot be opened"), errorText(bytes.error()));
        return false;
    }
    if (!model::looksLikeModel(*bytes)) {
        emit importRequested({path});
        return false;
    }
    if (!mayLeave())
        return false;
    const Recovery recovery = offerRecovery(toPath(path));
    if (recovery == Recovery::Later) // opening it now would write over what was left
        return false;
    if (recovery == Recovery::Nothing) {
        if (const Result<Success> opened = m_document.open(toPath(path)); !opened) {
            m_dialogs.tellProblem(tr("The model cannot be opened"), errorText(opened.error()));
            return false;
        }
    }
    m_name.clear();
    m_recent.add(QFileInfo(path).absoluteFilePath());
    setOpen(true);
    ensureDiagram();
    return true;
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
    if (!m_open)
        return false;
    return m_document.path().empty() ? saveAs() : writeTo(m_document.path());
}

bool FileController::saveAs()
{
    if (!m_open)
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
    const bool same = path == m_document.path();
    if (same && m_document.changedOnDisk() &&
        !m_dialogs.confirm(
            tr("The file has changed"),
            tr("“%1” was changed by another program since it was opened here. Saving replaces those "
               "changes; the version on disk is kept as a backup beside it.")
                .arg(documentName()),
            tr("Save anyway")))
        return false;
    const Result<Success> saved = same ? m_document.save() : m_document.saveAs(path);
    if (!saved) {
        m_dialogs.tellProblem(
            tr("The model was not saved"),
            tr("%1\n\nNothing was lost: the changes are still here. Try another place with “Save as”.")
                .arg(errorText(saved.error())));
        return false;
    }
    m_name.clear();
    m_recent.add(pathText(m_document.path()));
    return true;
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

FileController::Recovery FileController::offerRecovery(const fs::path &path)
{
    auto unsaved = m_document.unsavedWork(path);
    if (!unsaved)
        return Recovery::Nothing;
    const std::string &title = unsaved->recovered.model.metadata().title;
    QString question = tr("Bulkhead was not closed properly and left %n unsaved change(s) to “%1”.", nullptr,
                          static_cast<int>(unsaved->recovered.changes))
                           .arg(!path.empty()   ? pathText(path.filename())
                                : title.empty() ? tr("Untitled")
                                                : toQString(title));
    if (!unsaved->recovered.baseMatches)
        question += ' ' + tr("The file has changed since, so they would be opened as a copy.");
    switch (m_dialogs.askToRecover(question)) {
    case Dialogs::RecoverAnswer::Recover:
        m_document.recover(std::move(*unsaved));
        return Recovery::Done;
    case Dialogs::RecoverAnswer::Discard:
        Document::discard(*unsaved);
        return Recovery::Nothing;
    case Dialogs::RecoverAnswer::Later:
        break;
    }
    return Recovery::Later;
}

bool FileController::offerUntitledRecovery()
{
    if (offerRecovery({}) != Recovery::Done)
        return false;
    m_name = tr("Recovered");
    setOpen(true);
    return true;
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
