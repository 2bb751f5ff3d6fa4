// SPDX-License-Identifier: Apache-2.0
#include "export/findings/finding_text.h"
#include "export/findings/findings_document.h"
#include "export/text/markdown.h"
#include "export/text/words.h"

namespace bulkhead::exporting {

namespace {

void appendOverview(std::string &out, const FindingsDocument &document)
{
    out += "| Rating | Finding | Where | What | Confidence |\n|---|---|---|---|---|\n";
    for (const std::uint32_t index : document.shown) {
        const catalog::Finding &found = document.analysis->findings()[index];
        if (!document.isNew(found))
            continue;
        const FindingText finding = describe(*document.analysis, found);
        out += "| " + ratingTitle(finding.rating) + " | " + markdownCode(finding.id) + " | " +
               markdownText(pathText(finding.subject)) + " | " + markdownText(finding.rule->title) + " | " +
               confidenceTitle(finding.basis) + " |\n";
    }
}

void appendFindingSection(std::string &out, const FindingText &finding, const catalog::Catalogs &catalogs)
{
    out += "\n### " + ratingTitle(finding.rating) + ": " + markdownText(finding.rule->title) + "\n\n";
    out += markdownCode(finding.id) + " · " + std::string(model::strideTitle(finding.threat->category)) +
           " · " + confidenceTitle(finding.basis) + " · score " + std::to_string(finding.score) +
           " (likelihood " + std::to_string(finding.likelihood) + " × impact " +
           std::to_string(finding.impact) + ")\n\n";
    out += markdownText(finding.message) + "\n";
    if (!finding.evidence.empty())
        out += "\n";
    for (const EvidenceText &fact : finding.evidence) {
        out += "- " + markdownText(fact.told);
        if (fact.place.isKnown())
            out += " (" + markdownCode(fact.place.text()) + ")";
        out += "\n";
    }
    bool first = true;
    for (const catalog::RuleMitigation &of : finding.rule->mitigations) {
        const catalog::Mitigation &mitigation = catalogs.mitigations()[of.mitigation];
        out += first ? "\n**Mitigations**\n\n" : "";
        first = false;
        out += "- " + markdownText(mitigation.title) + (of.resolves ? "" : " (reduces the risk)") + "\n";
    }
    if (finding.decision.decision)
        out += "\n**Decision:** " + decisionTitle(finding.decision.decision->state) + ". " +
               markdownText(finding.decision.decision->rationale) + "\n";
}

} // namespace

std::string toMarkdown(const FindingsDocument &document)
{
    const catalog::Analysis &analysis = *document.analysis;
    const std::string &title = analysis.model().metadata().title;
    std::string out = "# Threats of " + markdownText(title.empty() ? document.input : title) + "\n\n";
    out += countsText(document.summary()) + ".\n\n";
    appendOverview(out, document);
    for (const std::uint32_t index : document.shown) {
        const catalog::Finding &finding = analysis.findings()[index];
        if (document.isNew(finding))
            appendFindingSection(out, describe(analysis, finding), analysis.catalogs());
    }
    return out;
}

} // namespace bulkhead::exporting
