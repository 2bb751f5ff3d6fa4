// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/document/file_stamp.h"
#include "app/document/journal_writer.h"
#include "app/document/recovery.h"
#include "app/document/unsaved_work.h"
#include "model/model.h"
#include "model/result.h"

#include <QObject>
#include <QUndoStack>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace bulkhead::app {

// The open threat model with what makes it a document: its file, its undo history and its recovery
// journal. Widgets follow its signals.
class Document : public QObject
{
    Q_OBJECT

public:
    Document(std::shared_ptr<const model::Vocabulary> vocabulary, RecoveryStore recovery,
             QObject *parent = nullptr);
    ~Document() override;

    const model::Model &model() const { return m_model; }
    const model::Vocabulary &vocabulary() const { return m_model.vocabulary(); }
    QUndoStack &undoStack() { return m_undoStack; }

    // The model's file; empty when it was never saved.
    const std::filesystem::path &path() const { return m_path; }
    // Something of the model is in no file yet; also while it is being written.
    bool isModified() const { return !m_undoStack.isClean() || m_savesWork; }

    // Applies a change as one step that undo takes back. False when it is refused: refused() tells why,
    // and nothing has changed.
    bool perform(const model::Change &change, const QString &text);
    // Undoes or redoes to behind so many steps of the history: one change, however many they are. The same
    // goes for whatever moves the index of the stack.
    void goTo(int step) { m_undoStack.setIndex(step); }
    // The next change is a step of its own, also when it moves what the last one moved.
    void startNewStep() { m_ownStepAfter = m_undoStack.index(); }

    // Takes a model that is in no file yet: new, from a template or imported. It counts as unsaved work
    // unless it is as good as nothing.
    void startWith(model::Model model, bool unsavedWork);

    // A model as it was read from its file.
    struct ReadModel
    {
        FileVersion file;
        model::Model model;
    };
    // For any thread. Fails with "file.other-kind" on a file that does not look like a model.
    static Result<ReadModel> read(const std::filesystem::path &path,
                                  std::shared_ptr<const model::Vocabulary> vocabulary);
    void show(ReadModel read);
    Result<Success> open(const std::filesystem::path &path); // read() and show()
    // Another window had the file open when it was opened here.
    bool isOpenElsewhere() const { return m_isOpenElsewhere; }

    // Writes the model as it is now, in another thread; saveFinished() tells how it went. What is changed
    // meanwhile stays, unsaved and in the journal. One at a time.
    void save();
    void saveAs(const std::filesystem::path &path);
    bool isSaving() const { return m_journal.isSaving(); }

    // The file as it was read or written last; not yet true while isSaving().
    const FileVersion &file() const { return m_file; }

    const RecoveryStore &recovery() const { return m_recovery; }
    // Continues unsaved work: as the model's own when it fits the file, else as an unsaved copy.
    void recover(UnsavedWork work);
    // Waits until all changes are in the journal.
    void finishJournal() { m_journal.finish(); }
    // Removes the journal: the user gives up the changes, or they are saved.
    void abandonJournal();

signals:
    void changed(const bulkhead::model::Change &change); // a new step, or one or more forth or back
    void replaced();                                     // by another model as a whole
    void refused(const bulkhead::Error &error);
    void pathChanged();
    void modifiedChanged(bool modified);
    void savingChanged(); // isSaving(): before saveFinished()
    void saveFinished(const bulkhead::Result<bulkhead::Success> &written);
    void journalFailed(const bulkhead::Error &error); // changes are not kept for recovery
    void journalResumed();                            // they are again

private:
    friend class ChangeCommand;
    void announce(const model::Change &change);
    void replay(const model::Change &change);
    void announceReplayed();

    void replaceModel(model::Model model, const std::filesystem::path &path);
    void startJournalAt(std::string baseHash, model::Model base);
    void write(const std::filesystem::path &path);
    void finishSave(const SaveOutcome &outcome);
    void noteModified();

    // Steps that the undo stack has gone and nobody was told of yet.
    struct Replayed
    {
        model::Model before;
        model::Change change; // of the only one
        int steps = 0;
    };

    model::Model m_model;
    QUndoStack m_undoStack;
    std::optional<Replayed> m_replayed;
    RecoveryStore m_recovery;
    std::filesystem::path m_path;
    FileVersion m_file;
    JournalWriter m_journal;
    bool m_savesWork = false;  // what is being written was in no file before
    bool m_isModified = false; // as it was told last
    bool m_isOpenElsewhere = false;
    int m_ownStepAfter = -1; // an index of the undo history
};

} // namespace bulkhead::app
