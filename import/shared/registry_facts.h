// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/shared/facts.h"

#include <string_view>

namespace bulkhead::import {

// States on a registry what a variable of the Distribution registry sets.
// https://distribution.github.io/distribution/about/configuration/
void stateRegistrySetting(Facts &registry, std::string_view name, std::string_view value,
                          const model::Origin &origin);

} // namespace bulkhead::import
