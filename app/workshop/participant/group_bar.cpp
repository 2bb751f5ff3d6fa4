// SPDX-License-Identifier: Apache-2.0
#include "app/workshop/participant/group_bar.h"

#include "app/document/text.h"
#include "app/gui/look/label.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

#include <algorithm>

namespace bulkhead::app {

namespace ws = catalog::workshop;

GroupBar::GroupBar(GroupMembers &members, QWidget *parent)
    : QWidget(parent), m_members(members), m_button(new QToolButton), m_menu(new QMenu(this)),
      m_told(plainLabel())
{
    m_button->setObjectName(QStringLiteral("membersButton"));
    m_button->setText(tr("&Members of the group"));
    m_button->setToolTip(tr("Whose answers are shown beside yours; their files stand beside the task"));
    m_button->setMenu(m_menu);
    m_button->setPopupMode(QToolButton::InstantPopup);
    m_button->setFocusPolicy(Qt::StrongFocus);
    m_told->setObjectName(QStringLiteral("groupTold"));
    m_told->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(8, 4, 8, 0);
    row->addWidget(m_button);
    row->addWidget(m_told, 1);
    connect(&m_members, &GroupMembers::looked, this, [this] {
        fillMenu();
        emit changed();
    });
    connect(m_menu, &QMenu::aboutToShow, this, &GroupBar::lookRequested);
    fillMenu();
    setDivided(0);
}

// Names are no mnemonics: each & is written twice.
void GroupBar::fillMenu()
{
    std::vector<std::string> names;
    for (const ws::AnswerSheet &sheet : m_members.sheets())
        names.push_back(sheet.participant);
    if (names == m_named && !m_menu->isEmpty())
        return; // it may be open
    m_named = names;
    m_menu->clear();
    for (const std::string &name : names) {
        QAction *action = m_menu->addAction(toQString(name).replace(u'&', QStringLiteral("&&")));
        action->setCheckable(true);
        action->setChecked(m_chosen.contains(name));
        connect(action, &QAction::toggled, this, [this, name](bool isMember) {
            if (isMember)
                m_chosen.insert(name);
            else
                m_chosen.erase(name);
            emit changed();
        });
    }
    if (names.empty())
        m_menu->addAction(tr("No other answers stand beside the task"))->setEnabled(false);
}

std::vector<ws::AnswerSheet> GroupBar::chosen() const
{
    std::vector<ws::AnswerSheet> sheets;
    for (const ws::AnswerSheet &sheet : m_members.sheets())
        if (m_chosen.contains(sheet.participant))
            sheets.push_back(sheet);
    return sheets;
}

QString GroupBar::key() const
{
    return m_button->shortcut().toString(QKeySequence::NativeText);
}

bool GroupBar::hasChosen() const
{
    return std::any_of(m_members.sheets().begin(), m_members.sheets().end(),
                       [this](const ws::AnswerSheet &sheet) { return m_chosen.contains(sheet.participant); });
}

void GroupBar::setDivided(std::size_t cells)
{
    m_told->setText(!hasChosen() ? tr("Choose who sits at your table: where you differ comes first.")
                                 : tr("You differ on %n cell(s): agree, or keep the dissent.", nullptr,
                                      static_cast<int>(cells)));
}

} // namespace bulkhead::app
