// SPDX-License-Identifier: Apache-2.0
#include "app/workshop/facilitator/group_choice.h"

#include "app/document/text.h"

#include <QCoreApplication>

#include <algorithm>

namespace bulkhead::app {

std::vector<std::string> GroupChoice::groups() const
{
    std::vector<std::string> all = m_view.desk.participants();
    if (all.empty())
        all.push_back(toUtf8(QCoreApplication::translate("GroupChoice", "The room")));
    return all;
}

std::string GroupChoice::current() const
{
    const std::vector<std::string> all = groups();
    return std::find(all.begin(), all.end(), m_chosen) == all.end() ? all.front() : m_chosen;
}

QString GroupChoice::name() const
{
    return m_view.desk.participants().empty() ? toQString(current()) : m_view.nameOf(current());
}

void GroupChoice::next()
{
    const std::vector<std::string> all = groups();
    const auto place = static_cast<std::size_t>(std::find(all.begin(), all.end(), current()) - all.begin());
    m_chosen = all[(place + 1) % all.size()];
}

} // namespace bulkhead::app
