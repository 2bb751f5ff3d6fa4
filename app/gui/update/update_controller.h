// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

class QWidget;

namespace bulkhead::app {

class Dialogs;
class Session;
class SourceWatch;

// Leads through an update of the open model from its sources: where they are, the preview, one undo step.
class UpdateController : public QObject
{
    Q_OBJECT

public:
    UpdateController(Session &session, SourceWatch &watch, Dialogs &dialogs, QWidget *window);

    bool isPossible() const; // the open model was imported from something
    void update();
    // Shows what could be assumed around the open model, and adds it as one step.
    void addSurroundings();

private:
    bool findSources();

    Session &m_session;
    SourceWatch &m_watch;
    Dialogs &m_dialogs;
    QWidget *m_window;
};

} // namespace bulkhead::app
