// SPDX-License-Identifier: Apache-2.0
#include "app/document/risk_figures.h"

#include "catalog/analysis/risk.h"

namespace bulkhead::app {

RiskFigures riskFigures(const catalog::Analysis &analysis, const catalog::Summary &summary,
                        const catalog::AttackPaths &paths)
{
    RiskFigures figures;
    figures.findings = summary.open();
    figures.severe = summary.byRating[static_cast<std::size_t>(model::Rating::High)] +
                     summary.byRating[static_cast<std::size_t>(model::Rating::Critical)];
    figures.openRisk = catalog::openRisk(analysis);
    const catalog::RiskTotal total = catalog::riskTotal(analysis);
    figures.inherent = total.inherent;
    figures.residual = total.residual;
    figures.assets = paths.assetsInReach();
    figures.pathRisk = paths.risk();
    return figures;
}

} // namespace bulkhead::app
