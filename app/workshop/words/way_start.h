// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/attack/attack_paths.h"

namespace bulkhead::app {

// Where a way through the system begins.
inline const model::Id &outside()
{
    static const model::Id id(catalog::theInternet);
    return id;
}

} // namespace bulkhead::app
