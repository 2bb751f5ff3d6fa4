// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/attack/path_search.h"
#include "catalog/engine/affected_answers.h"

// How much of what is worth having lies open, without the paths themselves.
namespace bulkhead::catalog::attack {

// Something worth having in this model.
struct Asset
{
    State state = noState;
    int impact = 1;
    std::string_view reason;
};

std::vector<Asset> findAssets(const AttackGraph &graph, const Catalogs &catalogs, Estimator &estimator,
                              const std::stop_token &stop);

AttackExposure exposure(const PathSearch &fromOutside, std::span<const Asset> assets);
// Throws Stopped when `stop` asks for it.
AttackExposure exposure(const engine::ModelIndex &index, const Catalogs &catalogs,
                        const std::stop_token &stop = {});

// Whether the graph or the assets may be others once these properties are changed.
bool affects(const Catalogs &catalogs, const engine::AffectedAnswers &affected);

} // namespace bulkhead::catalog::attack
