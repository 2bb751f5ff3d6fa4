// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/attack/attack_paths.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace bulkhead::catalog {

// One sentence for a review board: who does what by way of which weakness, to get where, so that what
// happens. Told of an attack path, of a root cause wherever it occurs, or of a threat that a person added.
struct TopThreat
{
    std::string text;
    Rating rating = Rating::Low;
    bool confirmed = true;               // or still to be verified
    model::Id from;                      // where it begins: an element or flow, or theInternet
    model::Id to;                        // what it is about in the end
    std::vector<std::uint32_t> findings; // indices into Analysis::findings(), worst first
    model::Id manual;                    // the threat that a person added; empty of the others
};

inline constexpr std::size_t mostTopThreats = 25;

// What is undecided, each told once: by rating, then what begins outside, then what is confirmed. Paths that
// break in at one place to the same sort of end are one threat, as is what code in one container may do by
// what the container was given; a cause that a path tells as grave as it is is not told again; the hardening
// that containers lack is one sentence about break-ins and one about load. What is to be verified is told
// where it would be grave, and where nothing else is told of its category; low ratings are not told at all.
// Of more than `mostTopThreats` the first of each category and the gravest of the others are kept.
std::vector<TopThreat> topThreats(const AttackPaths &paths);

} // namespace bulkhead::catalog
