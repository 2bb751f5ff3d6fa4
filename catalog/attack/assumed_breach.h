// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/attack/attack_paths.h"

// What would fall if something were taken over that nobody says is: the question that every threat model of a
// cluster asks beside the ways in from outside, and stands apart from them.
namespace bulkhead::catalog {

// One element as if it were taken over: a workload, a host, or the account of a party inside.
struct Breach
{
    model::IdView element;
    std::size_t assets = 0;        // elements that it leads to, beyond itself and the data that are its own
    std::vector<AttackPath> paths; // gravest first, ways that differ in their last step alone as one
    // Elements from which the gravest path goes the same way: one line to people, "web and 5 others". Of such
    // breaches the first names the others, and these point back.
    std::vector<model::IdView> alsoFrom;
    std::optional<std::size_t> sameWayAs; // index into AssumedBreach::breaches
};

// Every container leads to its host by a vulnerability that nobody knows of: what is told as a figure is what
// leads on at least as likely as that.
inline constexpr double likelyBreach = 0.1;

struct AssumedBreach
{
    std::vector<Breach> breaches;      // gravest first; at most as many as were asked for
    std::size_t elements = 0;          // that may be taken over, and are neither outside nor marked
    std::size_t leading = 0;           // of these lead to something worth having that is not their own
    std::size_t likely = 0;            // of these with `likelyBreach` or more
    std::vector<model::IdView> starts; // these, the gravest first; all of them
};

struct BreachLimits
{
    std::size_t elements = 50; // told; finding the gravest costs the same for all
    std::size_t paths = 10;    // of each
};

AssumedBreach assumedBreach(const AttackPaths &paths, BreachLimits limits = {});
// The same, or the error `stopped` (model/stop.h).
Result<AssumedBreach> assumedBreach(const AttackPaths &paths, BreachLimits limits, std::stop_token stop);

} // namespace bulkhead::catalog
