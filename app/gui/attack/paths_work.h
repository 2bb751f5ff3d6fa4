// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/document/analysis_runner.h"
#include "catalog/attack/assumed_breach.h"
#include "catalog/attack/path_figures.h"
#include "catalog/what_if/path_controls.h"

#include <QStringList>

#include <memory>
#include <string>
#include <vector>

// What the page of attack paths works out beside the assessment, in a worker's thread.
namespace bulkhead::app {

// What there is to say of the paths as a whole.
struct PathsOverview
{
    AssessmentPtr base;
    catalog::PathFigures figures;
    std::vector<catalog::PathControl> controls; // the one that cuts most first
    catalog::AssumedBreach assumed;
    QStringList names; // of all elements, for completion
    // The same for where to start: first those that lead to something worth having, the gravest first.
    QStringList starts;
    int leading = 0; // so many of the starts
};
using PathsOverviewPtr = std::shared_ptr<const PathsOverview>;

Result<PathsOverviewPtr> overviewOfPaths(AssessmentPtr base, const Running &running);

// A question for ways, as it was typed.
struct WayRequest
{
    AssessmentPtr base;
    std::string from; // empty: where attackers start
    std::string to;   // empty: all that is worth having
    std::size_t most = 3;
    std::vector<std::string> without; // ids of mitigations that are in place
};

struct WayResult
{
    AssessmentPtr base;                                // of which its own steps may be
    std::shared_ptr<const catalog::AttackPaths> paths; // the model's with the mitigations in place
    std::vector<catalog::AttackPath> ways;
};
using WayResultPtr = std::shared_ptr<const WayResult>;

// Fails where a name is nobody's, or several elements'.
Result<WayResultPtr> findWays(WayRequest request, const Running &running);

} // namespace bulkhead::app
