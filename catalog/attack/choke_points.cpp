// SPDX-License-Identifier: Apache-2.0
#include "catalog/attack/attack_paths_data.h"
#include "catalog/attack/path_search.h"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/dominator_tree.hpp>

#include <algorithm>
#include <tuple>

namespace bulkhead::catalog::attack {

namespace {

// Its edges lie in one block: they are only ever added all at once.
using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS, boost::no_property,
                                    boost::no_property, boost::no_property, boost::vecS>;
using Vertex = boost::graph_traits<Graph>::vertex_descriptor;

// The part of the attack graph that is in reach, with one vertex from which all starts follow.
class ReachedPart
{
public:
    ReachedPart(const AttackGraph &graph, const std::vector<State> &reached) : m_states(reached)
    {
        std::sort(m_states.begin(), m_states.end());
        m_vertices.assign(graph.size(), none);
        for (std::size_t i = 0; i < m_states.size(); ++i)
            m_vertices[m_states[i]] = i + 1;
        std::vector<std::pair<Vertex, Vertex>> edges;
        for (const State start : graph.starts())
            edges.emplace_back(0, m_vertices[start]);
        for (const Edge &edge : graph.edges())
            if (m_vertices[edge.from] != none && m_vertices[edge.to] != none)
                edges.emplace_back(m_vertices[edge.from], m_vertices[edge.to]);
        m_graph = Graph(edges.begin(), edges.end(), m_states.size() + 1);
    }

    // The state through which every way to each one leads last, noState where there is none; by state.
    std::vector<State> dominators() const
    {
        std::vector<Vertex> parents(boost::num_vertices(m_graph), boost::graph_traits<Graph>::null_vertex());
        const auto index = boost::get(boost::vertex_index, m_graph);
        boost::lengauer_tarjan_dominator_tree(m_graph, Vertex{0},
                                              boost::make_iterator_property_map(parents.begin(), index));
        std::vector<State> result(m_vertices.size(), noState);
        for (std::size_t i = 0; i < m_states.size(); ++i) {
            const Vertex parent = parents[i + 1];
            if (parent != boost::graph_traits<Graph>::null_vertex() && parent != 0)
                result[m_states[i]] = m_states[parent - 1];
        }
        return result;
    }

private:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);
    std::vector<State> m_states;
    std::vector<std::size_t> m_vertices; // by state
    Graph m_graph;
};

} // namespace

void findChokePoints(AttackPaths::Data &data)
{
    if (data.graph.starts().empty())
        return;
    const AttackGraph &graph = data.graph;
    const PathSearch &search = data.fromOutside;
    const std::vector<State> dominators = ReachedPart(graph, search.reached()).dominators();

    std::vector<bool> isStart(data.index.size(), false); // whoever starts there needs no way into it
    for (const State start : graph.starts())
        if (const Subject s = graph.subject(start); s != engine::nobody)
            isStart[s] = true;
    std::vector<std::pair<std::size_t, double>> guarded(
        data.index.size()); // assets and their risk, by subject
    for (const Asset &asset : data.assets) {
        if (search.likelihood(asset.state) == 0)
            continue;
        Subject last = graph.subject(asset.state);
        std::vector<Subject> counted = {last};
        for (State state = dominators[asset.state]; state != noState; state = dominators[state]) {
            const Subject s = graph.subject(state);
            if (s == engine::nobody || isStart[s] ||
                std::find(counted.begin(), counted.end(), s) != counted.end())
                continue;
            counted.push_back(s);
            ++guarded[s].first;
            guarded[s].second += search.likelihood(asset.state) * asset.impact;
        }
    }
    std::vector<std::vector<std::uint32_t>> findings(data.index.size());
    for (const AttackPath &path : data.paths)
        for (const AttackStep &step : path.steps)
            if (const Subject s = data.index.find(step.to); s != engine::nobody && guarded[s].first > 0)
                findings[s].insert(findings[s].end(), step.findings.begin(), step.findings.end());
    for (Subject s = 0; s < data.index.size(); ++s) {
        if (guarded[s].first == 0)
            continue;
        auto &ofSubject = findings[s];
        std::sort(ofSubject.begin(), ofSubject.end());
        ofSubject.erase(std::unique(ofSubject.begin(), ofSubject.end()), ofSubject.end());
        data.chokePoints.push_back(
            {data.index.id(s), guarded[s].first, guarded[s].second, std::move(ofSubject)});
    }
    std::sort(data.chokePoints.begin(), data.chokePoints.end(), [](const ChokePoint &a, const ChokePoint &b) {
        return std::tuple(-a.risk, b.assets, a.element) < std::tuple(-b.risk, a.assets, b.element);
    });
}

} // namespace bulkhead::catalog::attack
