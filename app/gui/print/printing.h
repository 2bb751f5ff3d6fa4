// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/background/latest.h"
#include "app/gui/print/print_dialog.h"

#include <QObject>

class QMainWindow;

namespace bulkhead::app {

class DiagramPage;
class Dialogs;
class Session;
class WorkSign;

// Prints the shown view after a preview. The pages go to the printer in the background, with a sign in the
// status bar that stops it.
class Printing : public QObject
{
    Q_OBJECT

public:
    Printing(Session &session, DiagramPage &page, Dialogs &dialogs, QMainWindow *window);

    void print(const QString &documentName);
    // Asks while pages are on their way; false when the person wants to stay.
    bool mayLeave();
    bool isPrinting() const { return m_work.isBusy(); }
    // Instead of the dialog that people see.
    void setChoosePrinter(PrintDialog::ChoosePrinter choose) { m_choose = std::move(choose); }

private:
    void take(const Result<std::vector<QImage>> &printed);
    void say(const QString &text);

    Session &m_session;
    DiagramPage &m_page;
    Dialogs &m_dialogs;
    QMainWindow *m_window;
    WorkSign *m_sign; // of the window
    PrintDialog::ChoosePrinter m_choose;
    Latest<PrintRequest, std::vector<QImage>> m_work;
};

} // namespace bulkhead::app
