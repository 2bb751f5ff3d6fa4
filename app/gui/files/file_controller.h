#pragma once

#include "app/document/document.h"
#include "model/model.h"

#include <QObject>
#include <QStringList>

namespace bulkhead::app {

class Dialogs;
class RecentFiles;

// The work of the File menu: what happens to the open model before another takes its place, and every way
// in which a model comes from and goes to a file. There is one save and one open, whatever calls them.
class FileController : public QObject
{
    Q_OBJECT

public:
    FileController(Document &document, Dialogs &dialogs, RecentFiles &recent, QObject *parent = nullptr);

    // A model is open; otherwise the welcome page shows.
    bool isOpen() const { return m_open; }
    QString documentName() const;

    void newModel();
    void openDialog();
    // Opens a model; offers work that a crash left; hands files of other kinds on to the import.
    bool open(const QString &path);
    bool openBundled(const QString &resource, const QString &name);
    void startWith(model::Model model, const QString &name, bool unsavedWork);

    bool save();
    bool saveAs();
    bool close();
    // Asks to save; false when the user wants to stay.
    bool mayLeave();

    // At start: offers work on a model never saved that a crash left.
    bool offerUntitledRecovery();

signals:
    void openChanged();
    void importRequested(const QStringList &paths);

private:
    void setOpen(bool open);
    bool writeTo(const std::filesystem::path &path);
    enum class Recovery { Nothing, Done, Later };
    Recovery offerRecovery(const std::filesystem::path &path);
    void ensureDiagram();

    Document &m_document;
    Dialogs &m_dialogs;
    RecentFiles &m_recent;
    QString m_name; // of a model without a file
    bool m_open = false;
};

// An empty model with one diagram.
model::Model emptyModel(std::shared_ptr<const model::Vocabulary> vocabulary, const QString &title);

} // namespace bulkhead::app
