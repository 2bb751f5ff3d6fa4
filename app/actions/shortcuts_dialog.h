// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>
#include <QList>
#include <QString>

class QKeySequenceEdit;
class QLabel;
class QLineEdit;
class QPushButton;
class QSettings;
class QTreeWidget;

namespace bulkhead::app {

class ActionTable;

// Keys that belong to a place in the window and to no command; they cannot be changed.
struct KeyHelp
{
    QString place; // "On the diagram"
    QString what;
    QString keys;
    QString help;
};

// Lists every command with its shortcut, finds them, and lets the user give them other keys.
class ShortcutsDialog : public QDialog
{
    Q_OBJECT

public:
    ShortcutsDialog(ActionTable &actions, QSettings &settings, const QList<KeyHelp> &others, QWidget *parent);

private:
    void fill(const QList<KeyHelp> &others);
    void filter(const QString &typed);
    void showCurrent();
    void assign();
    void restoreDefault();
    int currentEntry() const; // -1 without

    ActionTable &m_actions;
    QSettings &m_settings;
    QLineEdit *m_filter;
    QTreeWidget *m_tree;
    QKeySequenceEdit *m_keys;
    QPushButton *m_assign;
    QPushButton *m_restore;
    QLabel *m_note;
};

} // namespace bulkhead::app
