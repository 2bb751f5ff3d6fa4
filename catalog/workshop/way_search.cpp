// SPDX-License-Identifier: Apache-2.0
#include "catalog/workshop/way_search.h"

#include "catalog/attack/attack_paths_data.h"

#include <algorithm>
#include <queue>
#include <set>
#include <tuple>

namespace bulkhead::catalog::workshop {

namespace {

// A state of the attack graph, and how many of the elements were reached by then.
struct Stand
{
    double likelihood = 0;
    std::size_t reached = 0;
    attack::State state = attack::noState;

    bool operator<(const Stand &other) const
    {
        return std::tie(likelihood, other.reached, other.state) < std::tie(other.likelihood, reached, state);
    }
};

class WaySearch
{
public:
    WaySearch(const AttackPaths::Data &data, std::span<const model::Id> elements)
        : m_graph(data.graph), m_elements(elements)
    {}

    // Dijkstra's algorithm on states × elements reached; the likeliest first.
    template <typename Visit>
    void run(Visit visit)
    {
        begin();
        while (!m_heap.empty()) {
            const Stand at = m_heap.top();
            m_heap.pop();
            if (!m_settled.insert(keyOf(at.reached, at.state)).second)
                continue;
            visit(at);
            for (std::uint32_t edge = m_graph.first(at.state); edge < m_graph.first(at.state + 1); ++edge)
                follow(at, m_graph.edges()[edge]);
        }
    }

private:
    static std::uint64_t keyOf(std::size_t reached, attack::State state)
    {
        return (std::uint64_t{reached} << 32U) | state;
    }

    void begin()
    {
        const bool fromInternet = m_elements.front() == theInternet;
        const auto start = [&](attack::State state) {
            const model::IdView id = m_graph.id(state);
            if (id == m_elements.front() ||
                (fromInternet && (state == m_graph.internet() || m_graph.hold(state) == Foothold::Outside)))
                m_heap.push({1, 1, state});
            if (fromInternet && m_elements.size() > 1 && id == m_elements[1])
                m_heap.push({1, 2, state});
        };
        for (const attack::State state : m_graph.starts())
            start(state);
        start(m_graph.internet());
    }

    void follow(const Stand &at, const attack::Edge &edge)
    {
        if (edge.probability <= 0)
            return;
        const model::IdView id = m_graph.id(edge.to);
        Stand next{at.likelihood * edge.probability, at.reached, edge.to};
        const bool isFlow =
            m_graph.subject(edge.to) != engine::nobody && m_graph.index().model().flow(id) != nullptr;
        if (at.reached < m_elements.size() && id == m_elements[at.reached])
            ++next.reached;
        else if (id != m_elements[at.reached - 1] && !m_graph.isBetween(edge.to) && !isFlow)
            return;
        m_heap.push(next);
    }

    const attack::AttackGraph &m_graph;
    std::span<const model::Id> m_elements;
    std::priority_queue<Stand> m_heap;
    std::set<std::uint64_t> m_settled;
};

} // namespace

namespace {

bool isStart(const attack::AttackGraph &graph, model::IdView id)
{
    return id == theInternet || std::any_of(graph.starts().begin(), graph.starts().end(),
                                            [&](attack::State state) { return graph.id(state) == id; });
}

} // namespace

JudgedWay judgedWay(const AttackPaths &paths, std::span<const model::Id> elements, model::IdView goal)
{
    const AttackPaths::Data &data = paths.data();
    if (!elements.empty() && !isStart(data.graph, elements.front())) {
        std::vector<model::Id> whole{model::Id(theInternet)};
        whole.insert(whole.end(), elements.begin(), elements.end());
        JudgedWay judged = judgedWay(paths, whole, goal);
        judged.reached -= std::min<std::size_t>(judged.reached, 1);
        return judged;
    }
    JudgedWay judged;
    for (const attack::Asset &asset : data.assets)
        if (goal.empty() || data.graph.id(asset.state) == goal)
            judged.best = std::max(judged.best, data.fromOutside.likelihood(asset.state));
    if (elements.empty())
        return judged;
    const auto isAsset = [&](attack::State state) {
        return (goal.empty() || data.graph.id(state) == goal) &&
               std::any_of(data.assets.begin(), data.assets.end(),
                           [&](const attack::Asset &asset) { return asset.state == state; });
    };
    WaySearch(data, elements).run([&](const Stand &at) {
        judged.reached = std::max(judged.reached, at.reached);
        if (at.reached < elements.size() || data.graph.id(at.state) != elements.back())
            return;
        const bool isAtGoal = isAsset(at.state);
        if (isAtGoal > judged.isAtGoal) {
            judged.isAtGoal = true;
            judged.likelihood = at.likelihood;
        } else if (isAtGoal == judged.isAtGoal)
            judged.likelihood = std::max(judged.likelihood, at.likelihood);
    });
    return judged;
}

} // namespace bulkhead::catalog::workshop
