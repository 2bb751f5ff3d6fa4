#pragma once

#include "app/document/analysis_runner.h"
#include "diagram/overlay.h"

namespace bulkhead::app {

// The badges and tooltips that tell an assessment on the diagram: what is open, by element and flow.
diagram::Overlay threatOverlay(const Assessment &assessment);

} // namespace bulkhead::app
