// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/workshop/participant/group_members.h"

#include <QWidget>

#include <set>
#include <string>

class QLabel;
class QMenu;
class QToolButton;

namespace bulkhead::app {

// Who sits at the table: the members whose marks are shown beside one's own in the round *group*.
class GroupBar : public QWidget
{
    Q_OBJECT

public:
    explicit GroupBar(GroupMembers &members, QWidget *parent = nullptr);

    std::vector<catalog::workshop::AnswerSheet> chosen() const; // their sheets, as they were read last
    QString key() const;                                        // opens the choice: "Alt+M"
    bool hasChosen() const;                                     // somebody
    void setDivided(std::size_t cells);                         // where they and the participant differ

signals:
    void changed();       // who is chosen, or what they say
    void lookRequested(); // at the files, again

private:
    void fillMenu();

    GroupMembers &m_members;
    std::set<std::string> m_chosen;   // participants
    std::vector<std::string> m_named; // in the menu
    QToolButton *m_button;
    QMenu *m_menu;
    QLabel *m_told;
};

} // namespace bulkhead::app
