// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/report/blocks/blocks.h"
#include "export/report/data/report_data.h"

// What the chapters of issues and of points to verify say alike of an issue.
namespace bulkhead::exporting::chapter {

// What was found, with the findings' ids.
RichText findingsText(const Issue &issue);
// Why it is so here: each fact with the places that state it.
RichText evidenceText(const ReportData &data, const Issue &issue);
// What the score rests on: "Basis: stated. Reachable by anyone (likelihood +1)."
std::string basisLine(const Issue &issue);
// A paragraph for each decision.
void addDecisions(std::vector<Block> &into, const Issue &issue);
// The mitigations by name, with links to the chapter that describes them; nothing without any.
void addFixes(std::vector<Block> &into, const char *lead, const std::vector<ReportMitigation> &mitigations);
// Scenarios and references by name, with links to where they are told in full.
void addLinks(std::vector<Block> &into, const std::vector<Scenario> &scenarios,
              const std::vector<Link> &references);

// The anchor, rating, state and categories of the issue.
RowMark markOf(const Issue &issue);

} // namespace bulkhead::exporting::chapter
