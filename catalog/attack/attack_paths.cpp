// SPDX-License-Identifier: Apache-2.0
#include "catalog/attack/attack_paths.h"

#include "catalog/attack/attack_paths_data.h"
#include "catalog/attack/path_search.h"
#include "catalog/attack/taken_over.h"

#include <algorithm>
#include <set>

namespace bulkhead::catalog {

using engine::nobody;
using engine::Subject;

namespace {

AttackPaths pathsOf(const Analysis &analysis, const std::stop_token &stop)
{
    auto data = std::make_shared<AttackPaths::Data>(analysis, stop);
    data->exposure = attack::exposure(data->fromOutside, data->assets);
    attack::findPaths(*data, stop);
    throwIfStopped(stop);
    attack::findChokePoints(*data);
    attack::evaluateWalks(*data, stop);
    return AttackPaths(std::move(data));
}

} // namespace

AttackPaths attackPaths(const Analysis &analysis)
{
    return pathsOf(analysis, {});
}

Result<AttackPaths> attackPaths(const Analysis &analysis, std::stop_token stop)
{
    return stoppable([&] { return pathsOf(analysis, stop); });
}

AttackExposure attackExposure(const Analysis &analysis)
{
    return attack::exposure(analysis.data().index, analysis.catalogs());
}

Result<AttackExposure> attackExposure(const Analysis &analysis, std::stop_token stop)
{
    return stoppable([&] { return attack::exposure(analysis.data().index, analysis.catalogs(), stop); });
}

AttackPaths::Data::Data(const Analysis &of, const std::stop_token &stop)
    : analysis(of), index(analysis.data().index), estimator(index, of.catalogs().attack()),
      graph(index, estimator, stop), assets(attack::findAssets(graph, of.catalogs(), estimator, stop)),
      fromOutside(graph), ruleSets(of.catalogs())
{
    fromOutside.run(graph.starts());
}

AttackPaths::AttackPaths(std::shared_ptr<const Data> data) : m_data(std::move(data)) {}

std::span<const AttackPath> AttackPaths::paths() const
{
    return m_data->paths;
}

std::span<const ChokePoint> AttackPaths::chokePoints() const
{
    return m_data->chokePoints;
}

std::span<const WalkResult> AttackPaths::walks() const
{
    return m_data->walks;
}

std::size_t AttackPaths::assetsInReach() const
{
    return m_data->exposure.assets;
}

double AttackPaths::risk() const
{
    return m_data->exposure.risk;
}

const Analysis &AttackPaths::analysis() const
{
    return m_data->analysis;
}

namespace {

// How a hold is shown where an element is held in several ways: the gravest.
int gravity(Foothold hold)
{
    switch (hold) {
    case Foothold::Outside:
    case Foothold::Reached:
        return 0;
    case Foothold::Planted:
    case Foothold::Tampered:
    case Foothold::Altered:
    case Foothold::Data:
    case Foothold::Secrets:
        return 1;
    case Foothold::Code:
    case Foothold::Exec:
    case Foothold::Create:
    case Foothold::Role:
    case Foothold::Accounts:
    case Foothold::Tokens:
    case Foothold::Volumes:
    case Foothold::Nodes:
    case Foothold::Write:
    case Foothold::Control:
        return 2;
    case Foothold::Root:
    case Foothold::Admin:
        break;
    }
    return 3;
}

class BlastCount
{
public:
    BlastCount(const engine::ModelIndex &index, BlastRadius &radius) : m_index(index), m_radius(radius)
    {
        const model::Vocabulary &vocabulary = index.model().vocabulary();
        m_tenant = vocabulary.key(model::property::container::tenant);
        m_sensitivity = vocabulary.key(model::property::data_store::data_sensitivity);
    }

    void add(Subject s)
    {
        const Kind kind = m_index.kind(s);
        m_radius.containers += kind == Kind::Container;
        m_radius.hosts += kind == Kind::Host;
        m_radius.stores += kind == Kind::DataStore;
        if (const model::Value *tenant = m_tenant ? m_index.stated(s, *m_tenant) : nullptr;
            tenant && tenant->asText())
            m_tenants.insert(*tenant->asText());
        m_radius.tenants = m_tenants.size();
        noteSensitivity(s);
    }

private:
    void noteSensitivity(Subject s)
    {
        const model::Value *value = m_sensitivity ? m_index.stated(s, *m_sensitivity) : nullptr;
        const model::EnumValue *level = value ? value->asEnum() : nullptr;
        if (!level || (m_highest && level->index <= *m_highest))
            return;
        m_highest = level->index;
        const model::PropertyDef *def = m_index.model().vocabulary().find(m_index.kind(s), *m_sensitivity);
        m_radius.highestSensitivity = def->enumValues[level->index];
    }

    const engine::ModelIndex &m_index;
    BlastRadius &m_radius;
    std::optional<model::PropertyKey> m_tenant, m_sensitivity;
    std::optional<std::uint16_t> m_highest;
    std::set<std::string_view> m_tenants;
};

} // namespace

BlastRadius AttackPaths::blastRadius(model::IdView element) const
{
    BlastRadius radius;
    const attack::AttackGraph &graph = m_data->graph;
    const Subject origin = m_data->index.find(element);
    if (origin == nobody)
        return radius;
    attack::PathSearch search(graph);
    search.run(attack::heldOnceTaken(graph, origin));
    BlastCount count(m_data->index, radius);
    std::vector<std::ptrdiff_t> itemOf(m_data->index.size(), -1);
    for (const attack::State state : search.reached()) {
        const Subject s = graph.subject(state);
        if (s == origin || s == nobody || graph.isBetween(state))
            continue;
        const Foothold hold = graph.hold(state);
        if (itemOf[s] < 0) {
            itemOf[s] = std::ssize(radius.items);
            radius.items.push_back({m_data->index.id(s), hold, search.likelihood(state)});
            count.add(s);
        } else if (auto &item = radius.items[static_cast<std::size_t>(itemOf[s])];
                   gravity(hold) > gravity(item.hold)) {
            item.hold = hold;
            item.likelihood = search.likelihood(state);
        }
    }
    std::stable_sort(radius.items.begin(), radius.items.end(),
                     [](const auto &a, const auto &b) { return a.likelihood > b.likelihood; });
    return radius;
}

} // namespace bulkhead::catalog
