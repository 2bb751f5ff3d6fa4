#pragma once

#include "catalog/analysis_data.h"
#include "catalog/paths/attack_graph.h"
#include "catalog/paths/attack_paths.h"
#include "catalog/paths/exposure.h"

#include <optional>

namespace bulkhead::catalog {

struct AttackPaths::Data
{
    Analysis analysis;
    const engine::Index &index; // the analysis'
    paths::Estimator estimator;
    paths::AttackGraph graph;
    std::vector<paths::Asset> assets; // by state
    std::vector<AttackPath> paths;
    std::vector<ChokePoint> chokePoints;
    std::vector<WalkResult> walks;
    AttackExposure exposure;

    explicit Data(const Analysis &of);
};

namespace paths {

void findPaths(AttackPaths::Data &data);
void findChokePoints(AttackPaths::Data &data); // after the paths
void takeWalks(AttackPaths::Data &data);       // after the paths

// Findings of the rules on a subject, as indices into Analysis::findings(), worst first.
std::vector<std::uint32_t> findingsOn(const Analysis &analysis, std::string_view subject,
                                      std::span<const std::string> rules);
int gradeOf(double likelihood); // 1..5

} // namespace paths
} // namespace bulkhead::catalog
