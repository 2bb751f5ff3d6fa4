// SPDX-License-Identifier: Apache-2.0
#include "export/findings/listed_threats.h"
#include "export/text/csv.h"
#include "export/text/joined.h"

#include <array>

namespace bulkhead::exporting {

namespace {

constexpr std::string_view between = "; "; // items of a cell

std::string evidenceCell(const ListedThreat &threat)
{
    return joined(threat.evidence, between, [](const EvidenceText &fact) {
        return fact.place.isKnown() ? fact.text + " (" + fact.place.text() + ")" : fact.text;
    });
}

std::string dateCell(const std::optional<model::Date> &date)
{
    return date ? date->toString() : std::string();
}

constexpr std::size_t csvColumns = 27;

std::array<std::string, csvColumns> rowOf(const ListedThreat &threat)
{
    static const model::Decision none;
    const model::Decision &decision = threat.decision.decision ? *threat.decision.decision : none;
    return {threat.id,
            std::string(model::ratingName(threat.rating)),
            std::to_string(threat.score()),
            std::to_string(threat.likelihood),
            std::to_string(threat.impact),
            std::string(confidenceName(threat.basis)),
            std::string(model::strideName(threat.category)),
            threat.threat,
            threat.rule ? threat.rule->id : std::string(),
            threat.title,
            threat.message,
            threat.subject.id,
            std::string(model::kindName(threat.subject.kind)),
            pathText(threat.subject),
            threat.place.file,
            threat.place.line > 0 ? std::to_string(threat.place.line) : std::string(),
            threat.rule ? threat.rule->rootCause : std::string(),
            evidenceCell(threat),
            joined(threat.mitigations, between),
            threat.rule ? joined(threat.rule->references, between) : std::string(),
            std::string(model::decisionStateName(threat.decision.effective)),
            decision.rationale,
            threat.mender ? std::string(catalog::menderName(*threat.mender)) : std::string(),
            decision.owner,
            dateCell(decision.date),
            dateCell(decision.expiry),
            decision.ticket};
}

} // namespace

std::string toCsv(const FindingsDocument &document)
{
    static const std::array<std::string, csvColumns> header = {
        "id",        "rating", "score",      "likelihood", "impact",      "confidence", "category",
        "threat",    "rule",   "title",      "message",    "element",     "kind",       "path",
        "file",      "line",   "root_cause", "evidence",   "mitigations", "references", "state",
        "rationale", "acts",   "owner",      "date",       "expiry",      "ticket"};
    std::string out = document.byteOrderMark ? "\uFEFF" : "";
    appendCsvRow(out, header);
    eachThreat(document, [&](const ListedThreat &threat) { appendCsvRow(out, rowOf(threat)); });
    return out;
}

} // namespace bulkhead::exporting
