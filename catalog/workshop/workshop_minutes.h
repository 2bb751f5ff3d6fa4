// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/workshop/workshop_task.h"

#include <span>
#include <vector>

// How long a workshop takes: the rounds with their minutes, and what stands around them. The guide and the
// windows have the same minutes.
namespace bulkhead::catalog::workshop {

struct PlannedPart
{
    enum class Kind { Story, WarmUp, Walk, Round, Reveal, Close } kind = Kind::Round;
    int minutes = 0;
    RoundKind round = RoundKind::Silent; // of Kind::Round
};

// In their order: the reveal comes before the first round that asks nothing of the cells.
std::vector<PlannedPart> plannedParts(std::span<const Round> rounds);
int plannedMinutes(std::span<const Round> rounds); // of all parts

} // namespace bulkhead::catalog::workshop
