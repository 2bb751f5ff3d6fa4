// SPDX-License-Identifier: Apache-2.0
#include "catalog/attack/assumed_breach.h"

#include "catalog/attack/path_writer.h"
#include "catalog/attack/taken_over.h"
#include "catalog/attack/worth_search.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace bulkhead::catalog {

using attack::State;
using engine::Subject;

namespace {

// What runs or acts: an image is replaced where it is kept, and is taken over where a person says so.
bool mayBeTaken(Kind kind)
{
    return kind == Kind::Container || kind == Kind::Process || kind == Kind::Host ||
           kind == Kind::ExternalEntity;
}

// An element's own falls with it: itself, but for the role in the cloud that it acts with; what it sends and
// receives; a store that it alone mounts.
attack::Owners ownersOf(const AttackPaths::Data &data, const attack::Asset &asset)
{
    const Subject held = data.graph.subject(asset.state);
    if (held == engine::nobody || data.graph.hold(asset.state) == Foothold::Role)
        return {engine::nobody, engine::nobody};
    const engine::ModelIndex &index = data.index;
    if (index.isFlow(held))
        return {index.direct(engine::Relation::Source, held).front(),
                index.direct(engine::Relation::Target, held).front()};
    const auto users = index.direct(engine::Relation::MountedBy, held);
    const bool isOfOne = !users.empty() && std::all_of(users.begin(), users.end(),
                                                       [&](Subject user) { return user == users.front(); });
    return {held, isOfOne ? users.front() : engine::nobody};
}

bool isOwn(const attack::Owners &owners, Subject element)
{
    return std::find(owners.begin(), owners.end(), element) != owners.end();
}

// The elements that may be taken over, but for those where attackers start already.
std::vector<Subject> breachCandidates(const AttackPaths::Data &data)
{
    std::vector<bool> isStart(data.index.size(), false);
    for (const State start : data.graph.starts())
        if (const Subject s = data.graph.subject(start); s != engine::nobody)
            isStart[s] = true;
    std::vector<Subject> candidates;
    for (Subject s = 0; s < data.index.elementCount(); ++s)
        if (mayBeTaken(data.index.kind(s)) && !isStart[s] && !data.index.outOfScope(s))
            candidates.push_back(s);
    return candidates;
}

// What elements lead to beyond their own.
class Leads
{
public:
    Leads(const AttackPaths::Data &data, std::vector<attack::Asset> assets,
          const std::vector<attack::Owners> &owners, const std::stop_token &stop)
        : m_graph(data.graph), m_owners(owners), m_worth(data.graph, assets, owners, stop)
    {}

    // Likelihood × impact of the gravest asset.
    double risk(Subject element) const
    {
        double risk = 0;
        for (const State state : attack::heldOnceTaken(m_graph, element))
            for (const attack::WorthSearch::Worth &found : m_worth.of(state))
                if (!isOwn(m_owners[found.asset], element))
                    risk = std::max(risk, found.risk);
        return risk;
    }

private:
    const attack::AttackGraph &m_graph;
    const std::vector<attack::Owners> &m_owners; // by asset
    const attack::WorthSearch m_worth;
};

// The paths that lead from elements to assets, one element after the other.
class BreachWriter
{
public:
    BreachWriter(const AttackPaths::Data &data, const std::vector<attack::Owners> &owners, std::size_t most)
        : m_data(data), m_owners(owners), m_most(most), m_search(data.graph), m_writer(data)
    {}

    Breach write(Subject subject)
    {
        Breach breach;
        breach.element = m_data.index.id(subject);
        m_search.run(attack::heldOnceTaken(m_data.graph, subject));
        std::vector<Found> found;
        std::set<Subject> elements; // one that is held in two ways is one
        for (std::size_t i = 0; i < m_data.assets.size(); ++i) {
            const attack::Asset &asset = m_data.assets[i];
            if (m_search.likelihood(asset.state) == 0 || isOwn(m_owners[i], subject))
                continue;
            found.push_back({&asset, m_search.way(asset.state), rank(asset)});
            elements.insert(m_data.graph.subject(asset.state));
        }
        breach.assets = elements.size();
        std::stable_sort(found.begin(), found.end(),
                         [](const Found &a, const Found &b) { return a.rank > b.rank; });
        constexpr std::size_t sameWays = 10; // what goes the same way is told as one
        found.resize(std::min(found.size(), m_most * sameWays));
        for (const Found &one : found)
            breach.paths.push_back(m_writer.write(one.way, one.asset));
        std::sort(breach.paths.begin(), breach.paths.end(), attack::isWorse);
        attack::joinSameWays(breach.paths);
        std::erase_if(breach.paths, [](const AttackPath &path) { return path.sameWayAs.has_value(); });
        breach.paths.resize(std::min(breach.paths.size(), m_most));
        return breach;
    }

private:
    using Rank = std::tuple<int, double>; // rating, risk
    struct Found
    {
        const attack::Asset *asset;
        std::vector<std::uint32_t> way;
        Rank rank;
    };

