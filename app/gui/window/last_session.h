// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/gui/diagram/diagram_page.h"

#include <QObject>
#include <QString>

#include <optional>

class QSettings;

namespace bulkhead::app {

class Document;
class FileController;

// What was open when the window was used last: the file, the view shown, its zoom and its centre. It is kept
// in the settings as the window changes, so that a start after a crash has it too; of several windows the
// one that changed or closed last counts. GUI thread.
class LastSession : public QObject
{
    Q_OBJECT

public:
    struct Place
    {
        QString file;
        model::Id view;
        std::optional<DiagramPage::Sight> sight; // none: all of the view
    };

    LastSession(Document &document, FileController &files, DiagramPage &page, QSettings &settings,
                QObject *parent = nullptr);

    // Whether a start resumes it: the user's choice, yes at first.
    static bool isWanted(const QSettings &settings);
    static void setWanted(QSettings &settings, bool wanted);

    // As it was kept; none where nothing was open, or it is not wanted.
    std::optional<Place> place() const;
    // Opens the file where nothing is open yet, and shows what was in sight of it. A file is left alone that
    // another window has open, or whose unsaved work waits for an answer. Recovery goes first. The place is
    // forgotten for some seconds: a file that ends the program is not opened again and again.
    void resume(const Place &place);
    void keepAtEnd(); // what is open and in sight now

signals:
    void fileIsGone(const QString &file);

private:
    void keep();
    bool mayOpen(const QString &file);

    Document &m_document;
    FileController &m_files;
    DiagramPage &m_page;
    QSettings &m_settings;
    bool m_isTrying = false; // whether the file that was just opened ends the program
};

} // namespace bulkhead::app
