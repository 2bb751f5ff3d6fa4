// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/background/latest.h"
#include "app/gui/update/update_task.h"

#include <QDialog>

class QPushButton;
class QStackedWidget;

namespace bulkhead::app {

class Session;
class PreviewPage;
class WaitingPage;

// Shows what an update from the sources, or adding surroundings, would add, remove, change and leave alone,
// before anything is done.
class UpdateDialog : public QDialog
{
    Q_OBJECT

public:
    using Purpose = UpdateRequest::Purpose;

    UpdateDialog(Session &session, Purpose purpose, SourceFolders folders, QWidget *parent);

    const model::Change &change() const { return m_prepared->update.plan.change; } // when accepted

private:
    void take(Result<std::shared_ptr<const PreparedUpdate>> prepared);
    void showPreview();
    void showFailure(const Error &error);
    QString summary() const;
    bool addsSurroundings() const { return m_purpose == Purpose::AddSurroundings; }

    Session &m_session;
    Purpose m_purpose;
    Latest<UpdateRequest, std::shared_ptr<const PreparedUpdate>> m_task;
    QStackedWidget *m_stack;
    WaitingPage *m_waiting;
    PreviewPage *m_preview;
    QPushButton *m_update;
    std::shared_ptr<const PreparedUpdate> m_prepared;
};

} // namespace bulkhead::app
