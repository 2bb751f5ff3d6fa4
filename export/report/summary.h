#pragma once

#include "export/report/report_data.h"

#include <vector>

// The one-page summary: what is worst, where, and what to do first.
namespace bulkhead::exporting {

ReportSummary summarise(const std::vector<Issue> &issues, std::size_t findings);

// One row an element or flow with open issues, riskiest first.
std::vector<MatrixRow> matrixOf(const std::vector<Issue> &issues);

// The mitigations that resolve confirmed open issues, by the risk that each takes away.
std::vector<Repair> repairsOf(const std::vector<Issue> &issues);

} // namespace bulkhead::exporting
