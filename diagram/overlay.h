// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/element.h"
#include "model/records.h"

#include <optional>
#include <QString>
#include <unordered_map>
#include <unordered_set>

namespace bulkhead::diagram {

// The threats of one element or flow, as its badge tells them.
struct Badge
{
    int count = 0;
    int confirmed = 0; // of `count`; with none the badge is drawn hollow: all of it is still to verify
    model::Rating worst = model::Rating::None;

    bool operator==(const Badge &) const = default;
};

// What is shown on top of a diagram. Plain data, so that the diagram knows nothing of the engine.
struct Overlay
{
    std::unordered_map<model::Id, Badge> badges;     // by element or flow
    std::unordered_map<model::Id, QString> tooltips; // plain text, below the name
    // When set, everything but these elements and flows is dimmed: an attack path, a search.
    std::optional<std::unordered_set<model::Id>> highlighted;
    std::unordered_map<model::Id, int> steps; // the number of an attack path's step, on its flow or element

    Badge badgeOf(const model::Id &id) const
    {
        const auto badge = badges.find(id);
        return badge == badges.end() ? Badge() : badge->second;
    }
    bool isHighlighted(const model::Id &id) const { return !highlighted || highlighted->contains(id); }
    int stepOf(const model::Id &id) const // 0: none
    {
        const auto step = steps.find(id);
        return step == steps.end() ? 0 : step->second;
    }
};

} // namespace bulkhead::diagram
