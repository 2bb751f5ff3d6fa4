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
    {Action::TokenCreate, Foothold::Admin},   {Action::VolumesCreate, Foothold::Volumes},
};

bool readsSecrets(std::string_view action)
{
    return action == model::choiceName(Action::SecretsRead) ||
           action == model::choiceName(Action::SecretsList);
}

// What runs code in a workload that is named.
bool entersWorkload(std::string_view action)
{
    for (const Action entering : {Action::PodExec, Action::PodAttach, Action::PodPatch, Action::Write})
        if (action == model::choiceName(entering))
            return true;
    return false;
}

bool actsAsAccount(const Permission &right)
{
    return right.kind == "ServiceAccount" && (right.action == model::choiceName(Action::TokenCreate) ||
                                              right.action == model::choiceName(Action::Impersonate));
}

// What a certificate of a signer that is named makes of who asks for it: any user that the API server
// trusts, or a node. https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/
std::optional<Foothold> certifiedBy(const Permission &right)
{
    if (right.scope != Permission::Scope::Object || right.kind != "Signer" ||
        right.action != model::choiceName(Action::CertificatesApprove))
        return std::nullopt;
    if (right.name == "*" || right.name == "kubernetes.io/*" ||
        right.name == "kubernetes.io/kube-apiserver-client")
        return Foothold::Admin;
    return right.name == "kubernetes.io/kube-apiserver-client-kubelet" ? std::optional(Foothold::Nodes)
                                                                       : std::nullopt;
}

// Whether a pod of this name belongs to the workload: itself, or one of a StatefulSet, whose pods are
// numbered. Those of other workloads get names that nobody knows before.
bool isPodOf(std::string_view workload, std::string_view pod)
{
    constexpr std::string_view ofPod = "Pod/";
    constexpr std::string_view ofSet = "StatefulSet/";
    if (workload.starts_with(ofPod))
        return pod == "*" || workload.substr(ofPod.size()) == pod;
    if (!workload.starts_with(ofSet))
        return pod == "*";
    const std::string_view set = workload.substr(ofSet.size());
    return pod == "*" || (pod.size() > set.size() + 1 && pod.starts_with(set) && pod[set.size()] == '-' &&
                          pod.find_first_not_of("0123456789", set.size() + 1) == std::string_view::npos);
}

} // namespace

// Of a workload, of accounts or of callers without credentials, each read once; without what has not the form
// of a right.
const std::vector<Permission> &GraphBuilder::rightsOf(Subject s)
{
    const auto [known, isNew] = m_rights.try_emplace(s);
    const StatedReader &reader = isWorkload(s)                           ? m_workloadRights
                                 : m_index.kind(s) == Kind::Orchestrator ? m_anonymousRights
                                                                         : m_accountRights;
    const model::Value::TextList *stated = reader.list(s);
    if (isNew && stated)
        for (const std::string &text : *stated)
            if (std::optional<Permission> right = Permission::parse(text))
                known->second.push_back(*std::move(right));
    return known->second;
}

// The workloads of a namespace that run under an account.
std::span<const Subject> GraphBuilder::runUnder(std::string_view account, Subject space)
{
    const auto [known, isNew] = m_byAccount.try_emplace(space);
    if (isNew)
        for (const Subject workload : m_index.inside(space))
            if (isWorkload(workload))
                known->second[m_account.text(workload)].push_back(workload);
    const auto found = known->second.find(account);
    return found == known->second.end() ? std::span<const Subject>() : found->second;
}

// Whoever acts as the accounts of a namespace uses the rights of its workloads too.
void GraphBuilder::takeRights(Subject workload)
{
    useRights(workload, state(workload, Foothold::Code));
    for (const Subject orchestrator : m_index.direct(Relation::ManagedBy, workload))
        if (!rightsOf(orchestrator).empty())
            connect(state(workload, Foothold::Code), state(orchestrator, Foothold::Reached),
                    Move::ReachApiInside, workload);
    const Subject space = m_spaces.around(workload);
    if (space == nobody)
        return;
    useRights(workload, state(space, Foothold::Accounts));
    connect(state(space, Foothold::Exec), state(workload, Foothold::Code), Move::ExecInto, workload);
    // The level of the namespace, where it is known, else what is known of the cluster.
    const bool hasLevel = m_admission.of(space).has_value();
    for (const Subject host : m_index.direct(Relation::RunsOn, workload))
        for (const Subject orchestrator : m_index.direct(Relation::ManagedBy, workload))
            connect(state(space, Foothold::Create), state(host, Foothold::Root),
                    hasLevel ? Move::CreatePrivilegedInSpace : Move::CreatePrivileged,
                    hasLevel ? space : orchestrator);
}

void GraphBuilder::useRights(Subject workload, State from)
{
    if (!m_workloadRights.list(workload))
        return;
    for (const Subject orchestrator : m_index.direct(Relation::ManagedBy, workload)) {
        connect(from, state(orchestrator, Foothold::Secrets), Move::TokenSecrets, workload);
        connect(from, state(orchestrator, Foothold::Exec), Move::TokenExec, workload);
        connect(from, state(orchestrator, Foothold::Create), Move::TokenCreate, workload);
        connect(from, state(orchestrator, Foothold::Admin), Move::TokenAdmin, workload);
        connect(from, state(orchestrator, Foothold::Volumes), Move::DeclareVolumes, workload);
        for (const Permission &right : rightsOf(workload))
            useInSpaces(right, {from, workload, orchestrator, std::nullopt});
    }
}

