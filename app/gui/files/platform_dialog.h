// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/background/latest.h"
#include "app/workspace/platform.h"

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
    struct Named // a profile as a model names it
    {
        model::Model model;
        std::filesystem::path folder;
    };
    static Result<NamedPlatform> readNamed(Named named, const Running &running);
    void refresh();
    void showProfile();
    void showContent(const NamedPlatform &platform);
    void fit();
    void choose();
    void clear();
    void write();
    bool hasFolder();
    bool copyIntoFolder(const std::filesystem::path &from, const std::filesystem::path &copy);
    void setProfile(std::string name, const QString &step);

    Session &m_session;
    Dialogs &m_dialogs;
    Latest<Named, NamedPlatform> m_reading;
    bool m_isOver = false; // another document took the place of the one that this is about
    QLabel *m_name;
    QLabel *m_state;
    QPushButton *m_clear;
};

} // namespace bulkhead::app
