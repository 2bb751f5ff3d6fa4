#pragma once

#include "catalog/analysis_data.h"
#include "catalog/paths/attack_graph.h"
#include "catalog/paths/attack_paths.h"

#include <optional>

namespace bulkhead::catalog {

namespace paths {

// Something worth having in this model.
struct Asset
{
    State state = noState;
    int impact = 1;
    std::string_view reason;
};

} // namespace paths

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

std::vector<Asset> findAssets(const AttackPaths::Data &data, Estimator &estimator);
AttackExposure exposureOf(const AttackPaths::Data &data);
void findPaths(AttackPaths::Data &data);
void findChokePoints(AttackPaths::Data &data); // after the paths
void takeWalks(AttackPaths::Data &data);       // after the paths

// Findings of the rules on a subject, as indices into Analysis::findings(), worst first.
std::vector<std::uint32_t> findingsOn(const Analysis &analysis, std::string_view subject,
                                      std::span<const std::string> rules);
int gradeOf(double likelihood); // 1..5

} // namespace paths
} // namespace bulkhead::catalog