    Rank rank(const attack::Asset &asset) const
    {
        const double likelihood = m_search.likelihood(asset.state);
        const Rating rating =
            m_data.analysis.catalogs().ratingScale().rating(attack::gradeOf(likelihood), asset.impact);
        return {static_cast<int>(rating), likelihood * asset.impact};
    }

    const AttackPaths::Data &m_data;
    const std::vector<attack::Owners> &m_owners; // by asset
    const std::size_t m_most;
    attack::PathSearch m_search;
    attack::PathWriter m_writer;
};

// How the gravest path goes, but for where it starts.
std::string wayBeyondStart(const Breach &breach)
{
    const AttackPath &path = breach.paths.front();
    std::string way;
    for (const AttackStep &step : path.steps)
        way += std::string(step.edge) + '\t' + std::string(footholdName(step.toHold)) + '\t' +
               (step.to == breach.element ? std::string() : std::string(step.to)) + '\n';
    for (const model::IdView other : path.alsoTo)
        way += std::string(other) + '\n';
    return way + std::to_string(path.likelihoodGrade) + ' ' + std::to_string(path.impact);
}

void joinSameBreaches(std::vector<Breach> &breaches)
{
    std::map<std::string, std::size_t> known;
    for (std::size_t i = 0; i < breaches.size(); ++i) {
        const auto [first, isNew] = known.try_emplace(wayBeyondStart(breaches[i]), i);
        if (isNew)
            continue;
        breaches[i].sameWayAs = first->second;
        breaches[first->second].alsoFrom.push_back(breaches[i].element);
    }
}

AssumedBreach breachesOf(const AttackPaths &paths, BreachLimits limits, const std::stop_token &stop)
{
    const AttackPaths::Data &data = paths.data();
    const std::vector<Subject> candidates = breachCandidates(data);
    AssumedBreach result;
    result.elements = candidates.size();
    std::vector<attack::Owners> owners;
    for (const attack::Asset &asset : data.assets)
        owners.push_back(ownersOf(data, asset));
    const Leads leads(data, data.assets, owners, stop);
    std::vector<attack::Asset> alike = data.assets;
    for (attack::Asset &asset : alike)
        asset.impact = 1;
    const Leads likelihoods(data, std::move(alike), owners, stop);
    std::vector<std::pair<double, Subject>> leading;
    for (const Subject element : candidates) {
        if (const double risk = leads.risk(element); risk > 0)
            leading.emplace_back(risk, element);
        result.likely += likelihoods.risk(element) >= likelyBreach - 1e-9 ? 1 : 0;
    }
    result.leading = leading.size();
    std::stable_sort(leading.begin(), leading.end(),
                     [](const auto &a, const auto &b) { return a.first > b.first; });
    for (const auto &[risk, element] : leading)
        result.starts.push_back(data.index.id(element));
    leading.resize(std::min(leading.size(), limits.elements));
    BreachWriter writer(data, owners, limits.paths);
    for (const auto &[risk, element] : leading) {
        throwIfStopped(stop);
        if (Breach breach = writer.write(element); !breach.paths.empty())
            result.breaches.push_back(std::move(breach));
    }
    std::stable_sort(result.breaches.begin(), result.breaches.end(), [](const Breach &a, const Breach &b) {
        return attack::isWorse(a.paths.front(), b.paths.front());
    });
    joinSameBreaches(result.breaches);
    return result;
}

} // namespace

AssumedBreach assumedBreach(const AttackPaths &paths, BreachLimits limits)
{
    return breachesOf(paths, limits, {});
}

Result<AssumedBreach> assumedBreach(const AttackPaths &paths, BreachLimits limits, std::stop_token stop)
{
    return stoppable([&] { return breachesOf(paths, limits, stop); });
}

} // namespace bulkhead::catalog
