// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>

class QKeySequenceEdit;
class QLabel;
class QLineEdit;
class QPushButton;
class QSettings;
class QTreeWidget;

namespace bulkhead::app {

class ActionTable;

// Lists every command with its shortcut, finds them, and lets the user give them other keys.
class ShortcutsDialog : public QDialog
{
    Q_OBJECT

public:
    ShortcutsDialog(ActionTable &actions, QSettings &settings, QWidget *parent);

private:
    void fill();
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
