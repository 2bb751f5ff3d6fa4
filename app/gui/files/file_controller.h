// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/document/document.h"
#include "app/gui/files/while_waiting.h"
#include "app/gui/session/teaching.h"
#include "model/model.h"

#include <QObject>
#include <QScopedValueRollback>
#include <QStringList>

#include <filesystem>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace bulkhead::app {

class Dialogs;
class RecentFiles;

// The work of the File menu: what happens to the open model before another takes its place, and every way
// in which a model comes from and goes to a file.
class FileController : public QObject
{
    Q_OBJECT

public:
    FileController(Document &document, Dialogs &dialogs, RecentFiles &recent, QObject *parent = nullptr);

    // Files of workshops are given to it. Without it they are refused as files of no model.
    void setTeaching(Teaching teaching) { m_teaching = std::move(teaching); }

    // A model is open; otherwise the welcome page shows.
    bool isOpen() const { return m_open; }
    QString documentName() const;

    void newModel();
    void openDialog();
    void openWorkshopDialog();
    // Opens a model; offers unsaved work on it; gives files of other kinds to the import, and those of
    // workshops to their own windows. False where no model was opened.
    bool open(const QString &path);
    bool openBundled(const QString &resource, const QString &name);
    void startWith(model::Model model, const QString &name, bool unsavedWork);

    // False when nothing is to be written. The window stays usable while it is written; a failure is told.
    bool save();
    bool saveAs();
    bool close();
    // Waits for a save under way, and asks to save what is in no file. False when the user wants to stay, or
    // the model could not be saved.
    bool mayLeave();

    // Whether the file on disk is another than the one read or written last.
    bool changedOnDisk();

    // At start: offers all unsaved work that programs left behind, until some of it is recovered. What was
    // answered before, when a file was opened, is not asked again.
    void offerUnsavedWork();

    // Gives the result of work in another thread. Meanwhile the window is painted, takes no input and cannot
    // be left; how a save ended that was under way is told afterwards.
    template <typename Work>
    auto waitFor(Work work)
    {
        auto result = [&] {
            const QScopedValueRollback waiting(m_waiting, true);
            return whileWaiting(std::move(work));
        }();
        if (const auto written = std::exchange(m_written, std::nullopt))
            finishSave(*written);
        return result;
    }

signals:
    void openChanged();
    void importRequested(const QStringList &paths);

private:
    void setOpen(bool open);
    bool writeTo(const std::filesystem::path &path);
    bool waitUntilSaved();
    void finishSave(const Result<Success> &written);
    enum class Recovery { Nothing, Done, Later };
    // `mayReplace`: the user gave up what is open already.
    Recovery offerRecovery(const std::vector<JournalPlace> &places, bool mayReplace);
    Recovery offer(UnsavedWork work, bool mayReplace);
    void recover(UnsavedWork work);
    void tellUnreadable(const UnsavedWork &work);
    void tellOpenElsewhere();
    void tellNotSaved(const Error &error);
    Result<Document::ReadModel> read(const std::filesystem::path &path);
    void ensureDiagram();

    Document &m_document;
    Dialogs &m_dialogs;
    RecentFiles &m_recent;
    Teaching m_teaching;
    QString m_name;                             // of a model without a file
    std::set<std::filesystem::path> m_answered; // journals that the user was asked about
    bool m_open = false;
    bool m_waiting = false;                   // for another thread
    std::optional<Result<Success>> m_written; // by a save that ended meanwhile
};

// An empty model with one diagram.
model::Model emptyModel(std::shared_ptr<const model::Vocabulary> vocabulary, const QString &title);

} // namespace bulkhead::app
