// SPDX-License-Identifier: Apache-2.0
#include "catalog/attack/worth_search.h"

#include "model/stop.h"

#include <algorithm>
#include <numeric>
#include <queue>
#include <tuple>

namespace bulkhead::catalog::attack {

namespace {

struct OpenEntry
{
    double risk;
    State state;
    std::uint32_t asset;

    bool operator<(const OpenEntry &other) const
    {
        return std::tuple(risk, other.state, other.asset) < std::tuple(other.risk, state, asset);
    }
};

// The edges into each state.
class Backwards
{
public:
    explicit Backwards(const AttackGraph &graph) : m_first(graph.size() + 1, 0), m_edges(graph.edges().size())
    {
        for (const Edge &edge : graph.edges())
            ++m_first[edge.to + 1];
        std::partial_sum(m_first.begin(), m_first.end(), m_first.begin());
        std::vector<std::uint32_t> next(m_first.begin(), m_first.end() - 1);
        for (const Edge &edge : graph.edges())
            m_edges[next[edge.to]++] = {edge.from, edge.probability};
    }

    struct Step
    {
        State from;
        double probability;
    };
    std::span<const Step> into(State state) const
    {
        return {m_edges.data() + m_first[state], m_edges.data() + m_first[state + 1]};
    }

private:
    std::vector<std::uint32_t> m_first;
    std::vector<Step> m_edges;
};

} // namespace

WorthSearch::WorthSearch(const AttackGraph &graph, std::span<const Asset> assets, const std::stop_token &stop)
    : m_worth(graph.size()), m_count(graph.size(), 0)
{
    const Backwards backwards(graph);
    std::priority_queue<OpenEntry> open;
    for (std::uint32_t i = 0; i < assets.size(); ++i)
        open.push({static_cast<double>(assets[i].impact), assets[i].state, i});
    while (!open.empty()) {
        const OpenEntry entry = open.top();
        open.pop();
        auto &worth = m_worth[entry.state];
        std::uint8_t &count = m_count[entry.state];
        if (count == kept || std::any_of(worth.begin(), worth.begin() + count,
                                         [&](const Worth &known) { return known.asset == entry.asset; }))
            continue;
        throwIfStopped(stop);
        worth[count++] = {entry.risk, entry.asset};
        for (const Backwards::Step &step : backwards.into(entry.state))
            if (const double risk = entry.risk * step.probability;
                risk >= negligible * assets[entry.asset].impact && m_count[step.from] < kept)
                open.push({risk, step.from, entry.asset});
    }
}

} // namespace bulkhead::catalog::attack
