// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/attack/attack_paths.h"

// What one control, put in place wherever it is offered, would cut of the attack paths.
namespace bulkhead::catalog {

// What is left of a way once a control is in place.
struct PathCut
{
    model::Id from; // of the path
    model::Id to;
    Foothold hold = Foothold::Data; // on what it leads to
    double before = 0;
    double likelihood = 0; // of the likeliest way from its start to its end; 0: below 2 %
};

struct PathControl
{
    const Mitigation *mitigation = nullptr;
    std::vector<model::Id> subjects; // where it would be put in place
    // Of the paths that count (path_figures.h) those of which a third of the likelihood is left at most.
    std::vector<PathCut> cuts;
    double riskCut = 0; // the share of AttackPaths::risk() that goes, 0..1
};

// The controls that cut most, first, each tried alone on the model; at most `most`, and none that cuts
// nothing. Of those that may change a path tries the sixteen on the gravest paths, so that the work does not
// grow with the catalog. What closes no more than points to verify is tried where nothing else is.
std::vector<PathControl> pathControls(const AttackPaths &paths, std::size_t most = 10);
// The same, or the error `stopped` (model/stop.h).
Result<std::vector<PathControl>> pathControls(const AttackPaths &paths, std::size_t most,
                                              std::stop_token stop);

// What to do about a result of a walk: of an answer that tells a way (W1) the control that leaves least of
// that way, with what it leaves; else, and where no control cuts it, what the catalog says of the walk.
std::string bestCutOf(const WalkResult &walk, const std::vector<PathControl> &controls);

} // namespace bulkhead::catalog
