// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/background/background_work.h"
#include "app/document/analysis_runner.h"
#include "diagram/overlay.h"

namespace bulkhead::app {

// What the diagram shows of the open threats of one element or flow.
struct ThreatMark
{
    diagram::Badge badge;
    QString tooltip; // plain text, below the name
};
ThreatMark threatMark(const catalog::Analysis &analysis, const model::Id &subject);

// The marks of all elements and flows. Grows with the model: for a worker's thread.
Result<diagram::Overlay> threatOverlay(const AnalysisPtr &analysis, const Running &running);

} // namespace bulkhead::app
