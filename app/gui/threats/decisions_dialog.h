// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>

class QCheckBox;
class QLabel;
class QPushButton;
class QTreeWidget;

namespace bulkhead::app {

class Session;

// Every decision that the model holds, and how it stands today: in force, open again (with the reason), or
// about a finding that is no longer there.
class DecisionsDialog : public QDialog
{
    Q_OBJECT

public:
    DecisionsDialog(Session &session, QWidget *parent);

    QTreeWidget *list() const { return m_list; }
    void removeSelected();

private:
    void fill();
    void showCurrent();

    Session &m_session;
    QTreeWidget *m_list;
    QLabel *m_detail;
    QCheckBox *m_onlyUnsettled;
    QPushButton *m_show;
    QPushButton *m_remove;
};

} // namespace bulkhead::app
