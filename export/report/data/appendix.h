// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/report/data/report_data.h"
#include "model/platform_profile.h"

#include <vector>

namespace bulkhead::exporting {

// Every element and then every flow with its properties, in order of their ids; with what the profile, where
// there is one, adds to elements.
std::vector<ElementEntry> gatherAppendix(const model::Model &model, const model::PlatformProfile *platform);

} // namespace bulkhead::exporting
