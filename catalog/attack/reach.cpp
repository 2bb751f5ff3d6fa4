// SPDX-License-Identifier: Apache-2.0
#include "catalog/attack/graph_builder.h"
#include "catalog/attack/taken_over.h"

#include <algorithm>

// How an attacker comes to send to things: from outside, along connections, and through shared networks.
namespace bulkhead::catalog::attack {

using engine::nobody;
using engine::Relation;

// An entity of which nothing is known counts as outside: unset is never read as safe. A person may say that
// nobody has taken it over.
bool GraphBuilder::isOutside(Subject party) const
{
    if (m_index.element(party).takenOver == false)
        return false;
    if (hasChoice(party, m_trustLevel, {property::TrustLevel::Untrusted, property::TrustLevel::Low}) ||
        hasChoice(party, m_networkZone, {property::NetworkZone::Internet, property::NetworkZone::Partner}))
        return true;
    return !hasChoice(party, m_trustLevel, {property::TrustLevel::Medium, property::TrustLevel::High}) &&
           !hasChoice(party, m_networkZone,
                      {property::NetworkZone::Corporate, property::NetworkZone::Management}) &&
           !hasChoice(party, m_entityType,
                      {property::EntityType::Administrator, property::EntityType::Developer,
                       property::EntityType::CiSystem});
}

void GraphBuilder::enterFromOutside()
{
    const State internet = m_graph.internet();
    for (Subject s = 0; s < m_index.elementCount(); ++s) {
        if (m_index.kind(s) != Kind::ExternalEntity)
            continue;
        if (isOutside(s))
            m_graph.m_starts.push_back(state(s, Foothold::Outside));
        enterByFlows(s);
        takeAdministrators(s);
    }
    enterByFrontDoors();
    for (Subject s = 0; s < m_index.elementCount(); ++s) {
        switch (m_index.kind(s)) {
        case Kind::Container:
        case Kind::Process:
        case Kind::DataStore:
            if (!m_enteredByFlow[s])
                connect(internet, state(s, Foothold::Reached), Move::ReachExposed, s);
            break;
        case Kind::Host:
            connect(internet, state(s, Foothold::Root), Move::CommandOpenEngine, s);
            break;
        case Kind::Orchestrator:
            connect(internet, state(s, Foothold::Admin), Move::CommandOpenApi, s);
            if (!rightsOf(s).empty())
                connect(internet, state(s, Foothold::Reached), Move::ReachApi, s);
            break;
        case Kind::Registry:
            connect(internet, state(s, Foothold::Write), Move::PushFromOutside, s);
            break;
        default:
            break;
        }
    }
    const bool leads = std::any_of(m_graph.m_edges.begin(), m_graph.m_edges.end(),
                                   [&](const Edge &edge) { return edge.from == internet; });
    if (leads)
        m_graph.m_starts.push_back(internet);
}

// Whoever is a party, or has taken it over, uses what it uses.
void GraphBuilder::enterByFlows(Subject party)
{
    const bool outside = isOutside(party);
    for (const Subject flow : m_index.direct(Relation::OutFlows, party)) {
        for (const Relation end : {Relation::Target, Relation::Source}) {
            const Subject other = m_index.direct(end, flow).front();
            if (other == party || (m_index.kind(other) == Kind::Orchestrator && rightsOf(other).empty()))
                continue;
            connect(state(party, Foothold::Outside), state(other, Foothold::Reached), Move::ReachByFlow,
                    other);
            commandNeighbour(party, Foothold::Outside, other);
            if (m_index.kind(other) == Kind::Registry && m_index.flow(flow).kind == model::FlowKind::Push)
                connect(state(party, Foothold::Outside), state(other, Foothold::Write), Move::PushAsClient,
                        other);
            if (outside)
                m_enteredByFlow[other] = true;
        }
    }
}

// What routes alone lead in is reached through the proxy that serves them, where one is drawn.
void GraphBuilder::enterByFrontDoors()
{
    const auto isServedByRoutes = [&](Subject s) {
        const model::Value::TextList *ways = m_exposure.list(s);
        return ways && !m_isExposed.isTrue(s) &&
               std::all_of(ways->begin(), ways->end(), [](const std::string &way) {
                   return way == model::choiceName(property::ServiceExposure::Ingress) ||
                          way == model::choiceName(property::ServiceExposure::Gateway);
               });
    };
    for (Subject proxy = 0; proxy < m_index.elementCount(); ++proxy) {
        if (!m_enteredByFlow[proxy] || !isWorkload(proxy) ||
            !hasChoice(proxy, m_serviceType, {property::ServiceType::Proxy}))
            continue;
        for (const Subject flow : m_index.direct(Relation::OutFlows, proxy))
            if (const Subject served = m_index.direct(Relation::Target, flow).front();
                isWorkload(served) && isServedByRoutes(served))
                m_enteredByFlow[served] = true;
    }
}

void GraphBuilder::startWhereTakenOver()
{
    std::vector<State> &starts = m_graph.m_starts;
    for (Subject s = 0; s < m_index.elementCount(); ++s) {
        if (m_index.element(s).takenOver != true)
            continue;
        const std::vector<State> held = heldOnceTaken(m_graph, s);
        starts.insert(starts.end(), held.begin(), held.end());
    }
    std::sort(starts.begin(), starts.end());
    starts.erase(std::unique(starts.begin(), starts.end()), starts.end());
}

// Whoever takes an administrator's account commands what the account administers.
void GraphBuilder::takeAdministrators(Subject party)
{
    const auto controlled = m_index.direct(Relation::TargetsControl, party);
    if (controlled.empty())
        return;
    const State control = state(party, Foothold::Control);
    connect(m_graph.internet(), control, Move::TakeAdministrator, party);
    for (const Subject target : controlled)
        for (const Foothold hold : {Foothold::Root, Foothold::Admin, Foothold::Write})
            imply(control, state(target, hold), Move::Commands);
}

void GraphBuilder::moveByFlow(Subject flow)
{
    const Subject source = m_index.direct(Relation::Source, flow).front();
    const Subject target = m_index.direct(Relation::Target, flow).front();
    const model::FlowKind kind = m_index.flow(flow).kind;
    if (kind == model::FlowKind::Mount || kind == model::FlowKind::Pull)
        return;
    moveAlong(flow, source, target);
    if (m_index.flow(flow).bidirectional)
        moveAlong(flow, target, source);
}

void GraphBuilder::moveAlong(Subject flow, Subject from, Subject to)
{
    if (!isWorkload(from))
        return;
    const State code = state(from, Foothold::Code);
    if (m_index.kind(to) == Kind::Registry) {
        if (m_index.flow(flow).kind == model::FlowKind::Push)
            connect(code, state(to, Foothold::Write), Move::PushAsClient, to);
        return;
    }
    if (!isWorkload(to) && m_index.kind(to) != Kind::DataStore)
        return;
    connect(code, state(to, Foothold::Reached), Move::MoveByFlow, to);
    attachDebugger(code, to);
    commandNeighbour(from, Foothold::Code, to);
    if (isDataService(to)) {
        connect(code, state(to, Foothold::Data), Move::ReadAsClient, to);
        giveTasks(from, to);
    } else {
        passOn(from, to);
    }
}

// Who reaches a workload by the network reaches the engine of its host, too, where that listens there. Those
// on the same host are among the engine's own containers.
void GraphBuilder::commandNeighbour(Subject from, Foothold hold, Subject to)
{
    const auto own = m_index.direct(Relation::RunsOn, from);
    for (const Subject host : m_index.direct(Relation::RunsOn, to))
        if (std::find(own.begin(), own.end(), host) == own.end())
            connect(state(from, hold), state(host, Foothold::Root), Move::CommandNeighbour, host);
}

// Whoever reaches a proxy sends requests to what stands behind it; who runs code in it sees those of others.
void GraphBuilder::passOn(Subject proxy, Subject service)
{
    if (!isWorkload(service) || !hasChoice(proxy, m_serviceType, {property::ServiceType::Proxy}))
        return;
    connect(state(proxy, Foothold::Reached), state(service, Foothold::Reached), Move::PassOn, proxy);
    connect(state(proxy, Foothold::Code), state(service, Foothold::Data), Move::ReadPassing, proxy);
}

// What a worker takes from the broker of its tasks, it runs; every client of the broker may put some there.
void GraphBuilder::giveTasks(Subject client, Subject broker)
{
    if (!hasChoice(broker, m_serviceType, {property::ServiceType::Cache, property::ServiceType::Queue}) &&
        !hasChoice(broker, m_storeType, {property::StoreType::Cache, property::StoreType::Queue}))
        return;
    const auto takesTasks = [this](Subject s) {
        return isWorkload(s) && hasChoice(s, m_serviceType, {property::ServiceType::Worker}) &&
               m_estimator.chance(Move::RunTask, s).probability > 0;
    };
    const State tasks = state(broker, Foothold::Planted);
    if (takesTasks(client)) {
        connect(tasks, state(client, Foothold::Code), Move::RunTask, client);
        connect(state(broker, Foothold::Reached), tasks, Move::PutTask, broker);
        if (isWorkload(broker))
            imply(state(broker, Foothold::Code), tasks); // it hands out what it likes
        return;
    }
    const auto [known, isNew] = m_hasWorkers.try_emplace(broker, false); // looked at once for all its clients
    if (isNew)
        for (const Subject flow : m_index.direct(Relation::InFlows, broker))
            known->second = known->second || takesTasks(m_index.direct(Relation::Source, flow).front());
    if (known->second)
        connect(state(client, Foothold::Code), tasks, Move::PutTaskAsClient, broker);
}

// A debugger with a port of its own is there for neighbours, published or not; one on the loopback address
// for those that share the network of a host with it.
void GraphBuilder::attachDebugger(State from, Subject workload)
{
    if (hasChoice(workload, m_debugReach, {property::DebugReach::Network, property::DebugReach::Outside}) ||
        (hasChoice(workload, m_debugReach, {property::DebugReach::Container}) &&
         m_index.kind(m_graph.subject(from)) == Kind::Host))
        connect(from, state(workload, Foothold::Code), Move::AttachDebugger, workload);
}

// Into each network that the workload belongs to, and from there to the workload: members meet in the
// network.
void GraphBuilder::moveByNetworks(Subject workload)
{
    for (const Subject group : m_index.groupsOf(Relation::SameNetwork, workload)) {
        const State meeting = state(group, Foothold::Reached);
        if (m_index.membersOf(Relation::SameNetwork, group).size() < 2)
            continue;
        if (isWorkload(workload)) {
            if (m_index.kind(group) == Kind::Network)
                connect(state(workload, Foothold::Code), meeting, Move::CrossNetwork, group);
            else
                imply(state(workload, Foothold::Code), meeting, Move::CrossNetwork);
        }
        connect(meeting, state(workload, Foothold::Reached), Move::MoveByNetwork, workload);
        attachDebugger(meeting, workload);
        if (m_index.kind(workload) == Kind::Container)
            connect(state(workload, Foothold::Code), state(group, Foothold::Data), Move::Listen, workload);
    }
}

// Into its namespace, where the workloads of it meet, and from there to what lets that in as a whole.
void GraphBuilder::moveByPolicies(Subject workload)
{
    if (const Subject space = m_spaces.around(workload); space != nobody)
        imply(state(workload, Foothold::Code), state(space, Foothold::Reached), Move::CrossNetwork);
    const model::Value::TextList *admitted = m_admitted.list(workload);
    if (!admitted)
        return;
    for (const Subject orchestrator : m_index.direct(Relation::ManagedBy, workload))
        for (const std::string &name : *admitted)
            if (const Subject space = m_spaces.named(name, orchestrator); space != nobody)
                connect(state(space, Foothold::Reached), state(workload, Foothold::Reached),
                        Move::MoveAdmitted, workload);
}

// Clear text between members of one network can be overheard there.
void GraphBuilder::listenOnNetworks()
{
    for (auto flow = static_cast<Subject>(m_index.elementCount()); flow < m_index.size(); ++flow) {
        const model::FlowKind kind = m_index.flow(flow).kind;
        if (kind == model::FlowKind::Mount || kind == model::FlowKind::Pull)
            continue;
        const Subject target = m_index.direct(Relation::Target, flow).front();
        const Subject source = m_index.direct(Relation::Source, flow).front();
        const auto ofSource = m_index.groupsOf(Relation::SameNetwork, source);
        const auto ofTarget = m_index.groupsOf(Relation::SameNetwork, target);
        bool overheard = false;
        for (const Subject group : ofSource) {
            if (std::find(ofTarget.begin(), ofTarget.end(), group) == ofTarget.end())
                continue;
            connect(state(group, Foothold::Data), state(flow, Foothold::Data), Move::ReadClearText, flow);
            overheard = true;
        }
        if (overheard && isDataService(target))
            connect(state(flow, Foothold::Data), state(target, Foothold::Data), Move::UseOverheard, flow);
    }
}

} // namespace bulkhead::catalog::attack
