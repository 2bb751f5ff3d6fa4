// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/analysis/analysis.h"
#include "diagram/overlay.h"

namespace bulkhead::exporting {

// The open findings of an analysis as badges on a diagram.
diagram::Overlay badgesOf(const catalog::Analysis &analysis);

} // namespace bulkhead::exporting
