// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>

class QLineEdit;
class QListWidget;

namespace bulkhead::app {

class ActionTable;

// Finds any command by a few letters of its name, and runs it.
class CommandPalette : public QDialog
{
    Q_OBJECT

public:
    CommandPalette(const ActionTable &actions, QWidget *parent);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void filter(const QString &typed);
    void run();

    const ActionTable &m_actions;
    QLineEdit *m_typed;
    QListWidget *m_list;
};

} // namespace bulkhead::app
