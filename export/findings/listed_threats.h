// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/findings/finding_text.h"
#include "export/findings/findings_document.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace bulkhead::exporting {

// A finding, or a threat that a person added, as the formats that list both write it.
struct ListedThreat
{
    std::string id;            // RULE@SUBJECT, or the id of a threat that a person added
    const catalog::Rule *rule; // null: added by a person
    std::string threat;        // of the catalog: "T1"; empty where a person added it
    std::string title;
    std::string message; // of one that a person added its description
    model::Stride category;
    model::Rating rating;
    int likelihood;
    int impact;
    model::Basis basis;
    std::optional<catalog::Mender> mender; // who can close it; unset where a person added it
    Subject subject;
    Place place;
    std::vector<EvidenceText> evidence;
    std::vector<std::string> mitigations; // titles
    catalog::DecisionStatus decision;
    bool isNew = true; // the baseline does not have it

    int score() const { return likelihood * impact; }
    bool isOpen() const { return decision.effective == model::DecisionState::Open; }
    bool isConfirmed() const { return model::isConfirmed(basis); }
};

ListedThreat listed(const catalog::Analysis &analysis, const model::ManualThreat &threat);
ListedThreat listed(const catalog::Analysis &analysis, FindingText finding);

// What the document shows and what people added, worst first, one at a time: all of a large cluster at once
// would take much memory.
void eachThreat(const FindingsDocument &document, const std::function<void(const ListedThreat &)> &take);

} // namespace bulkhead::exporting
