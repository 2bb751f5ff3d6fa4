// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/attack/attack_paths.h"

// What a board asks of the attack paths: figures that need no diagram. They count what starts outside or is
// marked as taken over, and ways that are at least as likely as `negligible` (path_search.h).
namespace bulkhead::catalog {

// Paths that take the same steps, wherever they lead.
struct PathShape
{
    std::vector<std::string_view> edges;  // of the catalog: "A1.flow", "A2", "A5.client"
    std::vector<std::string_view> titles; // of these
    std::size_t paths = 0;                // ways that differ in their last step alone are one
    double likelihood = 0;                // of the likeliest
    Rating rating = Rating::None;         // of the gravest
};

struct PathFigures
{
    std::size_t waysIn = 0;                 // from a start to the first element beyond it
    std::size_t waysInThatReach = 0;        // something worth having
    std::size_t paths = 0;                  // ways that differ in their last step alone are one
    std::optional<std::size_t> fewestSteps; // of a path; nothing where there is none
    std::vector<PathShape> shapes;          // the gravest first, then the most frequent
};

PathFigures pathFigures(const AttackPaths &paths);
// The same, or the error `stopped` (model/stop.h).
Result<PathFigures> pathFigures(const AttackPaths &paths, std::stop_token stop);

// Whether a path counts among the figures: it is likely enough, and no other tells of it.
bool isCounted(const AttackPath &path);

} // namespace bulkhead::catalog
