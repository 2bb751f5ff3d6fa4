#pragma once

#include "catalog/analysis/analysis.h"
#include "export/report/blocks/blocks.h"
#include "export/report/pdf/page_flow.h"

namespace bulkhead::exporting {

void composeCover(PageFlow &flow, const Cover &cover);

// Lets a chapter flow down the pages. Diagrams are drawn from the model of the analysis, each on a page of
// its own.
void composeChapter(PageFlow &flow, const Section &chapter, const catalog::Analysis &analysis);

} // namespace bulkhead::exporting
