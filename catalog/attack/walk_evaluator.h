// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/attack/attack_paths_data.h"
#include "catalog/attack/enum_reader.h"
#include "catalog/attack/path_search.h"
#include "catalog/engine/counted.h"
#include "catalog/wording/party_name.h"

#include <span>
#include <string>
#include <vector>

namespace bulkhead::catalog::attack {

// Answers the catalog's questions about the architecture as a whole, W1 to W13, from the attack graph and the
// findings, and collects the answers.
class WalkEvaluator
{
public:
    WalkEvaluator(AttackPaths::Data &data, const std::stop_token &stop);

    // walks_attack.cpp
    void internetToData();      // W1
    void breakoutRadius();      // W2
    void registryToWorkloads(); // W3
    void tokenToAdmin();        // W4
    void nodeToCluster();       // W5
    void containerToCloud();    // W6
    // walks_exposure.cpp
    void secretReach();           // W7
    void lateralMovement();       // W8
    void uncontrolledCrossings(); // W9
    void identities();            // W13
    // walks_outage.cpp
    void exhaustion();       // W10
    void registryOutage();   // W11
    void evidenceSurvival(); // W12

private:
    using Subjects = std::vector<Subject>;

    struct Answer
    {
        std::string_view walk;
        std::string text;
        Subject subject = engine::nobody;
        int likelihood = 1;
        int impact = 1;
        double weight = 0;
        Subjects involved;
        model::IdView from{}; // as of WalkResult
    };
    void add(Answer answer);

    double reach(Subject s, Foothold hold) const; // from outside; 0 where the kind cannot be held so
    double reachOf(State state) const { return state == noState ? 0 : m_fromOutside.likelihood(state); }
    double likelihoodOfEdges(State from, State to) const;  // of the best edge between the two
    double breakout(Subject container);                    // from code in it to root on its host
    double tokenTo(Subject workload, Foothold hold) const; // by one step, with its orchestrator token
    double toAdmin(Subject workload);                      // of its orchestrator
    std::span<const Subject> related(engine::Relation relation, Subject s) const;
    Subject hostOf(Subject s) const;
    std::vector<Subject> instancesIn(Subject registry) const;
    int sensitivity(Subject s) const; // 0 unknown or public, 1 internal, 2 confidential, 3 restricted
    bool isStatedTrue(Subject s, const model::TypedProperty<bool> &property) const;
    template <typename C>
    std::optional<C> choice(Subject s, const model::TypedProperty<C> &property) const
    {
        return EnumReader<C>(m_index, property).of(s);
    }
    int trust(Subject s) const; // 0 unknown, 1 untrusted … 4 high
    std::size_t tenants(std::span<const Subject> subjects) const;
    // The subjects of the findings of these rules, each once, in order.
    Subjects subjectsOf(std::initializer_list<std::string_view> rules) const;
    bool hasFinding(Subject s, std::initializer_list<std::string_view> rules) const;
    // As it stands within a sentence: a container of a pod with its workload, since several pods have an
    // "app".
    std::string name(Subject s) const
    {
        return m_index.isFlow(s) ? m_index.name(s) : nameInSentence(m_index.model(), m_index.id(s));
    }
    // "web, api and 3 more"
    std::string names(std::span<const Subject> subjects, std::size_t shown = 3) const;

    AttackPaths::Data &m_data;
    const std::stop_token &m_stop;
    const engine::ModelIndex &m_index;
    const AttackGraph &m_graph;
    const PathSearch &m_fromOutside;
    EnumReader<property::DataSensitivity> m_sensitivity;
    EnumReader<property::TrustLevel> m_trust;
    EnumReader<property::NetworkPolicy> m_networkPolicy;
    std::vector<std::pair<State, double>> m_toAdmin; // from the lesser rights of an orchestrator; once asked
};

} // namespace bulkhead::catalog::attack
