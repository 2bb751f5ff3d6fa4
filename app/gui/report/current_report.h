#pragma once

#include "catalog/analysis/analysis.h"
#include "export/report/data/report_data.h"

namespace bulkhead::app {

class Session;

// The analysis of the model as it stands now. What the worker knows is taken where it is of this very
// model; it may lag behind an edit, and does not follow moves. Needs loaded catalogs.
catalog::Analysis currentAnalysis(const Session &session);

// The report on an analysis of the session's model, compared with the baseline that the model names.
exporting::ReportData reportOn(const catalog::Analysis &analysis, const Session &session);

} // namespace bulkhead::app
