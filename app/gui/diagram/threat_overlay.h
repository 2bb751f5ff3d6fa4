// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/document/analysis_runner.h"
#include "diagram/overlay.h"

namespace bulkhead::app {

// What the diagram shows of the open threats of one element or flow.
struct ThreatMark
{
    diagram::Badge badge;
    QString tooltip; // plain text, below the name
};
ThreatMark threatMark(const Assessment &assessment, const model::Id &subject);

// The marks of all elements and flows.
diagram::Overlay threatOverlay(const Assessment &assessment);

} // namespace bulkhead::app
