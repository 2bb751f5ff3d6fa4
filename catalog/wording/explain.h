#pragma once

#include "catalog/analysis/analysis.h"
#include "catalog/engine/index.h"

namespace bulkhead::catalog::engine {

// Why the rule's condition holds, does not hold, or is unknown for the subject, part by part.
Explanation explain(const Index &index, const Rule &rule, std::uint32_t root, Subject subject);

} // namespace bulkhead::catalog::engine
