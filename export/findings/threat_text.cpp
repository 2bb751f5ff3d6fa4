// SPDX-License-Identifier: Apache-2.0
#include "export/findings/threat_text.h"

namespace bulkhead::exporting {

std::vector<ThreatText> threatTexts(const catalog::AttackPaths &paths)
{
    const catalog::Analysis &analysis = paths.analysis();
    std::vector<ThreatText> texts;
    for (const catalog::TopThreat &threat : catalog::topThreats(paths)) {
        ThreatText text{threat.text, threat.rating, threat.confirmed, threat.from, threat.to, {}};
        for (const std::uint32_t finding : threat.findings)
            text.findings.push_back(analysis.id(analysis.findings()[finding]));
        if (!threat.manual.empty())
            text.findings.push_back(threat.manual);
        texts.push_back(std::move(text));
    }
    return texts;
}

} // namespace bulkhead::exporting
