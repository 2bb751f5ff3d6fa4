// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/attack/attack_graph.h"
#include "catalog/attack/enum_reader.h"
#include "catalog/attack/spaces.h"
#include "model/permission.h"

#include <algorithm>
#include <map>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace bulkhead::catalog::attack {

// Draws the edges of an attack graph, one topic after the other.
class GraphBuilder
{
public:
    GraphBuilder(AttackGraph &graph, Estimator &estimator);
    void build(const std::stop_token &stop);

private:
    void numberStates();
    void order();

    // reach.cpp
    void enterFromOutside();
    void startWhereTakenOver();
    void enterByFrontDoors();
    void enterByFlows(Subject party);
    void takeAdministrators(Subject party);
    bool isOutside(Subject party) const;
    void moveByFlow(Subject flow);
    void moveAlong(Subject flow, Subject from, Subject to);
    void moveByNetworks(Subject workload);
    void moveByPolicies(Subject workload);
    void commandNeighbour(Subject from, Foothold hold, Subject to);
    void passOn(Subject proxy, Subject service);
    void giveTasks(Subject client, Subject broker);
    void attachDebugger(State from, Subject workload);
    void listenOnNetworks();

    // takeover.cpp
    void takeWorkload(Subject workload);
    void enterHost(Subject workload, Subject host);
    void enterFromPod(Subject workload);
    void takeHost(Subject host);
    void takeRegistry(Subject registry);
    void takeImage(Subject image);
    void takeMounts(Subject store);
    void findWriters();
    bool writesTo(Subject workload, Subject store) const;
    void takeCloudRole(Subject holder, Move move, State from);
    void takeCloudAccount(Subject boundary);
    void alterEvidence(Subject store);

    // take_rights.cpp
    void takeRights(Subject workload);
    // Who uses rights: what they hold before, whose properties the estimate reads, and whether the rights are
    // those of a workload's own token, of which each has an edge; else they come with an account.
    struct Use
    {
        State from = noState;
        Subject holder = engine::nobody;
        Subject orchestrator = engine::nobody;
        std::optional<Move> account; // nullopt: its own token
    };
    void useRights(Subject workload, State from);
    void useAccount(const Use &use, const std::vector<model::Permission> &rights);
    void useInSpaces(const model::Permission &right, const Use &use);
    void useInSpace(const model::Permission &right, Subject space, const Use &use);
    void useOnObject(const model::Permission &right, Subject space, const Use &use);
    void useTokens(Subject host);
    bool isOfWorkload(Subject container, const model::Permission &right) const;
    const std::vector<model::Permission> &rightsOf(Subject s);
    std::span<const Subject> runUnder(std::string_view account, Subject space);
    void useAccounts(Subject boundary);
    void takeOrchestrator(Subject orchestrator);
    void takeNamespace(Subject boundary);
    void takeSecrets(Subject store);

    void connect(State from, State to, Move move, Subject about);
    void connect(State from, State to, Move move, Chance chance, Subject about);
    void imply(State from, State to, Move move = Move::Holds);
    State state(Subject s, Foothold hold) const { return m_graph.state(s, hold); }

    bool isWorkload(Subject s) const
    {
        return m_index.kind(s) == Kind::Container || m_index.kind(s) == Kind::Process;
    }
    template <typename C>
    static bool hasChoice(Subject s, const EnumReader<C> &property, std::initializer_list<C> choices)
    {
        const std::optional<C> stated = property.of(s);
        return stated && std::find(choices.begin(), choices.end(), *stated) != choices.end();
    }
    bool isDataService(Subject s) const;
    Subject cloudAccountOf(Subject s) const;

    AttackGraph &m_graph;
    const engine::ModelIndex &m_index;
    Estimator &m_estimator;
    // The graphProperties.
    EnumReader<property::ServiceType> m_serviceType{m_index, property::container::service_type};
    EnumReader<property::StoreType> m_storeType{m_index, property::data_store::store_type};
    EnumReader<property::AccessMode> m_accessMode{m_index, property::data_flow::access_mode};
    EnumReader<property::BoundaryType> m_boundaryType{m_index, property::trust_boundary::boundary_type};
    EnumReader<property::TrustLevel> m_trustLevel{m_index, property::external_entity::trust_level};
    EnumReader<property::NetworkZone> m_networkZone{m_index, property::external_entity::network_zone};
    EnumReader<property::EntityType> m_entityType{m_index, property::external_entity::entity_type};
    EnumReader<property::CloudIamScope> m_cloudRole{m_index, property::container::cloud_iam_scope};
    Spaces m_spaces;
    EnumReader<property::DebugReach> m_debugReach{m_index, property::container::debug_reach};
    StatedReader m_hostMounts{m_index, property::container::host_mounts};
    StatedReader m_hostProcesses{m_index, property::container::host_pid};
    StatedReader m_sharesProcesses{m_index, property::container::shares_processes};
    StatedReader m_privileged{m_index, property::container::privileged};
    StatedReader m_capabilities{m_index, property::container::capabilities_add};
    StatedReader m_workloadRights{m_index, property::container::service_account_permissions};
    StatedReader m_accountRights{m_index, property::trust_boundary::account_permissions};
    StatedReader m_anonymousRights{m_index, property::orchestrator::anonymous_permissions};
    StatedReader m_tokenMounted{m_index, property::container::service_account_token_mounted};
    StatedReader m_account{m_index, property::container::service_account};
    StatedReader m_admitted{m_index, property::container::admitted_namespaces};
    StatedReader m_exposure{m_index, property::container::service_exposure};
    StatedReader m_isExposed{m_index, property::container::internet_exposed};
    EnumReader<property::AdmissionPolicy> m_admission{m_index, property::trust_boundary::admission_policy};
    std::vector<std::pair<Subject, Subject>>
        m_writers; // workload and store, of mounts that may write; sorted
    std::unordered_map<Subject, std::vector<model::Permission>> m_rights;
    std::unordered_map<Subject, std::map<std::string_view, std::vector<Subject>>>
        m_byAccount;                                // by namespace: the workloads that run under each account
    std::unordered_map<Subject, bool> m_hasWorkers; // by broker: some of its clients run its tasks
    std::vector<bool> m_enteredByFlow;              // by subject: a party outside is drawn that uses it
};

} // namespace bulkhead::catalog::attack
