// SPDX-License-Identifier: Apache-2.0
#include "app/document/risk_figures.h"

#include "catalog/analysis/risk.h"

namespace bulkhead::app {

RiskFigures riskFigures(const catalog::Analysis &analysis, const catalog::AttackPaths &paths)
{
    RiskFigures figures;
    for (const catalog::Finding &finding : analysis.findings()) {
        if (analysis.decision(finding).effective != model::DecisionState::Open)
            continue;
        ++figures.findings;
        figures.severe += finding.rating >= model::Rating::High ? 1 : 0;
    }
    figures.openRisk = catalog::openRisk(analysis);
    const catalog::RiskTotal total = catalog::riskTotal(analysis);
    figures.inherent = total.inherent;
    figures.residual = total.residual;
    figures.assets = paths.assetsInReach();
    figures.pathRisk = paths.risk();
    return figures;
}

} // namespace bulkhead::app
