// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/gui/threats/threat_list.h"

#include <QStringList>

#include <optional>
#include <unordered_map>
#include <unordered_set>

namespace bulkhead::app {

enum class GroupBy { Nothing, Element, Category, Rating, State };

// Which threats are listed.
struct ThreatFilter
{
    QString text;                                                    // in rule, title or element
    std::optional<std::unordered_set<std::string>> subjects;         // unset: of all
    std::optional<std::unordered_map<std::string, QStringList>> ids; // by subject; unset: all
    model::Rating atLeast = model::Rating::None;
    std::optional<model::Stride> category;
    bool confirmedOnly = false;
    bool openOnly = false;

    bool admits(const ThreatList &list, std::size_t index) const;
};

} // namespace bulkhead::app
