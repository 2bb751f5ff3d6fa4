// SPDX-License-Identifier: Apache-2.0
#include "export/findings/findings_baseline.h"

namespace bulkhead::exporting {

Baseline::Baseline(const catalog::Analysis &earlier)
{
    for (const catalog::Finding &finding : earlier.findings()) {
        if (earlier.decision(finding).reopened.empty())
            m_known.emplace(earlier.id(finding), Known{finding.rating, finding.basis});
    }
    for (const model::ManualThreat &threat : earlier.model().manualThreats()) {
        if (earlier.decision(threat).reopened.empty())
            m_manual.emplace(threat.id, catalog::scoreOf(threat));
    }
    const catalog::AttackPaths paths = catalog::attackPaths(earlier);
    for (const catalog::AttackPath &path : paths.paths())
        m_paths.emplace(path.id, path.likelihood);
}

bool Baseline::covers(const catalog::Analysis &analysis, const catalog::Finding &finding) const
{
    const auto known = m_known.find(analysis.id(finding));
    return known != m_known.end() && finding.rating <= known->second.rating &&
           finding.basis <= known->second.basis;
}

bool Baseline::covers(const catalog::AttackPath &path) const
{
    constexpr double rounding = 1e-9;
    const auto known = m_paths.find(path.id);
    return known != m_paths.end() && path.likelihood <= known->second + rounding;
}

bool Baseline::covers(const model::ManualThreat &threat) const
{
    const auto known = m_manual.find(threat.id);
    return known != m_manual.end() && catalog::scoreOf(threat) <= known->second;
}

} // namespace bulkhead::exporting
