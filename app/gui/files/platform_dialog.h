// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>

#include <string>

class QLabel;
class QPushButton;

namespace bulkhead::app {

class Dialogs;
class Session;

// Chooses the platform profile of the open model, takes it away, or writes a new one from what the model
// states of its own platform. Each change of the model is one step that can be undone.
class PlatformDialog : public QDialog
{
    Q_OBJECT

public:
    PlatformDialog(Session &session, Dialogs &dialogs, QWidget *parent);

private:
    void refresh();
    void showProfile();
    void choose();
    void clear();
    void write();
    bool hasFolder();
    void setProfile(std::string name, const QString &step);

    Session &m_session;
    Dialogs &m_dialogs;
    QLabel *m_name;
    QLabel *m_state;
    QPushButton *m_clear;
};

} // namespace bulkhead::app
