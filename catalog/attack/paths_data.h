#pragma once

#include "catalog/analysis/analysis_data.h"
#include "catalog/attack/attack_graph.h"
#include "catalog/attack/attack_paths.h"
#include "catalog/attack/exposure.h"

#include <map>
#include <string>
#include <vector>

namespace bulkhead::catalog {

namespace paths {

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

} // namespace paths

struct AttackPaths::Data
{
    Analysis analysis;
    const engine::Index &index; // the analysis'
    paths::Estimator estimator;
    paths::AttackGraph graph;
    std::vector<paths::Asset> assets; // by state
    paths::PathSearch fromOutside;    // from all starts
    std::vector<AttackPath> paths;
    std::vector<ChokePoint> chokePoints;
    std::vector<WalkResult> walks;
    AttackExposure exposure;
    paths::RuleSets ruleSets;

    Data(const Analysis &of, const std::stop_token &stop);
};

namespace paths {

// findPaths() comes first. Both that take a token throw Stopped when it asks for it.
void findPaths(AttackPaths::Data &data, const std::stop_token &stop);
void findChokePoints(AttackPaths::Data &data);
void takeWalks(AttackPaths::Data &data, const std::stop_token &stop);

// Appends the findings of these rules on a subject, as indices into Analysis::findings(), worst first.
void addFindings(const Analysis &analysis, Subject subject, const std::vector<bool> &rules,
                 std::vector<std::uint32_t> &findings);
void sortOnce(std::vector<std::uint32_t> &findings); // in order, each once
int gradeOf(double likelihood);                      // 1..5

} // namespace paths
} // namespace bulkhead::catalog
