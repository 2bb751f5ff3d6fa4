// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/advice/top_threats.h"

#include <optional>
#include <string_view>
#include <tuple>
#include <vector>

namespace bulkhead::catalog {

// A threat before it is put into words, with what orders it among the others.
struct Story
{
    TopThreat threat;
    int score = 0;
    bool isReachable = false;                 // from outside
    std::vector<const AttackPath *> ways;     // the worst first; of threats that are told of paths
    std::vector<std::string_view> controls{}; // that are missing; of hardening
    std::vector<model::Id> places{};          // the containers that lack them
    bool isAboutLoad = false;                 // of hardening: limits, rather than what holds a break-in
    std::optional<model::Stride> category{};  // of what a person added, which has no findings

    auto rank() const
    {
        return std::tuple(-static_cast<int>(threat.rating), !isReachable, !threat.confirmed, -score,
                          ways.empty(), -static_cast<std::ptrdiff_t>(threat.findings.size()));
    }
};

} // namespace bulkhead::catalog
