// SPDX-License-Identifier: Apache-2.0
#include "export/pictures/badges.h"

#include <algorithm>

namespace bulkhead::exporting {

diagram::Overlay badgesOf(const catalog::Analysis &analysis)
{
    diagram::Overlay overlay;
    for (const catalog::Finding &finding : analysis.findings()) {
        if (analysis.decision(finding).effective != model::DecisionState::Open)
            continue;
        diagram::Badge &badge = overlay.badges[model::Id(analysis.subjectId(finding))];
        ++badge.count;
        badge.confirmed += model::isConfirmed(finding.basis) ? 1 : 0;
        badge.worst = std::max(badge.worst, finding.rating);
    }
    return overlay;
}

} // namespace bulkhead::exporting
