// SPDX-License-Identifier: Apache-2.0
#include "app/workshop/facilitator/group_choice.h"

#include <QCoreApplication>

#include <algorithm>

namespace bulkhead::app {

const std::optional<std::string> &GroupChoice::current() const
{
    static const std::optional<std::string> room;
    const std::vector<std::string> &all = m_view.desk.participants();
    const bool isThere = m_chosen && std::find(all.begin(), all.end(), *m_chosen) != all.end();
    return isThere ? m_chosen : room;
}

QString GroupChoice::name() const
{
    return current() ? m_view.nameOf(*current()) : QCoreApplication::translate("GroupChoice", "The room");
}

void GroupChoice::next()
{
    const std::vector<std::string> &all = m_view.desk.participants();
    const auto shown = current() ? std::find(all.begin(), all.end(), *current()) + 1 : all.begin();
    m_chosen = shown == all.end() ? std::nullopt : std::optional(*shown);
}

} // namespace bulkhead::app
