// SPDX-License-Identifier: Apache-2.0
#include "catalog/attack/attack_exposure.h"

#include "catalog/attack/taken_over.h"

#include <algorithm>
#include <map>

namespace bulkhead::catalog::attack {

namespace {

// What a person says is worth having is worth most.
constexpr int impactOfNamed = 5;

bool affectsEdge(const AttackEdge &edge, const engine::AffectedAnswers &affected)
{
    const auto is = [&](const auto &part) {
        return part.condition != Estimate::always && affected.condition(part.condition);
    };
    return std::any_of(edge.estimates.begin(), edge.estimates.end(), is) ||
           std::any_of(edge.obstacles.begin(), edge.obstacles.end(), is);
}

} // namespace

std::vector<Asset> findAssets(const AttackGraph &graph, const Catalogs &catalogs, Estimator &estimator,
                              const std::stop_token &stop)
{
    const engine::ModelIndex &index = graph.index();
    std::map<State, Asset> found;
    const auto note = [&](State state, int impact, std::string_view reason) {
        if (state == noState)
            return;
        Asset &asset = found[state];
        if (asset.state == noState || impact > asset.impact)
            asset = {state, impact, reason};
    };
    for (const ValuedAsset &valued : catalogs.attack().assets) {
        throwIfStopped(stop);
        const auto hold = footholdFromName(valued.hold);
        for (Subject s = 0; hold && s < index.size(); ++s) {
            const bool ofKind =
                std::find(valued.kinds.begin(), valued.kinds.end(), index.kind(s)) != valued.kinds.end();
            const bool denied = !index.isFlow(s) && index.element(s).worthHaving == false;
            if (ofKind && !denied && !index.outOfScope(s) && estimator.holds(valued.condition, s))
                note(graph.state(s, *hold), valued.impact, valued.reason);
        }
    }
    for (const model::Asset &asset : index.model().metadata().assets) {
        if (const Subject s = index.find(asset.element); s != engine::nobody)
            note(heldOfWorth(graph, s), impactOfNamed, asset.name);
    }
    for (Subject s = 0; s < index.elementCount(); ++s) {
        if (index.element(s).worthHaving != true || index.outOfScope(s))
            continue;
        const State state = heldOfWorth(graph, s);
        const auto derived = found.find(state);
        note(state, impactOfNamed,
             derived == found.end() ? std::string_view("marked as worth having") : derived->second.reason);
    }
    std::vector<Asset> assets;
    for (const auto &[state, asset] : found)
        assets.push_back(asset);
    return assets;
}

AttackExposure exposure(const PathSearch &fromOutside, std::span<const Asset> assets)
{
    AttackExposure exposure;
    for (const Asset &asset : assets) {
        exposure.assets += fromOutside.likelihood(asset.state) > 0 ? 1 : 0;
        exposure.risk += fromOutside.likelihood(asset.state) * asset.impact;
    }
    return exposure;
}

AttackExposure exposure(const engine::ModelIndex &index, const Catalogs &catalogs,
                        const std::stop_token &stop)
{
    Estimator estimator(index, catalogs.attack());
    const AttackGraph graph(index, estimator, stop);
    PathSearch fromOutside(graph);
    fromOutside.run(graph.starts());
    return exposure(fromOutside, findAssets(graph, catalogs, estimator, stop));
}

bool affects(const Catalogs &catalogs, const engine::AffectedAnswers &affected)
{
    const AttackCatalog &attack = catalogs.attack();
    const model::Vocabulary &vocabulary = catalogs.vocabulary();
    return affected.everything() ||
           std::any_of(attack.edges.begin(), attack.edges.end(),
                       [&](const AttackEdge &edge) { return affectsEdge(edge, affected); }) ||
           std::any_of(attack.assets.begin(), attack.assets.end(),
                       [&](const ValuedAsset &asset) {
                           return asset.condition != Estimate::always && affected.condition(asset.condition);
                       }) ||
           std::any_of(graphProperties.begin(), graphProperties.end(), [&](std::string_view name) {
               const auto key = vocabulary.key(name);
               return key && affected.property(*key);
           });
}

} // namespace bulkhead::catalog::attack
