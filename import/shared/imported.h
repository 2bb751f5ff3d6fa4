// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/shared/diagnostic.h"
#include "import/shared/front_door.h"
#include "model/model.h"

#include <vector>

namespace bulkhead::import {

struct Imported
{
    model::Model model; // with its sources, views and origins; not laid out
    std::vector<Diagnostic> diagnostics;
    std::vector<FrontDoor> frontDoors; // of ways in, one each
};

} // namespace bulkhead::import
