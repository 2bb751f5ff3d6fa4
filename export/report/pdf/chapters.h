#pragma once

#include "catalog/analysis/analysis.h"
#include "export/report/pdf/page_flow.h"
#include "export/report/report_data.h"

// The chapters of the printed report, in their order.
namespace bulkhead::exporting {

void composeCover(PageFlow &flow, const ReportData &data);
void composeSummary(PageFlow &flow, const ReportData &data);
void composeComparison(PageFlow &flow, const ReportData &data);
void composeDiagrams(PageFlow &flow, const ReportData &data, const catalog::Analysis &analysis);
void composeIssues(PageFlow &flow, const ReportData &data);
void composeAttackPaths(PageFlow &flow, const ReportData &data);
void composeToVerify(PageFlow &flow, const ReportData &data);
void composeAssumptions(PageFlow &flow, const ReportData &data);
void composeDecisions(PageFlow &flow, const ReportData &data);
void composeCatalog(PageFlow &flow, const ReportData &data);
void composeScenarios(PageFlow &flow, const ReportData &data);
void composeRepairs(PageFlow &flow, const ReportData &data);
void composeReferences(PageFlow &flow, const ReportData &data);
void composeElements(PageFlow &flow, const ReportData &data);

} // namespace bulkhead::exporting
