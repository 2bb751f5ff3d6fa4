// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/workshop/facilitator/desk_page.h"

#include <optional>
#include <string>

namespace bulkhead::app {

// Whose turn it is on the pages of path and fix: first the room as one, which is scored for nobody, then the
// groups one after the other.
class GroupChoice
{
public:
    explicit GroupChoice(DeskView &view) : m_view(view) {}

    const std::optional<std::string> &current() const; // nothing: the room
    QString name() const;
    void next();

private:
    DeskView &m_view;
    std::optional<std::string> m_chosen;
};

} // namespace bulkhead::app
