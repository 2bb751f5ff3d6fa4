// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/attack/attack_paths.h"
#include "catalog/attack/estimator.h"
#include "model/properties.h"

#include <array>
#include <span>
#include <string_view>
#include <vector>

namespace bulkhead::catalog::attack {

using State = std::uint32_t; // what an attacker holds of one subject
inline constexpr State noState = 0xFFFFFFFFU;

// One step from a state to another. `about` is the subject whose properties the estimate reads.
struct Edge
{
    State from = noState;
    State to = noState;
    Subject about = engine::nobody;
    double probability = 0;
    Move move = Move::Holds;
    bool assumed = false;
};

// All steps that an attacker may take in a model. States stand in the order of subjects, then of holds; the
// last one is the internet. Networks and cloud accounts are states in between, so that the edges grow with
// their members and not with the members' pairs.
class AttackGraph
{
public:
    // Throws Stopped when `stop` asks for it.
    AttackGraph(const engine::ModelIndex &index, Estimator &estimator, const std::stop_token &stop = {});

    const engine::ModelIndex &index() const { return m_index; }
    std::size_t size() const { return m_subjects.size(); }
    State internet() const { return static_cast<State>(size() - 1); }
    State state(Subject subject, Foothold hold) const;
    Subject subject(State state) const { return m_subjects[state]; } // nobody: the internet
    Foothold hold(State state) const { return m_holds[state]; }
    model::IdView id(State state) const;
    // Networks and cloud accounts: where steps meet, but nothing that an attacker holds.
    bool isBetween(State state) const;

    std::span<const Edge> edges() const { return m_edges; }
    // The indices of the edges that leave a state are first(state) … first(state + 1) - 1.
    std::uint32_t first(State state) const { return m_first[state]; }
    // Where untrusted parties stand and what is held of elements that are marked as taken over, in order;
    // those of one element follow each other.
    const std::vector<State> &starts() const { return m_starts; }

private:
    friend class GraphBuilder;
    const engine::ModelIndex &m_index;
    std::vector<Subject> m_subjects; // by state
    std::vector<Foothold> m_holds;
    std::vector<State> m_base; // by subject: its first state
    std::vector<Edge> m_edges; // ordered by `from`
    std::vector<std::uint32_t> m_first;
    std::vector<State> m_starts;
};

// The properties that decide which steps there are at all; their estimates read others.
inline constexpr std::array<std::string_view, 24> graphProperties = {
    model::property::container::service_type,
    model::property::data_store::store_type,
    model::property::data_flow::access_mode,
    model::property::trust_boundary::boundary_type,
    model::property::external_entity::trust_level,
    model::property::external_entity::network_zone,
    model::property::external_entity::entity_type,
    model::property::container::cloud_iam_scope,
    model::property::trust_boundary::namespace_name,
    model::property::container::service_account_permissions,
    model::property::trust_boundary::account_permissions,
    model::property::orchestrator::anonymous_permissions,
    model::property::container::debug_reach,
    model::property::container::host_mounts,
    model::property::container::host_pid,
    model::property::container::shares_processes,
    model::property::container::privileged,
    model::property::container::capabilities_add,
    model::property::container::service_account,
    model::property::container::service_account_token_mounted,
    model::property::trust_boundary::admission_policy,
    model::property::container::admitted_namespaces,
    model::property::container::service_exposure,
    model::property::container::internet_exposed};

// Whether the kind can be held in this way at all.
bool canHave(Kind kind, Foothold hold);

} // namespace bulkhead::catalog::attack
