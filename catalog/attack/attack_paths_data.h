// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/analysis/analysis_data.h"
#include "catalog/attack/attack_exposure.h"
#include "catalog/attack/attack_graph.h"
#include "catalog/attack/attack_paths.h"

#include <map>
#include <string>
#include <vector>

namespace bulkhead::catalog {

namespace attack {

// Which rules a list of the catalog names, as flags by the rules' numbers: worked out once for each list.
class RuleSets
{
public:
    explicit RuleSets(const Catalogs &catalogs) : m_catalogs(catalogs) {}

    // The list must be one of the catalogs', which stay where they are.
    const std::vector<bool> &of(const std::vector<std::string> &rules);

private:
    const Catalogs &m_catalogs;
    std::map<const std::vector<std::string> *, std::vector<bool>> m_sets;
};

} // namespace attack

struct AttackPaths::Data
{
    Analysis analysis;
    const engine::ModelIndex &index; // the analysis'
    attack::Estimator estimator;
    attack::AttackGraph graph;
    std::vector<attack::Asset> assets; // by state
    attack::PathSearch fromOutside;    // from all starts
    std::vector<AttackPath> paths;
    std::vector<ChokePoint> chokePoints;
    std::vector<WalkResult> walks;
    AttackExposure exposure;
    attack::RuleSets ruleSets;

    Data(const Analysis &of, const std::stop_token &stop);
};

namespace attack {

// findPaths() comes first. Both that take a token throw Stopped when it asks for it.
void findPaths(AttackPaths::Data &data, const std::stop_token &stop);
void findChokePoints(AttackPaths::Data &data);
void evaluateWalks(AttackPaths::Data &data, const std::stop_token &stop);

// Appends the findings of these rules on a subject, as indices into Analysis::findings(), worst first.
void addFindings(const Analysis &analysis, Subject subject, const std::vector<bool> &rules,
                 std::vector<std::uint32_t> &findings);
void sortOnce(std::vector<std::uint32_t> &findings); // in order, each once
int gradeOf(double likelihood);                      // 1..5

} // namespace attack
} // namespace bulkhead::catalog
