// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/attack/attack_paths.h"

// The ways from where somebody asks to where somebody asks.
namespace bulkhead::catalog {

struct WayQuery
{
    std::vector<model::Id>
        from;                  // taken over; theInternet is all that is outside. Empty: where attackers start
    std::vector<model::Id> to; // empty: all that is worth having
    std::size_t most = 3;      // ways: to each of `to`, else in all
};

// Fails where all ends are starts, from which nothing leads to themselves.
Result<Success> checkEnds(const WayQuery &query, const model::Model &model);

// The likeliest ways first, where only assets are asked for the gravest. To each element asked for the best
// ways that differ in a step, to whatever counts of it: what makes it worth having, or what makes it a start
// once taken over. To all assets the best way to each. An element that the model does not have leads nowhere.
std::vector<AttackPath> waysBetween(const AttackPaths &paths, const WayQuery &query);
// The same, or the error `stopped` (model/stop.h).
Result<std::vector<AttackPath>> waysBetween(const AttackPaths &paths, const WayQuery &query,
                                            std::stop_token stop);

} // namespace bulkhead::catalog
