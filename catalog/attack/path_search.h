// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/attack/attack_graph.h"

#include <vector>

namespace bulkhead::catalog::attack {

// Ways less likely than this are not followed: beyond it the estimates say nothing any more.
inline constexpr double negligible = 0.02;

// Finds the likeliest way from a set of states to all others (Dijkstra's algorithm on the product of the
// probabilities). Ties go to the shorter way, then to the state that comes first, so that the same model
// always gives the same paths.
class PathSearch
{
public:
    explicit PathSearch(const AttackGraph &graph);

    void run(std::span<const State> starts, double least = negligible);
    // Only as far as the likeliest of the targets, which it returns; noState when none is in reach.
    State runTo(std::span<const State> starts, std::span<const State> targets, double least = negligible);

    // What later runs go round.
    void forbidEdge(std::uint32_t edge);
    void forbidState(State state);
    void allowAll();

    double likelihood(State state) const { return m_likelihood[state]; } // 0: out of reach
    // The states in reach, the likeliest first.
    const std::vector<State> &reached() const { return m_reached; }
    // The edges from the start to the state, in order; indices into AttackGraph::edges().
    std::vector<std::uint32_t> way(State state) const;

private:
    struct Entry
    {
        double likelihood;
        std::uint32_t hops;
        State state;
        bool operator<(const Entry &other) const;
    };
    static constexpr std::uint32_t noEdge = 0xFFFFFFFFU;

    void begin(std::span<const State> starts);
    State settleNext(double least); // noState: there is none left
    void follow(const Entry &entry, double least);
    bool isForbidden(std::uint32_t edge) const
    {
        return !m_forbiddenEdges.empty() &&
               (m_forbiddenEdges[edge] || m_forbiddenStates[m_graph.edges()[edge].to]);
    }

    const AttackGraph &m_graph;
    std::vector<double> m_likelihood;
    std::vector<std::uint32_t> m_hops;
    std::vector<std::uint32_t> m_via; // the edge into each state
    std::vector<bool> m_settled;
    std::vector<State> m_reached;
    std::vector<State> m_affected;
    std::vector<Entry> m_heap;
    std::vector<bool> m_forbiddenEdges; // empty while nothing is forbidden
    std::vector<bool> m_forbiddenStates;
};

} // namespace bulkhead::catalog::attack
