// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/attack/attack_paths.h"

// What one control, put in place wherever it is offered, would cut of the attack paths.
namespace bulkhead::catalog {

struct PathControl
{
    const Mitigation *mitigation = nullptr;
    std::vector<model::Id> subjects; // where it would be put in place
    std::size_t pathsCut = 0;        // of those that count (path_figures.h): no way of 2 % or more is left
    double riskCut = 0;              // the share of AttackPaths::risk() that goes, 0..1
};

// The controls that cut most, first, each tried alone on the model; at most `most`, and none that cuts
// nothing. Of those that may change a path tries the sixteen on the gravest paths, so that the work does not
// grow with the catalog.
std::vector<PathControl> pathControls(const AttackPaths &paths, std::size_t most = 10);
// The same, or the error `stopped` (model/stop.h).
Result<std::vector<PathControl>> pathControls(const AttackPaths &paths, std::size_t most,
                                              std::stop_token stop);

} // namespace bulkhead::catalog
