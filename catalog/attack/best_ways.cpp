// SPDX-License-Identifier: Apache-2.0
#include "catalog/attack/best_ways.h"

#include "model/stop.h"

#include <algorithm>
#include <tuple>

namespace bulkhead::catalog::attack {

BestWays::BestWays(const AttackGraph &graph, std::vector<State> starts, std::vector<State> targets,
                   double least)
    : m_graph(graph), m_starts(std::move(starts)), m_targets(std::move(targets)), m_least(least),
      m_search(graph)
{}

std::optional<Way> BestWays::next(const std::stop_token &stop)
{
    if (!m_begun) {
        m_begun = true;
        addBest(m_starts, {});
    } else if (!m_found.empty()) {
        addSpurs(m_found.back(), stop);
    }
    if (m_candidates.empty())
        return std::nullopt;
    m_found.push_back(std::move(m_candidates.back().way));
    m_candidates.pop_back();
    return m_found.back();
}

bool BestWays::startsWith(const Way &way, std::span<const std::uint32_t> root)
{
    return way.size() > root.size() && std::equal(root.begin(), root.end(), way.begin());
}

void BestWays::addSpurs(const Way &way, const std::stop_token &stop)
{
    m_search.allowAll();
    for (std::size_t length = 0; length < way.size(); ++length) {
        throwIfStopped(stop);
        const auto root = std::span(way).first(length);
        const State spur = m_graph.edges()[way[length]].from;
        for (const Way &known : m_found)
            if (startsWith(known, root))
                m_search.forbidEdge(known[length]);
        if (length == 0) {
            addBest(m_starts, {});
            for (const State start : m_starts) // who has left does not come back
                m_search.forbidState(start);
        } else {
            addBest({&spur, 1}, Way(root.begin(), root.end()));
            m_search.forbidState(spur);
        }
    }
}

void BestWays::addBest(std::span<const State> starts, Way root)
{
    double likelihood = 1;
    for (const std::uint32_t edge : root)
        likelihood *= m_graph.edges()[edge].probability;
    if (likelihood < m_least)
        return;
    const State target = m_search.runTo(starts, m_targets, m_least / likelihood);
    if (target == noState)
        return;
    const Way rest = m_search.way(target);
    if (rest.empty())
        return; // it is held to begin with
    likelihood *= m_search.likelihood(target);
    root.insert(root.end(), rest.begin(), rest.end());
    const auto isKnown = [&](const Way &other) { return other == root; };
    if (std::any_of(m_found.begin(), m_found.end(), isKnown) ||
        std::any_of(m_candidates.begin(), m_candidates.end(),
                    [&](const Candidate &other) { return isKnown(other.way); }))
        return;
    const auto isWorseThan = [](const Candidate &a, const Candidate &b) {
        return std::tuple(a.likelihood, b.way.size(), b.way) < std::tuple(b.likelihood, a.way.size(), a.way);
    };
    Candidate candidate{likelihood, std::move(root)};
    const auto place = std::lower_bound(m_candidates.begin(), m_candidates.end(), candidate, isWorseThan);
    m_candidates.insert(place, std::move(candidate));
}

} // namespace bulkhead::catalog::attack
