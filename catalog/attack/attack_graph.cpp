// SPDX-License-Identifier: Apache-2.0
#include "catalog/attack/attack_graph.h"

#include "catalog/attack/graph_builder.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <numeric>

namespace bulkhead::catalog::attack {

using engine::indexOf;
using engine::nobody;
using engine::Relation;

namespace {

constexpr std::uint32_t bits(std::initializer_list<Foothold> holds)
{
    std::uint32_t result = 0;
    for (const Foothold hold : holds)
        result |= 1U << static_cast<unsigned>(hold);
    return result;
}

// By kind: how it can be held. A network is where its members meet (Reached) and are overheard (Data), a host
// the same for those on its own network; a boundary stands for a cloud account and who may read it (Role) or
// command it (Admin), or for a namespace: who sends from it (Reached) and the rights in it.
constexpr std::array<std::uint32_t, model::allKinds.size()> footholdsOf = [] {
    std::array<std::uint32_t, model::allKinds.size()> holds{};
    holds[indexOf(Kind::ExternalEntity)] = bits({Foothold::Outside, Foothold::Control});
    holds[indexOf(Kind::Host)] =
        bits({Foothold::Reached, Foothold::Root, Foothold::Data, Foothold::Role, Foothold::Tokens});
    holds[indexOf(Kind::Container)] = bits({Foothold::Reached, Foothold::Code, Foothold::Root, Foothold::Data,
                                            Foothold::Planted, Foothold::Role});
    holds[indexOf(Kind::Process)] =
        bits({Foothold::Reached, Foothold::Code, Foothold::Data, Foothold::Planted, Foothold::Role});
    holds[indexOf(Kind::Image)] = bits({Foothold::Tampered});
    holds[indexOf(Kind::Registry)] = bits({Foothold::Write});
    holds[indexOf(Kind::Orchestrator)] =
        bits({Foothold::Reached, Foothold::Secrets, Foothold::Exec, Foothold::Create, Foothold::Admin,
              Foothold::Volumes, Foothold::Nodes});
    holds[indexOf(Kind::DataStore)] =
        bits({Foothold::Reached, Foothold::Data, Foothold::Planted, Foothold::Altered});
    holds[indexOf(Kind::Network)] = bits({Foothold::Reached, Foothold::Data});
    holds[indexOf(Kind::TrustBoundary)] =
        bits({Foothold::Reached, Foothold::Role, Foothold::Admin, Foothold::Secrets, Foothold::Exec,
              Foothold::Create, Foothold::Accounts});
    holds[indexOf(Kind::DataFlow)] = bits({Foothold::Data});
    return holds;
}();

} // namespace

bool canHave(Kind kind, Foothold hold)
{
    return footholdsOf[indexOf(kind)] >> static_cast<unsigned>(hold) & 1U;
}

AttackGraph::AttackGraph(const engine::ModelIndex &index, Estimator &estimator, const std::stop_token &stop)
    : m_index(index)
{
    GraphBuilder(*this, estimator).build(stop);
}

State AttackGraph::state(Subject subject, Foothold hold) const
{
    const unsigned holds = footholdsOf[indexOf(m_index.kind(subject))];
    const unsigned bit = 1U << static_cast<unsigned>(hold);
    if (!(holds & bit))
        return noState;
    return m_base[subject] + static_cast<State>(std::popcount(holds & (bit - 1U)));
}

model::IdView AttackGraph::id(State state) const
{
    return m_subjects[state] == nobody ? theInternet : m_index.id(m_subjects[state]);
}

bool AttackGraph::isBetween(State state) const
{
    if (m_subjects[state] == nobody)
        return false;
    const Kind kind = m_index.kind(m_subjects[state]);
    const bool meeting = m_holds[state] == Foothold::Reached || m_holds[state] == Foothold::Data;
    const bool isAccount = m_holds[state] == Foothold::Role || m_holds[state] == Foothold::Admin;
    return kind == Kind::Network || (kind == Kind::TrustBoundary && (isAccount || meeting)) ||
           (kind == Kind::Host && meeting);
}

GraphBuilder::GraphBuilder(AttackGraph &graph, Estimator &estimator)
    : m_graph(graph), m_index(graph.m_index), m_estimator(estimator), m_spaces(m_index),
      m_enteredByFlow(m_index.size(), false)
{}

void GraphBuilder::build(const std::stop_token &stop)
{
    numberStates();
    findWriters();
    m_spaces.build();
    enterFromOutside();
    startWhereTakenOver();
    for (Subject s = 0; s < m_index.size(); ++s) {
        throwIfStopped(stop);
        if (m_index.isFlow(s)) {
            moveByFlow(s);
            continue;
        }
        switch (m_index.kind(s)) {
        case Kind::Container:
        case Kind::Process:
            takeWorkload(s);
            takeRights(s);
            moveByNetworks(s);
            moveByPolicies(s);
            break;
        case Kind::Host:
            takeHost(s);
            break;
        case Kind::Orchestrator:
            takeOrchestrator(s);
            break;
        case Kind::Registry:
            takeRegistry(s);
            break;
        case Kind::DataStore:
            takeMounts(s);
            takeSecrets(s);
            alterEvidence(s);
            moveByNetworks(s);
            break;
        case Kind::TrustBoundary:
            takeCloudAccount(s);
            takeNamespace(s);
            break;
        case Kind::Image:
            takeImage(s);
            break;
        case Kind::ExternalEntity:
        case Kind::Network:
        case Kind::DataFlow:
            break;
        }
    }
    listenOnNetworks();
    order();
}

void GraphBuilder::numberStates()
{
    m_graph.m_base.resize(m_index.size());
    for (Subject s = 0; s < m_index.size(); ++s) {
        m_graph.m_base[s] = static_cast<State>(m_graph.m_subjects.size());
        for (std::size_t hold = 0; hold < footholdCount; ++hold) {
            if (canHave(m_index.kind(s), static_cast<Foothold>(hold))) {
                m_graph.m_subjects.push_back(s);
                m_graph.m_holds.push_back(static_cast<Foothold>(hold));
            }
        }
    }
    m_graph.m_subjects.push_back(nobody);
    m_graph.m_holds.push_back(Foothold::Outside);
}

// Puts the edges in the order of the states that they leave, each state's in the order they were drawn.
void GraphBuilder::order()
{
    auto &edges = m_graph.m_edges;
    std::stable_sort(edges.begin(), edges.end(),
                     [](const Edge &a, const Edge &b) { return a.from < b.from; });
    m_graph.m_first.assign(m_graph.size() + 1, 0);
    for (const Edge &edge : edges)
        ++m_graph.m_first[edge.from + 1];
    std::partial_sum(m_graph.m_first.begin(), m_graph.m_first.end(), m_graph.m_first.begin());
}

void GraphBuilder::connect(State from, State to, Move move, Subject about)
{
    connect(from, to, move, m_estimator.chance(move, about), about);
}

void GraphBuilder::connect(State from, State to, Move move, Chance chance, Subject about)
{
    if (from == noState || to == noState || chance.probability <= 0)
        return;
    m_graph.m_edges.push_back({from, to, about, chance.probability, move, chance.assumed});
}

void GraphBuilder::imply(State from, State to, Move move)
{
    if (from != noState && to != noState)
        m_graph.m_edges.push_back({from, to, nobody, 1, move, false});
}

// Whether reading from the service is reading the data it keeps.
bool GraphBuilder::isDataService(Subject s) const
{
    return m_index.kind(s) == Kind::DataStore ||
           hasChoice(
               s, m_serviceType,
               {property::ServiceType::Database, property::ServiceType::Cache, property::ServiceType::Queue});
}

Subject GraphBuilder::cloudAccountOf(Subject s) const
{
    for (Subject up = m_index.parent(s); up != nobody; up = m_index.parent(up))
        if (hasChoice(up, m_boundaryType, {property::BoundaryType::CloudAccount}))
            return up;
    return nobody;
}

} // namespace bulkhead::catalog::attack
