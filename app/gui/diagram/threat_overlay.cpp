// SPDX-License-Identifier: Apache-2.0
#include "app/gui/diagram/threat_overlay.h"

#include "app/document/text.h"
#include "app/gui/look/icons.h"
#include "catalog/analysis/risk.h"
#include "model/stop.h"

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

void count(diagram::Badge &badge, const catalog::Analysis &analysis, const model::ManualThreat &threat)
{
    if (analysis.decision(threat).effective == model::DecisionState::Open)
        count(badge, catalog::ratingOf(threat), true);
}

// Without the threats that people added.
ThreatMark markOfFindings(const catalog::Analysis &analysis, const model::Id &subject)
{
    ThreatMark mark;
    QStringList titles;
    for (const std::uint32_t number : analysis.findingsOf(subject)) { // worst first
        const catalog::Finding &finding = analysis.findings()[number];
        if (analysis.decision(finding).effective != model::DecisionState::Open)
            continue;
        count(mark.badge, finding.rating, model::isConfirmed(finding.basis));
        if (titles.size() < titlesInTooltip)
            titles << QStringLiteral("%1 – %2").arg(ratingWord(finding.rating),
                                                    toQString(analysis.rule(finding).title));
    }
    const int more = mark.badge.count - titlesInTooltip;
    if (!titles.isEmpty() && more > 0)
        titles << QCoreApplication::translate("ThreatOverlay", "and %n more", nullptr, more);
    mark.tooltip = titles.join('\n');
    return mark;
}

} // namespace

ThreatMark threatMark(const catalog::Analysis &analysis, const model::Id &subject)
{
    ThreatMark mark = markOfFindings(analysis, subject);
    for (const model::ManualThreat &threat : analysis.model().manualThreats()) {
        if (threat.subject == subject)
            count(mark.badge, analysis, threat);
    }
    return mark;
}

Result<diagram::Overlay> threatOverlay(const AnalysisPtr &analysis, const Running &running)
{
    diagram::Overlay overlay;
    const auto mark = [&](const model::Id &subject) {
        ThreatMark made = markOfFindings(*analysis, subject);
        if (made.badge.count > 0)
            overlay.badges.emplace(subject, made.badge);
        if (!made.tooltip.isEmpty())
            overlay.tooltips.emplace(subject, std::move(made.tooltip));
    };
    for (const model::Element &element : analysis->model().elements()) {
        if (running.isStopped())
            return stoppedError();
        mark(element.id);
    }
    for (const model::Flow &flow : analysis->model().flows())
        mark(flow.id);
    for (const model::ManualThreat &threat : analysis->model().manualThreats())
        if (analysis->decision(threat).effective == model::DecisionState::Open)
            count(overlay.badges[threat.subject], *analysis, threat);
    return overlay;
}

} // namespace bulkhead::app
