// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/workshop/facilitator/desk_page.h"

namespace bulkhead::app {

// Whose turn it is on the pages of path and fix: the groups one after the other; the room as one where no
// sheet has come in.
class GroupChoice
{
public:
    explicit GroupChoice(DeskView &view) : m_view(view) {}

    std::string current() const;
    QString name() const;
    void next();

private:
    std::vector<std::string> groups() const;

    DeskView &m_view;
    std::string m_chosen;
};

} // namespace bulkhead::app
