// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/shared/facts.h"

namespace bulkhead::import::kubernetes {

struct Object;

// States what the audit policy of the API server logs of what people ask about afterwards: Secrets, exec and
// attach, changes of rights, and workloads.
void stateAuditPolicy(Facts &orchestrator, const Object &policy);

} // namespace bulkhead::import::kubernetes
