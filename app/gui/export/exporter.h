// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/background/latest.h"
#include "app/gui/export/export_task.h"

#include <QObject>
#include <QString>

class QMainWindow;
class QSettings;

namespace bulkhead::app {

class DiagramPage;
class Dialogs;
class ExportSign;
class Session;

// Writes the open model to files of other formats: asks for format and file, writes in the background with a
// sign in the status bar, and says where the file went. The last format, folder and choice of
// reports are kept in the settings.
class Exporter : public QObject
{
    Q_OBJECT

public:
    Exporter(Session &session, DiagramPage &page, Dialogs &dialogs, QSettings &settings, QMainWindow *window);

    // `documentName` is what a file is called unless the person says otherwise.
    void chooseFormat(const QString &documentName);                             // any format, then a file
    void chooseFile(exporting::FormatGroup group, const QString &documentName); // the file's name decides

    // The file itself is being written: what it is made from is there.
    bool isWriting() const { return m_work.isBusy() && *m_isWritten; }
    // Asks when a file is still being written; false when the person wants to stay.
    bool mayLeave();

signals:
    void reportChosen(); // another reader or other chapters of reports; they are in the settings

private:
    void write(const exporting::Format &format, const QString &file);
    void finish(Result<ExportedFile> result);
    void stop();
    void say(const QString &text);
    QString suggestion(const exporting::Format &format, const QString &documentName) const;

    Session &m_session;
    DiagramPage &m_page;
    Dialogs &m_dialogs;
    QSettings &m_settings;
    QMainWindow *m_window;
    ExportSign *m_sign; // of the window
    Latest<ExportRequest, ExportedFile> m_work;
    std::shared_ptr<const std::atomic<bool>> m_isWritten; // of the last request
};

} // namespace bulkhead::app
