// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/attack/path_search.h"

#include <functional>
#include <optional>
#include <stop_token>
#include <vector>

namespace bulkhead::catalog::attack {

using Way = std::vector<std::uint32_t>; // indices into AttackGraph::edges(), from the start on

// The likeliest ways from states to others without a loop, one after the other (Yen's algorithm): each next
// one leaves those found before at some state and goes the best way on from there.
class BestWays
{
public:
    // Ways less likely than `least` are none.
    BestWays(const AttackGraph &graph, std::vector<State> starts, std::vector<State> targets, double least);

    // The next likeliest; nothing when there is none left. Throws Stopped when `stop` asks for it.
    std::optional<Way> next(const std::stop_token &stop);

private:
    struct Candidate
    {
        double likelihood;
        Way way;
    };

    void addSpurs(const Way &way, const std::stop_token &stop);
    void addBest(std::span<const State> starts, Way root);
    static bool startsWith(const Way &way, std::span<const std::uint32_t> root);

    const AttackGraph &m_graph;
    std::vector<State> m_starts;
    std::vector<State> m_targets;
    double m_least;
    PathSearch m_search;
    std::vector<Way> m_found;
    std::vector<Candidate> m_candidates; // the best last
    bool m_begun = false;
};

} // namespace bulkhead::catalog::attack
