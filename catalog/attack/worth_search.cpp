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

// The elements that own all of some assets; of none yet, everybody.
class CommonOwners
{
public:
    // Whether one of them is no owner of the next asset, so that the asset is news to it.
    bool lacks(const Owners &owners) const { return m_isAnybody || shared(owners) != m_owners; }
    void add(const Owners &owners)
    {
        m_owners = m_isAnybody ? owners : shared(owners);
        m_isAnybody = false;
    }

private:
    // Those that own the next asset, too.
    Owners shared(const Owners &owners) const
    {
        Owners both = m_owners;
        for (engine::Subject &owner : both)
            if (std::find(owners.begin(), owners.end(), owner) == owners.end())
                owner = engine::nobody;
        return both;
    }

    Owners m_owners{engine::nobody, engine::nobody};
    bool m_isAnybody = true;
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

WorthSearch::WorthSearch(const AttackGraph &graph, std::span<const Asset> assets,
                         std::span<const Owners> owners, const std::stop_token &stop)
    : m_worth(graph.size()), m_count(graph.size(), 0)
{
    const Backwards backwards(graph);
    std::vector<CommonOwners> common(graph.size()); // of what each state keeps
    std::priority_queue<OpenEntry> open;
    for (std::uint32_t i = 0; i < assets.size(); ++i)
        open.push({static_cast<double>(assets[i].impact), assets[i].state, i});
    while (!open.empty()) {
        const OpenEntry entry = open.top();
        open.pop();
        auto &worth = m_worth[entry.state];
        std::uint8_t &count = m_count[entry.state];
        if (!common[entry.state].lacks(owners[entry.asset]))
            continue;
        throwIfStopped(stop);
        common[entry.state].add(owners[entry.asset]);
        worth[count++] = {entry.risk, entry.asset};
        for (const Backwards::Step &step : backwards.into(entry.state))
            if (const double risk = entry.risk * step.probability;
                risk >= negligible * assets[entry.asset].impact &&
                common[step.from].lacks(owners[entry.asset]))
                open.push({risk, step.from, entry.asset});
    }
}

} // namespace bulkhead::catalog::attack
