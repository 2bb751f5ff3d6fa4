// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/analysis/analysis.h"
#include "catalog/attack/attack_paths.h"

#include <cstddef>

namespace bulkhead::app {

// The risk of one state of the model in figures. Computing them looks at every finding.
struct RiskFigures
{
    std::size_t findings = 0; // catalog::Summary::open()
    std::size_t severe = 0;   // of these, high and critical
    int openRisk = 0;         // catalog::openRisk()
    int inherent = 0;         // of all issues, each counted once
    int residual = 0;         // of these, what decisions leave
    std::size_t assets = 0;   // that attackers reach
    double pathRisk = 0;
};
// `summary` is that of the analysis.
RiskFigures riskFigures(const catalog::Analysis &analysis, const catalog::Summary &summary,
                        const catalog::AttackPaths &paths);

} // namespace bulkhead::app
