// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/attack/attack_paths.h"
#include "catalog/workshop/workshop.h"

#include <optional>
#include <vector>

namespace bulkhead::catalog::workshop {

struct WorkshopChoice
{
    std::vector<model::Id> scope; // empty: suggestedScope()
    std::vector<Round> rounds;    // empty: standardRounds()
    Level level = Level::Plain;
    bool usesPseudonyms = false;
    std::string salt; // empty: derived from the model, so that the same input gives the same files
    SheetKind sheet = SheetKind::Containers;
};

// Silent, group, path and fix, with the minutes of the ninety-minute plan.
std::vector<Round> standardRounds(SheetKind sheet = SheetKind::Containers); // of a generic one the first two

// Whether elements of the kind are asked by themselves: not boundaries, networks and kinds of flows.
bool canBeAsked(model::Kind kind);

// Six to nine elements (fewer where the model has fewer): the elements of one attack path, at least one true
// cell for each STRIDE letter where the model has one, one element without any. In the order of their ids.
std::vector<model::Id> suggestedScope(const AttackPaths &paths);

// The workshop of an analysed model; for STRIDE per element the analysis has the generic rules, too. Fails on
// an empty scope, one that is too long, ids that the model does not have, and on a generic sheet elements of
// kinds of which its table says nothing.
Result<Workshop> newWorkshop(const AttackPaths &paths, const WorkshopChoice &choice);

} // namespace bulkhead::catalog::workshop