// Rights that come with an account: those over the cluster, and those in namespaces.
void GraphBuilder::useAccount(const Use &use, const std::vector<Permission> &rights)
{
    for (const Permission &right : rights) {
        if (right.scope == Permission::Scope::Cluster)
            for (const ClusterRight &gives : clusterRights)
                if (right.action == model::choiceName(gives.action))
                    connect(use.from, state(use.orchestrator, gives.hold), *use.account, use.holder);
        useInSpaces(right, use);
    }
}

// What a right leads to that holds in a namespace or on named objects.
void GraphBuilder::useInSpaces(const Permission &right, const Use &use)
{
    if (const std::optional<Foothold> certified = certifiedBy(right)) {
        const Move own = certified == Foothold::Admin ? Move::ApproveForSigner : Move::ApproveForNode;
        if (!use.account) // an account's certificates end here, as its tokens do
            connect(use.from, state(use.orchestrator, *certified), own, use.holder);
        return;
    }
    if (right.scope == Permission::Scope::Object && right.space == "*") {
        for (const Subject space : m_spaces.of(use.orchestrator))
            useOnObject(right, space, use);
        return;
    }
    const Subject space = right.space.empty() ? nobody : m_spaces.named(right.space, use.orchestrator);
    if (space == nobody)
        return;
    if (right.scope == Permission::Scope::Space)
        useInSpace(right, space, use);
    else if (right.scope == Permission::Scope::Object)
        useOnObject(right, space, use);
}

void GraphBuilder::useInSpace(const Permission &right, Subject space, const Use &use)
{
    for (const SpaceRight &gives : spaceRights)
        if (right.action == model::choiceName(gives.action))
            connect(use.from, state(space, gives.hold), use.account.value_or(gives.move), use.holder);
}

void GraphBuilder::useOnObject(const Permission &right, Subject space, const Use &use)
{
    const auto inside = m_index.inside(space);
    if (readsSecrets(right.action)) {
        for (const Subject store : inside)
            if (m_index.kind(store) == Kind::DataStore && m_index.element(store).name == right.name)
                connect(use.from, state(store, Foothold::Data), use.account.value_or(Move::TokenSecret),
                        use.holder);
    } else if (entersWorkload(right.action)) {
        for (const Subject container : inside)
            if (m_index.kind(container) == Kind::Container && isOfWorkload(container, right))
                connect(use.from, state(container, Foothold::Code), use.account.value_or(Move::TokenWorkload),
                        use.holder);
    } else if (actsAsAccount(right) && !use.account) { // of its own token: an account's tokens end here
        for (const Subject workload : runUnder(right.name, space))
            useAccount({use.from, use.holder, use.orchestrator, Move::TokenAccount}, rightsOf(workload));
    }
}

// Whether the right to a named pod or workload is one to this container.
bool GraphBuilder::isOfWorkload(Subject container, const Permission &right) const
{
    const Subject pod = m_index.parent(container);
    if (pod == nobody || !hasChoice(pod, m_boundaryType, {property::BoundaryType::Pod}))
        return m_index.element(container).name == right.name;
    const std::string_view workload = m_index.element(pod).name;
    if (right.kind == "Pod")
        return isPodOf(workload, right.name);
    return workload == right.kind + '/' + right.name ||
           (right.name == "*" && workload.starts_with(right.kind + '/'));
}

// Who is root on a node asks for a token of every account that runs there; who reads its files has those that
// are mounted.
void GraphBuilder::useTokens(Subject host)
{
    for (const Subject workload : m_index.direct(Relation::Hosts, host)) {
        const std::vector<Permission> &rights = rightsOf(workload);
        if (rights.empty())
            continue;
        for (const Subject orchestrator : m_index.direct(Relation::ManagedBy, workload)) {
            useAccount({state(host, Foothold::Root), workload, orchestrator, Move::AskForToken}, rights);
            if (!m_tokenMounted.isFalse(workload))
                useAccount({state(host, Foothold::Tokens), workload, orchestrator, Move::UseAccount}, rights);
        }
    }
}

// The rights of all accounts of a namespace, also of those that no workload runs under.
void GraphBuilder::useAccounts(Subject boundary)
{
    const std::vector<Permission> &rights = rightsOf(boundary);
    if (rights.empty())
        return;
    for (const Subject orchestrator : m_spaces.orchestratorsOf(boundary))
        useAccount({state(boundary, Foothold::Accounts), boundary, orchestrator, Move::UseAccount}, rights);
}

// Who commands the orchestrator holds its lesser rights too, who reaches it has those of anybody, and who has
// a right in the cluster has it in each of its namespaces.
void GraphBuilder::takeOrchestrator(Subject orchestrator)
{
    for (const Foothold hold : {Foothold::Secrets, Foothold::Exec, Foothold::Create})
        imply(state(orchestrator, Foothold::Admin), state(orchestrator, hold));
    connect(state(orchestrator, Foothold::Create), state(orchestrator, Foothold::Secrets), Move::MountSecrets,
            orchestrator);
    if (const auto &rights = rightsOf(orchestrator); !rights.empty())
        useAccount({state(orchestrator, Foothold::Reached), orchestrator, orchestrator, Move::UseAnonymous},
                   rights);
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
        if (const auto &rights = rightsOf(store); !rights.empty()) // the token of an account lies in it
            for (const Subject orchestrator : m_spaces.orchestratorsOf(space))
                useAccount({data, store, orchestrator, Move::UseAccount}, rights);
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
