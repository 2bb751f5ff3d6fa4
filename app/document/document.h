#pragma once

#include "app/document/recovery.h"
#include "model/journal/journal.h"
#include "model/model.h"
#include "model/result.h"

#include <QObject>
#include <QUndoStack>

#include <filesystem>
#include <memory>
#include <optional>

class QLockFile;

namespace bulkhead::app {

// The open threat model with what makes it a document: its file, its undo history and its recovery
// journal. It knows no widgets; whoever shows the model follows its signals.
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
    bool isModified() const { return !m_undoStack.isClean(); }

    // Applies a change as one step that undo takes back. False when it is refused: refused() tells why,
    // and nothing has changed.
    bool perform(const model::Change &change, const QString &text);
    // The next change is a step of its own, also when it moves what the last one moved.
    void startNewStep() { m_ownStepAfter = m_undoStack.index(); }

    // Takes a model that is in no file yet: new, from a template or imported. It counts as unsaved work
    // unless it is as good as nothing.
    void startWith(model::Model model, bool unsavedWork);

    Result<Success> open(const std::filesystem::path &path);
    Result<Success> save();
    Result<Success> saveAs(const std::filesystem::path &path);

    // Whether the file on disk is another than the one read or written last.
    bool changedOnDisk() const;

    // Work that a crash left behind, for this file or (with an empty path) for a model never saved.
    struct Unsaved
    {
        std::filesystem::path journal;
        std::filesystem::path model; // empty: never saved
        model::Journal::Recovered recovered;
    };
    std::optional<Unsaved> unsavedWork(const std::filesystem::path &modelPath) const;
    // Continues that work: as the model's own when it fits the file, else as an unsaved copy.
    void recover(Unsaved unsaved);
    static void discard(const Unsaved &unsaved);

    // Lets go of the journal: the user gives up the changes, or they are saved.
    void abandonJournal();

signals:
    void changed(const bulkhead::model::Change &change); // one step, forth or back
    void replaced();                                     // by another model as a whole
    void refused(const bulkhead::Error &error);
    void pathChanged();
    void modifiedChanged(bool modified);
    void journalFailed(const bulkhead::Error &error); // recovery is off until the next save

private:
    friend class ChangeCommand;
    void announce(const model::Change &change);
    void replay(const model::Change &change);

    void markSeen(std::string_view bytes);
    void replaceModel(model::Model model, const std::filesystem::path &path);
    void record(const model::Change &change);
    Result<Success> startJournal();
    Result<Success> write(const std::filesystem::path &path);

    model::Model m_model;
    QUndoStack m_undoStack;
    RecoveryStore m_recovery;
    std::filesystem::path m_path;
    QByteArray m_seenHash; // of the file's bytes when last read or written
    std::filesystem::file_time_type m_seenTime;
    model::Model m_saved; // what the journal starts from
    std::unique_ptr<model::Journal> m_journal;
    std::unique_ptr<QLockFile> m_journalLock;
    bool m_journalBroken = false;
    int m_ownStepAfter = -1; // an index of the undo history
};

} // namespace bulkhead::app
