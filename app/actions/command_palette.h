// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>

#include <vector>

class QAction;
class QLineEdit;
class QListWidget;

namespace bulkhead::app {

class ActionTable;

// Finds any command, and any entry of a submenu, by a few letters of its name, and runs it.
class CommandPalette : public QDialog
{
    Q_OBJECT

public:
    CommandPalette(const ActionTable &actions, QWidget *parent);

    struct Hit
    {
        int score;
        bool isEnabled;
        QAction *action;
        QString title;
        QString detail;
        QString help;
    };

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    std::vector<Hit> hitsFor(const QString &typed) const; // best first
    void filter(const QString &typed);
    void run();

    const ActionTable &m_actions;
    QLineEdit *m_typed;
    QListWidget *m_list;
};

} // namespace bulkhead::app
