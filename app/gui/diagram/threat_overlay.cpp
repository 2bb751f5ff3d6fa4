#include "app/gui/diagram/threat_overlay.h"

#include "app/document/text.h"
#include "app/gui/look/icons.h"

#include <QCoreApplication>

#include <algorithm>

namespace bulkhead::app {

namespace {

constexpr int titlesInTooltip = 4;

void count(diagram::Badge &badge, model::Rating rating, bool confirmed)
{
    ++badge.count;
    badge.confirmed += confirmed ? 1 : 0;
    badge.worst = std::max(badge.worst, rating);
}

} // namespace

diagram::Overlay threatOverlay(const Assessment &assessment)
{
    const catalog::Analysis &analysis = *assessment.analysis;
    diagram::Overlay overlay;
    for (const catalog::Finding &finding : analysis.findings()) { // worst first
        if (analysis.decision(finding).effective != model::DecisionState::Open)
            continue;
        const model::Id subject(analysis.subjectId(finding));
        diagram::Badge &badge = overlay.badges[subject];
        count(badge, finding.rating, model::isConfirmed(finding.basis));
        if (badge.count > titlesInTooltip)
            continue;
        QString &tooltip = overlay.tooltips[subject];
        if (!tooltip.isEmpty())
            tooltip += '\n';
        tooltip += QStringLiteral("%1 – %2").arg(ratingWord(finding.rating),
                                                 toQString(analysis.rule(finding).title));
    }
    for (const model::ManualThreat &threat : analysis.model().manualThreats())
        count(overlay.badges[threat.subject], catalog::ratingOf(threat.likelihood * threat.impact), true);
    for (auto &[subject, tooltip] : overlay.tooltips) {
        const int more = overlay.badges[subject].count - titlesInTooltip;
        if (more > 0)
            tooltip += '\n' + QCoreApplication::translate("ThreatOverlay", "and %n more", nullptr, more);
    }
    return overlay;
}

} // namespace bulkhead::app
