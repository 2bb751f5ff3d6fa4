// SPDX-License-Identifier: Apache-2.0
#include "export/findings/finding_text.h"

#include "catalog/engine/classification.h"

#include <algorithm>

namespace bulkhead::exporting {

namespace {

EvidenceText evidenceText(const catalog::Evidence &evidence)
{
    if (!evidence.origin)
        return {evidence.text, evidence.words, {}, {}};
    // Of a derived value the note is the way, which the words tell already.
    return {evidence.text, evidence.words, placeOf(*evidence.origin),
            catalog::engine::isDerived(evidence.origin) ? std::string()
                                                        : std::string(evidence.origin->note.view())};
}

} // namespace

const Place &placeOf(const std::vector<EvidenceText> &evidence, const Subject &subject)
{
    const auto placed = std::find_if(evidence.begin(), evidence.end(),
                                     [](const EvidenceText &e) { return e.place.isKnown(); });
    return placed == evidence.end() ? subject.source : placed->place;
}

const Place &FindingText::place() const
{
    return placeOf(evidence, subject);
}

FindingText describe(const catalog::Analysis &analysis, const catalog::Finding &finding)
{
    FindingText text;
    text.id = analysis.id(finding);
    text.rule = &analysis.rule(finding);
    text.threat = &analysis.threat(finding);
    catalog::FindingWords words = analysis.words(finding);
    text.message = std::move(words.message);
    text.scenario = std::move(words.scenario);
    text.mender = analysis.mender(finding);
    text.subject = subjectOf(analysis.model(), analysis.subjectId(finding));
    for (const std::string_view id : words.related)
        text.related.push_back(subjectOf(analysis.model(), id));
    text.basis = finding.basis;
    text.likelihood = finding.likelihood;
    text.impact = finding.impact;
    text.score = finding.score();
    text.rating = finding.rating;
    for (const catalog::Evidence &evidence : words.evidence)
        text.evidence.push_back(evidenceText(evidence));
    text.factors = analysis.factors(finding);
    text.decision = analysis.decision(finding);
    return text;
}

std::string_view confidenceName(catalog::Basis basis)
{
    return model::isConfirmed(basis) ? "confirmed" : "to_verify";
}

} // namespace bulkhead::exporting
