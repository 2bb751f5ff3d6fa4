// SPDX-License-Identifier: Apache-2.0
#include "catalog/attack/ways_between.h"

#include "catalog/attack/best_ways.h"
#include "catalog/attack/path_writer.h"
#include "catalog/attack/taken_over.h"

#include <algorithm>
#include <map>

namespace bulkhead::catalog {

using attack::Asset;
using attack::State;
using engine::Subject;

namespace {

constexpr double leastOfAsked = 1e-6; // who asks for a way wants to see an unlikely one, too

bool sameSteps(const AttackPath &a, const AttackPath &b)
{
    return std::equal(a.steps.begin(), a.steps.end(), b.steps.begin(), b.steps.end(),
                      [](const AttackStep &x, const AttackStep &y) {
                          return x.from == y.from && x.to == y.to && x.edge == y.edge && x.toHold == y.toHold;
                      });
}

class WaysBetween
{
public:
    WaysBetween(const AttackPaths::Data &data, const WayQuery &query, const std::stop_token &stop)
        : m_data(data), m_query(query), m_stop(stop), m_writer(data), m_starts(startsOf())
    {}

    std::vector<AttackPath> find()
    {
        if (m_starts.empty() || m_query.most == 0)
            return {};
        if (m_query.to.empty()) {
            findAssets();
        } else {
            for (const model::Id &id : m_query.to)
                if (const Subject element = m_data.index.find(id); element != engine::nobody)
                    findElement(element);
            std::stable_sort(m_found.begin(), m_found.end(), [](const AttackPath &a, const AttackPath &b) {
                return a.likelihood > b.likelihood;
            });
        }
        tellApart();
        return std::move(m_found);
    }

private:
    std::vector<State> startsOf() const
    {
        if (m_query.from.empty())
            return m_data.graph.starts();
        std::vector<State> starts;
        for (const model::Id &id : m_query.from) {
            const Subject element = m_data.index.find(id);
            if (element != engine::nobody) {
                const std::vector<State> held = attack::heldOnceTaken(m_data.graph, element);
                starts.insert(starts.end(), held.begin(), held.end());
            } else if (id == theInternet) {
                starts.push_back(m_data.graph.internet());
                for (const State start : m_data.graph.starts()) // parties that were drawn outside
                    if (m_data.graph.hold(start) == Foothold::Outside)
                        starts.push_back(start);
            }
        }
        std::sort(starts.begin(), starts.end());
        starts.erase(std::unique(starts.begin(), starts.end()), starts.end());
        return starts;
    }

    const Asset *assetAt(State state) const
    {
        const auto found =
            std::lower_bound(m_data.assets.begin(), m_data.assets.end(), state,
                             [](const Asset &asset, State sought) { return asset.state < sought; });
        return found != m_data.assets.end() && found->state == state ? &*found : nullptr;
    }

    void findAssets()
    {
        attack::PathSearch search(m_data.graph);
        search.run(m_starts, leastOfAsked);
        for (const Asset &asset : m_data.assets) {
            throwIfStopped(m_stop);
            if (const auto way = attack::wayTo(asset.state, search, m_data.graph))
                m_found.push_back(m_writer.write(*way, &asset));
        }
        std::sort(m_found.begin(), m_found.end(), attack::isWorse);
        attack::joinSameWays(m_found);
        std::erase_if(m_found, [](const AttackPath &path) { return path.sameWayAs.has_value(); });
        m_found.resize(std::min(m_found.size(), m_query.most));
    }

    std::vector<State> targetsAt(Subject element) const
    {
        std::vector<State> targets = attack::heldOnceTaken(m_data.graph, element);
        for (const Asset &asset : m_data.assets)
            if (m_data.graph.subject(asset.state) == element)
                targets.push_back(asset.state);
        std::erase_if(targets, [&](State state) {
            return std::binary_search(m_starts.begin(), m_starts.end(), state);
        });
        return targets;
    }

    void findElement(Subject element)
    {
        attack::BestWays ways(m_data.graph, m_starts, targetsAt(element), leastOfAsked);
        const std::size_t tries = 4 * m_query.most + 8; // of ways that may read alike
        const std::size_t before = m_found.size();
        for (std::size_t i = 0; i < tries && m_found.size() - before < m_query.most; ++i) {
            const auto way = ways.next(m_stop);
            if (!way)
                return;
            if (attack::isHeldAlready(m_data.graph, *way))
                continue;
            AttackPath path = m_writer.write(*way, assetAt(m_data.graph.edges()[way->back()].to));
            const auto isSame = [&](const AttackPath &other) { return sameSteps(path, other); };
            if (std::none_of(m_found.begin(), m_found.end(), isSame))
                m_found.push_back(std::move(path));
        }
    }

    // Several ways from one element to another have ids of their own.
    void tellApart()
    {
        std::map<std::string, int> known;
        for (AttackPath &path : m_found)
            if (const int number = ++known[path.id]; number > 1)
                path.id += '#' + std::to_string(number);
    }

    const AttackPaths::Data &m_data;
    const WayQuery &m_query;
    const std::stop_token &m_stop;
    attack::PathWriter m_writer;
    const std::vector<State> m_starts; // sorted
    std::vector<AttackPath> m_found;
};

} // namespace

Result<Success> checkEnds(const WayQuery &query, const model::Model &model)
{
    const bool leadsElsewhere = std::any_of(query.to.begin(), query.to.end(), [&](const model::Id &end) {
        return std::find(query.from.begin(), query.from.end(), end) == query.from.end();
    });
    if (query.to.empty() || leadsElsewhere)
        return Success{};
    return failure("attack.same-ends", "“%1” is where the way begins (expected another element to lead to)",
                   {model.element(query.to.front()) ? partyName(model, query.to.front()) : query.to.front()});
}

std::vector<AttackPath> waysBetween(const AttackPaths &paths, const WayQuery &query)
{
    const std::stop_token never;
    return WaysBetween(paths.data(), query, never).find();
}

Result<std::vector<AttackPath>> waysBetween(const AttackPaths &paths, const WayQuery &query,
                                            std::stop_token stop)
{
    return stoppable([&] { return WaysBetween(paths.data(), query, stop).find(); });
}

} // namespace bulkhead::catalog
