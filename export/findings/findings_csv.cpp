// SPDX-License-Identifier: Apache-2.0
#include "export/findings/finding_text.h"
#include "export/findings/findings_document.h"
#include "export/text/csv.h"

#include <array>

namespace bulkhead::exporting {

namespace {

template <typename Items, typename Text>
std::string joined(const Items &items, Text text)
{
    std::string out;
    for (const auto &item : items)
        out += (out.empty() ? "" : "; ") + text(item);
    return out;
}

std::string evidenceCell(const FindingText &finding)
{
    return joined(finding.evidence, [](const EvidenceText &fact) {
        return fact.place.isKnown() ? fact.text + " (" + fact.place.text() + ")" : fact.text;
    });
}

std::string mitigationsCell(const FindingText &finding, const catalog::Catalogs &catalogs)
{
    return joined(finding.rule->mitigations, [&](const catalog::RuleMitigation &of) {
        return catalogs.mitigations()[of.mitigation].title;
    });
}

} // namespace

std::string toCsv(const FindingsDocument &document)
{
    static const std::array<std::string, 22> header = {
        "id",         "rating",   "score",       "likelihood", "impact", "confidence", "category", "threat",
        "rule",       "title",    "message",     "element",    "kind",   "path",       "file",     "line",
        "root_cause", "evidence", "mitigations", "references", "state",  "rationale"};
    const catalog::Analysis &analysis = *document.analysis;
    std::string out;
    appendCsvRow(out, header);
    for (const std::uint32_t index : document.shown) {
        const FindingText finding = describe(analysis, analysis.findings()[index]);
        const Place &place = finding.place();
        const model::Decision *decision = finding.decision.decision;
        const std::array<std::string, 22> row = {
            finding.id,
            std::string(model::ratingName(finding.rating)),
            std::to_string(finding.score),
            std::to_string(finding.likelihood),
            std::to_string(finding.impact),
            std::string(confidenceName(finding.basis)),
            std::string(model::strideName(finding.threat->category)),
            finding.threat->id,
            finding.rule->id,
            finding.rule->title,
            finding.message,
            finding.subject.id,
            std::string(model::kindName(finding.subject.kind)),
            pathText(finding.subject),
            place.file,
            place.line > 0 ? std::to_string(place.line) : std::string(),
            finding.rule->rootCause,
            evidenceCell(finding),
            mitigationsCell(finding, analysis.catalogs()),
            joined(finding.rule->references, [](const std::string &id) { return id; }),
            std::string(model::decisionStateName(finding.decision.effective)),
            decision ? decision->rationale : std::string()};
        appendCsvRow(out, row);
    }
    return out;
}

} // namespace bulkhead::exporting
