// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/report/data/report_data.h"

#include <string>

// Sentences and figures of a report that several chapters or formats share.
namespace bulkhead::exporting {

// "12 issues are open, 2 of them critical …": the summary in one sentence.
std::string verdictText(const ReportSummary &summary);
// "closes 12 findings, puts 2 assets out of reach; risk 300 → 250": what an action does.
// "who writes the workload": who a finding or step is for.
std::string actsText(catalog::Mender mender);
std::string effectText(const ReportAction &action);
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
