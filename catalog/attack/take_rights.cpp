// SPDX-License-Identifier: Apache-2.0
#include "catalog/attack/graph_builder.h"

#include "model/permission.h"

#include <algorithm>

// What rights at the orchestrator's interface lead to: each as far as its scope goes.
namespace bulkhead::catalog::attack {

using engine::nobody;
using engine::Relation;
using model::Permission;

namespace {

using Action = property::ServiceAccountPermissions;

// What an action over a whole namespace gives there.
struct SpaceRight
{
    Action action;
    Foothold hold;
    Move move;
};

// Who may do everything, or give themselves every right, starts workloads and runs code in those there are.
constexpr SpaceRight spaceRights[] = {
    {Action::SecretsRead, Foothold::Secrets, Move::TokenSpaceSecrets},
    {Action::SecretsList, Foothold::Secrets, Move::TokenSpaceSecrets},
    {Action::PodExec, Foothold::Exec, Move::TokenSpaceExec},
    {Action::PodAttach, Foothold::Exec, Move::TokenSpaceExec},
    {Action::PodPatch, Foothold::Exec, Move::TokenSpaceExec},
    {Action::Write, Foothold::Exec, Move::TokenSpaceExec},
    {Action::Write, Foothold::Create, Move::TokenSpaceCreate},
    {Action::PodCreate, Foothold::Create, Move::TokenSpaceCreate},
    {Action::TokenCreate, Foothold::Accounts, Move::TokenSpaceAccounts},
    {Action::Impersonate, Foothold::Accounts, Move::TokenSpaceAccounts},
    {Action::Wildcard, Foothold::Exec, Move::TokenSpaceExec},
    {Action::Wildcard, Foothold::Create, Move::TokenSpaceCreate},
    {Action::Bind, Foothold::Exec, Move::TokenSpaceExec},
    {Action::Bind, Foothold::Create, Move::TokenSpaceCreate},
    {Action::Escalate, Foothold::Exec, Move::TokenSpaceExec},
    {Action::Escalate, Foothold::Create, Move::TokenSpaceCreate},
};

// What an action over the whole cluster gives.
struct ClusterRight
{
    Action action;
    Foothold hold;
};

constexpr ClusterRight clusterRights[] = {
    {Action::SecretsRead, Foothold::Secrets}, {Action::SecretsList, Foothold::Secrets},
    {Action::PodExec, Foothold::Exec},        {Action::PodAttach, Foothold::Exec},
    {Action::NodeProxy, Foothold::Exec},      {Action::PodPatch, Foothold::Exec},
    {Action::Write, Foothold::Exec},          {Action::Write, Foothold::Create},
    {Action::PodCreate, Foothold::Create},    {Action::ClusterAdmin, Foothold::Admin},
    {Action::Wildcard, Foothold::Admin},      {Action::Bind, Foothold::Admin},
    {Action::Escalate, Foothold::Admin},      {Action::Impersonate, Foothold::Admin},
    {Action::TokenCreate, Foothold::Admin},
};

// Null where none are stated.
const model::Value::TextList *permissionsOf(const engine::ModelIndex &index, Subject subject,
                                            const model::TypedProperty<model::Value::TextList> &property)
{
    const model::PropertyDef *def = index.model().vocabulary().find(index.kind(subject), property);
    const model::Value *value = def ? index.stated(subject, def->key) : nullptr;
    return value ? value->asList() : nullptr;
}

bool readsSecrets(std::string_view action)
{
    return action == model::choiceName(Action::SecretsRead) ||
           action == model::choiceName(Action::SecretsList);
}

} // namespace

// Whoever acts as the accounts of a namespace uses the rights of its workloads too.
void GraphBuilder::takeRights(Subject workload)
{
    useRights(workload, state(workload, Foothold::Code));
    const Subject space = m_spaces.around(workload);
    if (space == nobody)
        return;
    useRights(workload, state(space, Foothold::Accounts));
    connect(state(space, Foothold::Exec), state(workload, Foothold::Code), Move::ExecInto, workload);
    for (const Subject host : m_index.direct(Relation::RunsOn, workload))
        for (const Subject orchestrator : m_index.direct(Relation::ManagedBy, workload))
            connect(state(space, Foothold::Create), state(host, Foothold::Root), Move::CreatePrivileged,
                    orchestrator);
}

void GraphBuilder::useRights(Subject workload, State from)
{
    const model::Value::TextList *rights =
        permissionsOf(m_index, workload, property::container::service_account_permissions);
    if (!rights)
        return;
    for (const Subject orchestrator : m_index.direct(Relation::ManagedBy, workload)) {
        connect(from, state(orchestrator, Foothold::Secrets), Move::TokenSecrets, workload);
        connect(from, state(orchestrator, Foothold::Exec), Move::TokenExec, workload);
        connect(from, state(orchestrator, Foothold::Create), Move::TokenCreate, workload);
        connect(from, state(orchestrator, Foothold::Admin), Move::TokenAdmin, workload);
        for (const std::string &text : *rights)
            if (const std::optional<Permission> right = Permission::parse(text))
                useInSpace(*right, orchestrator, from, workload);
    }
}

// What a right leads to in the one namespace that it holds in. Of the rights of a namespace's accounts the
// step is the same whatever the right.
void GraphBuilder::useInSpace(const Permission &right, Subject orchestrator, State from, Subject holder)
{
    const Subject space = right.space.empty() ? nobody : m_spaces.named(right.space, orchestrator);
    if (space == nobody)
        return;
    const bool isOfAccounts = m_spaces.isSpace(holder);
    if (right.scope == Permission::Scope::Space) {
        for (const SpaceRight &gives : spaceRights)
            if (right.action == model::choiceName(gives.action))
                connect(from, state(space, gives.hold), isOfAccounts ? Move::UseAccount : gives.move, holder);
    } else if (readsSecrets(right.action)) {
        for (const Subject inside : m_index.inside(space))
            if (m_index.kind(inside) == Kind::DataStore && m_index.element(inside).name == right.name)
                connect(from, state(inside, Foothold::Data),
                        isOfAccounts ? Move::UseAccount : Move::TokenSecret, holder);
    }
}

// The rights of all accounts of a namespace, also of those that no workload runs under.
void GraphBuilder::useAccounts(Subject boundary)
{
    const model::Value::TextList *rights =
        permissionsOf(m_index, boundary, property::trust_boundary::account_permissions);
    if (!rights)
        return;
    const State accounts = state(boundary, Foothold::Accounts);
    for (const Subject orchestrator : m_spaces.orchestratorsOf(boundary))
        for (const std::string &text : *rights) {
            const std::optional<Permission> right = Permission::parse(text);
            if (!right)
                continue;
            if (right->scope == Permission::Scope::Cluster)
                for (const ClusterRight &gives : clusterRights)
                    if (right->action == model::choiceName(gives.action))
                        connect(accounts, state(orchestrator, gives.hold), Move::UseAccount, boundary);
            useInSpace(*right, orchestrator, accounts, boundary);
        }
}

// Who commands the orchestrator holds its lesser rights too, and who has a right in the cluster has it in
// each of its namespaces.
void GraphBuilder::takeOrchestrator(Subject orchestrator)
{
    for (const Foothold hold : {Foothold::Secrets, Foothold::Exec, Foothold::Create})
        imply(state(orchestrator, Foothold::Admin), state(orchestrator, hold));
    connect(state(orchestrator, Foothold::Create), state(orchestrator, Foothold::Secrets), Move::MountSecrets,
            orchestrator);
    for (const Subject space : m_spaces.of(orchestrator))
        for (const Foothold hold : {Foothold::Secrets, Foothold::Create})
            imply(state(orchestrator, hold), state(space, hold));
}

void GraphBuilder::takeNamespace(Subject boundary)
{
    if (!m_spaces.isSpace(boundary))
        return;
    const State create = state(boundary, Foothold::Create);
    connect(create, state(boundary, Foothold::Secrets), Move::MountSecrets, boundary);
    connect(create, state(boundary, Foothold::Accounts), Move::RunUnderAccount, boundary);
    useAccounts(boundary);
}

// Secrets that an orchestrator keeps: those of a namespace, and those of workloads that it manages.
void GraphBuilder::takeSecrets(Subject store)
{
    if (!hasChoice(store, m_storeType, {property::StoreType::SecretStore}))
        return;
    const State data = state(store, Foothold::Data);
    if (const Subject space = m_spaces.around(store); space != nobody) {
        imply(state(space, Foothold::Secrets), data);
        return;
    }
    std::vector<Subject> keepers;
    for (const Subject user : m_index.direct(Relation::MountedBy, store))
        for (const Subject orchestrator : m_index.direct(Relation::ManagedBy, user))
            keepers.push_back(orchestrator);
    std::sort(keepers.begin(), keepers.end());
    keepers.erase(std::unique(keepers.begin(), keepers.end()), keepers.end());
    for (const Subject orchestrator : keepers)
        imply(state(orchestrator, Foothold::Secrets), data);
}

} // namespace bulkhead::catalog::attack
