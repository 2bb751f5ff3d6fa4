// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/wording/evidence_collector.h"

namespace bulkhead::catalog::engine {

// The message of a rule with its placeholders filled in.
std::string renderMessage(const ModelIndex &index, const std::string &message, Subject subject, Basis basis,
                          const EvidenceCollector &collector);

} // namespace bulkhead::catalog::engine
