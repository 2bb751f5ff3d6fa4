// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/model.h"

#include <QDialog>
#include <QString>

#include <vector>

class QCheckBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace bulkhead::app {

class Session;

// Finds a text in the names of elements and flows and replaces it, as one step; the names are shown before
// they change.
class ReplaceDialog : public QDialog
{
    Q_OBJECT

public:
    ReplaceDialog(Session &session, QWidget *parent);

    void accept() override; // of the names as they are then

private:
    struct Renaming
    {
        model::Id id;
        QString before;
        QString after;
    };

    std::vector<Renaming> renamings() const;
    void refresh();

    Session &m_session;
    std::vector<model::Id> m_selection; // as it was when the dialog opened
    QLineEdit *m_find;
    QLineEdit *m_by;
    QCheckBox *m_case;
    QCheckBox *m_selectedOnly;
    QListWidget *m_list;
    QLabel *m_count;
    QPushButton *m_replace;
};

} // namespace bulkhead::app
