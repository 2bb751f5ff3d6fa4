// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/kubernetes/workload.h"
#include "import/shared/facts.h"

namespace bulkhead::import::kubernetes {

// States what the security contexts of a container and its pod say: the container's word holds before the
// pod's, field by field; annotations of older versions count where no field speaks.
// https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
void stateSecurityContext(Facts &facts, const Workload &workload, const Container &container);

} // namespace bulkhead::import::kubernetes
