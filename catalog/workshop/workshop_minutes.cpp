// SPDX-License-Identifier: Apache-2.0
#include "catalog/workshop/workshop_minutes.h"

#include <numeric>
#include <utility>

namespace bulkhead::catalog::workshop {

std::vector<PlannedPart> plannedParts(std::span<const Round> rounds)
{
    using Kind = PlannedPart::Kind;
    std::vector<PlannedPart> parts = {{Kind::Story, 5}, {Kind::WarmUp, 7}, {Kind::Walk, 5}};
    const PlannedPart reveal{Kind::Reveal, 18};
    bool isRevealed = false;
    for (const Round &round : rounds) {
        const bool isBeforeReveal = isOfCells(round.kind) || round.kind == RoundKind::Cards;
        if (!isBeforeReveal && !std::exchange(isRevealed, true))
            parts.push_back(reveal);
        parts.push_back({Kind::Round, round.minutes, round.kind});
    }
    if (!isRevealed)
        parts.push_back(reveal);
    parts.push_back({Kind::Close, 10});
    return parts;
}

int plannedMinutes(std::span<const Round> rounds)
{
    const std::vector<PlannedPart> parts = plannedParts(rounds);
    return std::accumulate(parts.begin(), parts.end(), 0,
                           [](int sum, const PlannedPart &part) { return sum + part.minutes; });
}

} // namespace bulkhead::catalog::workshop
