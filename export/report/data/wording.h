// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/report/data/report_data.h"

#include <string>

// Sentences and figures of a report that several chapters or formats share.
namespace bulkhead::exporting {

// "80 findings are open, 2 critical …": how it stands in one sentence.
std::string verdictText(const ReportData &data);
// The gravest confirmed issue in a sentence, or that there is none; then what the plan buys, or nothing.
std::string worstText(const ReportData &data);
std::string planText(const ReportData &data);
// "who writes the workload": who a finding or step is for.
std::string actsText(catalog::Mender mender);
// The same in a table: "Workload".
std::string actorTitle(catalog::Mender mender);
// "compose.yaml:15", or "line 15" where the model was read from one file alone.
std::string placeText(const ReportData &data, const Place &place);
// Where a reader finds the fault: the first place that states it, or else the subject's own.
Place placeOf(const Issue &issue);
// "Of the issues of “Web shop”, 60 are no longer open …": a comparison in one paragraph.
std::string comparisonText(const ReportComparison &comparison);
// "web, db (now to verify)": where a compared cause is.
std::string comparedText(const ComparedCause &cause);
// "risk 48 of 60 remains": inherent and residual, where they differ.
std::string riskText(int inherent, int residual);
// "2", "0–3": how many findings an answer settles.
std::string settlesText(std::size_t settles, std::size_t maySettle);
// "The attacker reads db (restricted data); likelihood 42 %."
std::string outcomeText(const ReportPath &path);

} // namespace bulkhead::exporting
