// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/analysis/analysis.h"
#include "export/findings/place.h"
#include "export/findings/subject.h"

#include <string>
#include <vector>

namespace bulkhead::exporting {

// One fact behind a finding, in words, with its place.
struct EvidenceText
{
    std::string text; // in the catalog's names, for scripts
    std::string told; // for people
    Place place;
    std::string inferredFrom; // where the artefact does not say it outright
};

// A finding with everything a person reads of it: what every format writes, rendered once.
struct FindingText
{
    std::string id; // "E1.1@web"
    const catalog::Rule *rule = nullptr;
    const catalog::Threat *threat = nullptr;
    std::string message;
    std::string scenario;
    catalog::Mender mender = catalog::Mender::Workload; // who can close it
    Subject subject;
    std::vector<Subject> related;
    catalog::Basis basis = catalog::Basis::Unverified;
    int likelihood = 1;
    int impact = 1;
    int score = 1;
    catalog::Rating rating = catalog::Rating::Low;
    std::vector<EvidenceText> evidence;
    std::vector<catalog::Factor> factors;
    catalog::DecisionStatus decision;

    bool isConfirmed() const { return model::isConfirmed(basis); }
    // Still to be dealt with: nothing decided, or what was decided no longer holds.
    bool isOpen() const { return decision.effective == model::DecisionState::Open; }
    // The place to send a reader to: the first fact that has one, or the subject's own.
    const Place &place() const;
};

// The first fact's that has one, or the subject's own.
const Place &placeOf(const std::vector<EvidenceText> &evidence, const Subject &subject);

FindingText describe(const catalog::Analysis &analysis, const catalog::Finding &finding);

// "confirmed" or "to_verify"
std::string_view confidenceName(catalog::Basis basis);

} // namespace bulkhead::exporting
