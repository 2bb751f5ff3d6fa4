// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/content/catalog.h"
#include "catalog/engine/model_index.h"
#include "catalog/wording/evidence.h"

namespace bulkhead::catalog::engine {

// Why the rule's condition holds, does not hold, or is unknown for the subject, part by part.
Explanation explain(const ModelIndex &index, const Rule &rule, std::uint32_t root, Subject subject);

} // namespace bulkhead::catalog::engine
