// SPDX-License-Identifier: Apache-2.0
#include "export/findings/listed_threats.h"
#include "export/text/markdown.h"
#include "export/text/words.h"

namespace bulkhead::exporting {

namespace {

void appendOverview(std::string &out, const FindingsDocument &document)
{
    out += "| Rating | Finding | Where | What | Confidence |\n|---|---|---|---|---|\n";
    eachThreat(document, [&](const ListedThreat &threat) {
        if (!threat.isNew)
            return;
        out += "| " + ratingTitle(threat.rating) + " | " + markdownCode(threat.id) + " | " +
               markdownText(pathText(threat.subject)) + " | " + markdownText(threat.title) + " | " +
               (threat.rule ? confidenceTitle(threat.basis) : "Added by hand") + " |\n";
    });
}

std::string mitigationsOf(const ListedThreat &threat)
{
    std::string out;
    for (std::size_t i = 0; i < threat.mitigations.size(); ++i) {
        const bool reduces = threat.rule && !threat.rule->mitigations[i].resolves;
        out += i == 0 ? "\n**Mitigations**\n\n" : "";
        out += "- " + markdownText(threat.mitigations[i]) + (reduces ? " (reduces the risk)" : "") + "\n";
    }
    return out;
}

void appendSection(std::string &out, const ListedThreat &threat)
{
    out += "\n### " + ratingTitle(threat.rating) + ": " + markdownText(threat.title) + "\n\n";
    out += markdownCode(threat.id) + " · " + std::string(model::strideTitle(threat.category)) + " · " +
           (threat.rule ? confidenceTitle(threat.basis) : "Added by hand") + " · score " +
           std::to_string(threat.score()) + " (likelihood " + std::to_string(threat.likelihood) +
           " × impact " + std::to_string(threat.impact) + ")\n\n";
    if (!threat.message.empty())
        out += markdownText(threat.message) + "\n";
    if (!threat.evidence.empty())
        out += "\n";
    for (const EvidenceText &fact : threat.evidence) {
        out += "- " + markdownText(fact.told);
        if (fact.place.isKnown())
            out += " (" + markdownCode(fact.place.text()) + ")";
        out += "\n";
    }
    out += mitigationsOf(threat);
    if (const model::Decision *decision = threat.decision.decision) {
        out += "\n**Decision:** " + decisionTitle(decision->state) + ". " + markdownText(decision->rationale);
        if (!threat.decision.reopened.empty())
            out += " Open again: " + markdownText(threat.decision.reopened) + ".";
        out += "\n";
    }
}

} // namespace

std::string toMarkdown(const FindingsDocument &document)
{
    const std::string &title = document.analysis->model().metadata().title;
    std::string out = "# Threats of " + markdownText(title.empty() ? document.input : title) + "\n\n";
    out += countsText(document.summary()) + ".\n\n";
    appendOverview(out, document);
    eachThreat(document, [&](const ListedThreat &threat) {
        if (threat.isNew)
            appendSection(out, threat);
    });
    return out;
}

} // namespace bulkhead::exporting
