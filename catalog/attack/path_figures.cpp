// SPDX-License-Identifier: Apache-2.0
#include "catalog/attack/path_figures.h"

#include "catalog/attack/attack_paths_data.h"
#include "catalog/attack/worth_search.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace bulkhead::catalog {

using attack::Edge;
using attack::negligible;
using attack::State;
using engine::Subject;

namespace {

// Counts the steps that lead from where attackers start into other elements.
class WaysIn
{
public:
    WaysIn(const AttackPaths::Data &data, const std::stop_token &stop)
        : m_graph(data.graph), m_assets(alike(data.assets)),
          m_worth(data.graph, m_assets, owners(m_graph, m_assets), stop)
    {}

    void count(PathFigures &figures)
    {
        std::map<Subject, std::vector<State>> starts;
        for (const State start : m_graph.starts())
            starts[m_graph.subject(start)].push_back(start);
        for (const auto &[origin, states] : starts) {
            m_entered.clear();
            m_seen.clear();
            for (const State state : states)
                leave(state, origin, 1);
            figures.waysIn += m_entered.size();
            figures.waysInThatReach += static_cast<std::size_t>(std::count_if(
                m_entered.begin(), m_entered.end(), [](const auto &way) { return way.second; }));
        }
    }

private:
    // All are worth having alike here, so that what counts is how likely they are reached.
    static std::vector<attack::Asset> alike(std::vector<attack::Asset> assets)
    {
        for (attack::Asset &asset : assets)
            asset.impact = 1;
        return assets;
    }

    // Where it starts nobody needs to get.
    static std::vector<attack::Owners> owners(const attack::AttackGraph &graph,
                                              const std::vector<attack::Asset> &assets)
    {
        std::vector<attack::Owners> owners;
        for (const attack::Asset &asset : assets)
            owners.push_back({graph.subject(asset.state), engine::nobody});
        return owners;
    }

    // Within the element of the start and through networks it is still on its way.
    void leave(State state, Subject origin, double likelihood)
    {
        if (!m_seen.insert(state).second)
            return;
        for (std::uint32_t i = m_graph.first(state); i < m_graph.first(state + 1); ++i) {
            const Edge &edge = m_graph.edges()[i];
            const double reached = likelihood * edge.probability;
            if (reached < negligible)
                continue;
            const Subject into = m_graph.subject(edge.to);
            if (into == origin || m_graph.isBetween(edge.to))
                leave(edge.to, origin, reached);
            else
                m_entered[into] = m_entered[into] || leads(edge.to, origin, reached);
        }
    }

    bool leads(State state, Subject origin, double likelihood) const
    {
        const auto found = m_worth.of(state);
        return std::any_of(found.begin(), found.end(), [&](const attack::WorthSearch::Worth &worth) {
            return worth.risk * likelihood >= negligible &&
                   m_graph.subject(m_assets[worth.asset].state) != origin;
        });
    }

    const attack::AttackGraph &m_graph;
    const std::vector<attack::Asset> m_assets;
    const attack::WorthSearch m_worth;
    std::map<Subject, bool> m_entered; // whether the way into it leads on to something worth having
    std::set<State> m_seen;
};

void countShape(const AttackPath &path, std::map<std::vector<std::string_view>, PathShape> &shapes)
{
    PathShape shape;
    for (const AttackStep &step : path.steps)
        if (!step.edge.empty()) {
            shape.edges.push_back(step.edge);
            shape.titles.push_back(step.title);
        }
    PathShape &known = shapes.try_emplace(shape.edges, shape).first->second;
    ++known.paths;
    known.likelihood = std::max(known.likelihood, path.likelihood);
    known.rating = std::max(known.rating, path.rating);
}

PathFigures figuresOf(const AttackPaths &paths, const std::stop_token &stop)
{
    PathFigures figures;
    WaysIn(paths.data(), stop).count(figures);
    std::map<std::vector<std::string_view>, PathShape> shapes;
    for (const AttackPath &path : paths.paths()) {
        if (path.likelihood >= negligible)
            figures.fewestSteps =
                std::min(figures.fewestSteps.value_or(path.steps.size()), path.steps.size());
        if (!isCounted(path))
            continue;
        ++figures.paths;
        countShape(path, shapes);
    }
    for (auto &[edges, shape] : shapes)
        figures.shapes.push_back(std::move(shape));
    std::stable_sort(
        figures.shapes.begin(), figures.shapes.end(), [](const PathShape &a, const PathShape &b) {
            return std::tuple(b.rating, b.paths, b.likelihood) < std::tuple(a.rating, a.paths, a.likelihood);
        });
    return figures;
}

} // namespace

bool isCounted(const AttackPath &path)
{
    return !path.sameWayAs && path.likelihood >= negligible;
}

PathFigures pathFigures(const AttackPaths &paths)
{
    return figuresOf(paths, {});
}

Result<PathFigures> pathFigures(const AttackPaths &paths, std::stop_token stop)
{
    return stoppable([&] { return figuresOf(paths, stop); });
}

} // namespace bulkhead::catalog
