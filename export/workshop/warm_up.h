// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/workshop/workshop_judge.h"

#include <vector>

namespace bulkhead::exporting {

// What a room warms up with: at most two elements that are not on the worksheet, programs and stores first,
// those with threats and harmless letters before others, of two kinds where there are such. And the verdicts
// on them.
struct WarmUp
{
    std::vector<model::Id> elements;
    catalog::workshop::Key key;
};
WarmUp warmUpOf(const catalog::workshop::WorkshopJudge &judge);

} // namespace bulkhead::exporting
