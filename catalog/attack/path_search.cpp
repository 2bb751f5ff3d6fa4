// SPDX-License-Identifier: Apache-2.0
#include "catalog/attack/path_search.h"

#include <algorithm>
#include <tuple>

namespace bulkhead::catalog::attack {

bool PathSearch::Entry::operator<(const Entry &other) const
{
    return std::tuple(likelihood, other.hops, other.state) < std::tuple(other.likelihood, hops, state);
}

PathSearch::PathSearch(const AttackGraph &graph)
    : m_graph(graph), m_likelihood(graph.size(), 0), m_hops(graph.size(), 0), m_via(graph.size(), noEdge),
      m_settled(graph.size(), false)
{}

void PathSearch::run(std::span<const State> starts, double least)
{
    begin(starts);
    while (settleNext(least) != noState) {
    }
}

State PathSearch::runTo(std::span<const State> starts, std::span<const State> targets, double least)
{
    begin(starts);
    for (State state = settleNext(least); state != noState; state = settleNext(least))
        if (std::find(targets.begin(), targets.end(), state) != targets.end())
            return state;
    return noState;
}

void PathSearch::forbidEdge(std::uint32_t edge)
{
    m_forbiddenEdges.resize(m_graph.edges().size(), false);
    m_forbiddenStates.resize(m_graph.size(), false);
    m_forbiddenEdges[edge] = true;
}

void PathSearch::forbidState(State state)
{
    m_forbiddenEdges.resize(m_graph.edges().size(), false);
    m_forbiddenStates.resize(m_graph.size(), false);
    m_forbiddenStates[state] = true;
}

void PathSearch::allowAll()
{
    m_forbiddenEdges.clear();
    m_forbiddenStates.clear();
}

void PathSearch::begin(std::span<const State> starts)
{
    for (const State state : m_affected) {
        m_likelihood[state] = 0;
        m_hops[state] = 0;
        m_via[state] = noEdge;
        m_settled[state] = false;
    }
    m_affected.clear();
    m_reached.clear();
    m_heap.clear();
    for (const State start : starts) {
        m_likelihood[start] = 1;
        m_affected.push_back(start);
        m_heap.push_back({1, 0, start});
    }
    std::make_heap(m_heap.begin(), m_heap.end());
}

State PathSearch::settleNext(double least)
{
    while (!m_heap.empty()) {
        std::pop_heap(m_heap.begin(), m_heap.end());
        const Entry entry = m_heap.back();
        m_heap.pop_back();
        if (m_settled[entry.state])
            continue;
        m_settled[entry.state] = true;
        m_reached.push_back(entry.state);
        follow(entry, least);
        return entry.state;
    }
    return noState;
}

void PathSearch::follow(const Entry &entry, double least)
{
    for (std::uint32_t i = m_graph.first(entry.state); i < m_graph.first(entry.state + 1); ++i) {
        const Edge &edge = m_graph.edges()[i];
        const double likelihood = entry.likelihood * edge.probability;
        if (likelihood < least || m_settled[edge.to] || isForbidden(i))
            continue;
        const bool better = likelihood > m_likelihood[edge.to] ||
                            (likelihood == m_likelihood[edge.to] && entry.hops + 1 < m_hops[edge.to]);
        if (!better)
            continue;
        if (m_likelihood[edge.to] == 0)
            m_affected.push_back(edge.to);
        m_likelihood[edge.to] = likelihood;
        m_hops[edge.to] = entry.hops + 1;
        m_via[edge.to] = i;
        m_heap.push_back({likelihood, entry.hops + 1, edge.to});
        std::push_heap(m_heap.begin(), m_heap.end());
    }
}

std::vector<std::uint32_t> PathSearch::way(State state) const
{
    std::vector<std::uint32_t> edges;
    for (std::uint32_t via = m_via[state]; via != noEdge; via = m_via[m_graph.edges()[via].from])
        edges.push_back(via);
    std::reverse(edges.begin(), edges.end());
    return edges;
}

} // namespace bulkhead::catalog::attack
