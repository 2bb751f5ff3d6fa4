// SPDX-License-Identifier: Apache-2.0
#include "catalog/attack/graph_builder.h"

#include <algorithm>

// What an attacker takes over from what they hold already.
namespace bulkhead::catalog::attack {

using engine::nobody;
using engine::Relation;

void GraphBuilder::takeWorkload(Subject workload)
{
    const State reached = state(workload, Foothold::Reached);
    const State code = state(workload, Foothold::Code);
    const State root = state(workload, Foothold::Root);
    const State data = state(workload, Foothold::Data);
    connect(reached, code, Move::Exploit, workload);
    imply(code, data);
    if (isDataService(workload)) {
        connect(reached, data, Move::ReadAsStranger, workload);
        for (const Subject store : m_index.direct(Relation::Mounts, workload))
            imply(data, state(store, Foothold::Data));
    }
    if (root != noState) {
        connect(code, root, Move::BecomeRoot, workload);
        imply(root, code);
    }
    for (const Subject host : m_index.direct(Relation::RunsOn, workload)) {
        connect(code, state(host, Foothold::Root), Move::CommandEngine, host);
        takeCloudRole(host, Move::HostRole, code);
        if (root != noState)
            enterHost(workload, host);
    }
    for (const Subject orchestrator : m_index.direct(Relation::ManagedBy, workload)) {
        connect(state(orchestrator, Foothold::Exec), code, Move::ExecInto, workload);
        connect(state(orchestrator, Foothold::Admin), code, Move::CommandNodes, workload);
    }
    takeCloudRole(workload, Move::OwnRole, code);
    enterFromPod(workload);
}

void GraphBuilder::enterHost(Subject workload, Subject host)
{
    const State root = state(workload, Foothold::Root);
    const State top = state(host, Foothold::Root);
    connect(state(workload, Foothold::Code), top, Move::BreakOut, workload);
    connect(root, top, Move::BreakOutAsRoot, workload);
    if (m_privileged.isTrue(workload) || m_capabilities.isNotEmpty(workload))
        connect(root, top, Move::UsePower, workload);
    if (m_hostMounts.isNotEmpty(workload)) {
        connect(root, top, Move::UseHostFiles, workload);
        if (!m_index.direct(Relation::ManagedBy, workload).empty())
            connect(root, state(host, Foothold::Tokens), Move::TakeKubeletFiles, workload);
    }
    if (m_hostProcesses.isTrue(workload))
        connect(root, top, Move::EnterHostProcess, workload);
}

// From the other containers of its pod: by processes that they share, and by a debugger on the loopback
// address, which is one for all of them.
void GraphBuilder::enterFromPod(Subject workload)
{
    const Subject pod = m_index.parent(workload);
    if (pod == nobody || !hasChoice(pod, m_boundaryType, {property::BoundaryType::Pod}))
        return;
    const bool isSeen = m_sharesProcesses.isTrue(workload);
    const bool isOnLoopback = hasChoice(workload, m_debugReach, {property::DebugReach::Container});
    if (!isSeen && !isOnLoopback)
        return;
    const State code = state(workload, Foothold::Code);
    for (const Subject other : m_index.inside(pod)) {
        if (other == workload || m_index.kind(other) != Kind::Container)
            continue;
        if (isSeen)
            connect(state(other, Foothold::Code), code, Move::EnterPodProcesses, workload);
        if (isOnLoopback)
            connect(state(other, Foothold::Code), code, Move::AttachDebugger, workload);
    }
}

void GraphBuilder::takeHost(Subject host)
{
    const State root = state(host, Foothold::Root);
    for (const Subject workload : m_index.direct(Relation::Hosts, host)) {
        const Foothold hold = m_index.kind(workload) == Kind::Container ? Foothold::Root : Foothold::Code;
        connect(root, state(workload, hold), Move::TakeHost, workload);
    }
    for (const Subject inside : m_index.inside(host)) {
        if (m_index.kind(inside) == Kind::DataStore)
            connect(root, state(inside, Foothold::Data), Move::TakeHost, inside);
        else if (m_index.kind(inside) == Kind::Orchestrator)
            connect(root, state(inside, Foothold::Admin), Move::TakeControlPlane, inside);
    }
    for (const Subject orchestrator : m_index.direct(Relation::ManagedBy, host)) {
        connect(state(orchestrator, Foothold::Admin), root, Move::CommandNodes, host);
        connect(state(orchestrator, Foothold::Create), root, Move::CreatePrivileged, orchestrator);
        connect(state(orchestrator, Foothold::Volumes), root, Move::MountPath, host);
        connect(state(orchestrator, Foothold::Nodes), state(host, Foothold::Tokens), Move::ActAsNode, host);
    }
    useTokens(host);
}

void GraphBuilder::takeRegistry(Subject registry)
{
    // A registry in a pod is served by the containers there.
    const Subject pod = m_index.parent(registry);
    if (pod != nobody && hasChoice(pod, m_boundaryType, {property::BoundaryType::Pod}))
        for (const Subject server : m_index.inside(pod))
            connect(state(server, Foothold::Reached), state(registry, Foothold::Write), Move::PushToServer,
                    registry);
    for (const Subject image : m_index.direct(Relation::Stores, registry))
        connect(state(registry, Foothold::Write), state(image, Foothold::Tampered), Move::ReplaceImage,
                image);
}

// Whatever registry it comes from, drawn or not.
void GraphBuilder::takeImage(Subject image)
{
    for (const Subject container : m_index.direct(Relation::Instances, image))
        connect(state(image, Foothold::Tampered), state(container, Foothold::Code), Move::RunReplaced,
                container);
}

// Whether one of the workload's mounts of the store is not known to be read-only.
bool GraphBuilder::writesTo(Subject workload, Subject store) const
{
    return std::binary_search(m_writers.begin(), m_writers.end(), std::pair(workload, store));
}

void GraphBuilder::findWriters()
{
    for (const Subject flow : m_index.mountFlows())
        if (!hasChoice(flow, m_accessMode, {property::AccessMode::Read}))
            m_writers.emplace_back(m_index.direct(Relation::Source, flow).front(),
                                   m_index.direct(Relation::Target, flow).front());
    std::sort(m_writers.begin(), m_writers.end());
}

// A mounted store is open to its users; what one of them may write, the others may run.
void GraphBuilder::takeMounts(Subject store)
{
    if (isDataService(store))
        connect(state(store, Foothold::Reached), state(store, Foothold::Data), Move::ReadAsStranger, store);
    const auto users = m_index.direct(Relation::MountedBy, store);
    const bool holdsFiles = !hasChoice(
        store, m_storeType,
        {property::StoreType::SecretStore, property::StoreType::ConfigStore, property::StoreType::LogStore});
    for (const Subject user : users) {
        connect(state(user, Foothold::Code), state(store, Foothold::Data), Move::ReadMount, store);
        if (users.size() < 2 || !holdsFiles)
            continue;
        connect(state(store, Foothold::Planted), state(user, Foothold::Code), Move::PlantCode, user);
        if (writesTo(user, store))
            imply(state(user, Foothold::Code), state(store, Foothold::Planted));
    }
}

void GraphBuilder::takeCloudRole(Subject holder, Move move, State from)
{
    if (!hasChoice(holder, m_cloudRole, {property::CloudIamScope::Broad, property::CloudIamScope::Admin}))
        return;
    const State role = state(holder, Foothold::Role);
    connect(from, role, move, holder);
    if (const Subject account = cloudAccountOf(holder); account != nobody && move == Move::OwnRole) {
        imply(role, state(account, Foothold::Role));
        connect(role, state(account, Foothold::Admin), Move::RoleHosts, holder);
    }
}

void GraphBuilder::takeCloudAccount(Subject boundary)
{
    if (!hasChoice(boundary, m_boundaryType, {property::BoundaryType::CloudAccount}))
        return;
    for (const Subject inside : m_index.inside(boundary)) {
        if (m_index.kind(inside) == Kind::DataStore)
            connect(state(boundary, Foothold::Role), state(inside, Foothold::Data), Move::RoleData, inside);
        if (m_index.kind(inside) != Kind::Host)
            continue;
        imply(state(boundary, Foothold::Admin), state(inside, Foothold::Root), Move::Commands);
        // The role of a host is taken by its containers; it leads into the account once, here.
        if (hasChoice(inside, m_cloudRole,
                      {property::CloudIamScope::Broad, property::CloudIamScope::Admin}) &&
            cloudAccountOf(inside) == boundary) {
            imply(state(inside, Foothold::Role), state(boundary, Foothold::Role));
            connect(state(inside, Foothold::Role), state(boundary, Foothold::Admin), Move::RoleHosts, inside);
            connect(state(inside, Foothold::Root), state(inside, Foothold::Role), Move::HostRole, inside);
        }
    }
}

// Records are altered by who is root where they lie, or where those who write them run.
void GraphBuilder::alterEvidence(Subject store)
{
    if (!hasChoice(store, m_storeType, {property::StoreType::LogStore}))
        return;
    const State altered = state(store, Foothold::Altered);
    for (Subject up = m_index.parent(store); up != nobody; up = m_index.parent(up))
        if (m_index.kind(up) == Kind::Host)
            connect(state(up, Foothold::Root), altered, Move::AlterEvidence, store);
    std::vector<Subject> writers;
    for (const Subject flow : m_index.direct(Relation::InFlows, store))
        writers.push_back(m_index.direct(Relation::Source, flow).front());
    const auto mounts = m_index.direct(Relation::MountedBy, store);
    writers.insert(writers.end(), mounts.begin(), mounts.end());
    for (const Subject writer : writers)
        if (writer != store)
            connect(state(writer, Foothold::Root), altered, Move::AlterEvidence, store);
}

} // namespace bulkhead::catalog::attack
