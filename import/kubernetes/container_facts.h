// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/kubernetes/workload.h"
#include "import/shared/facts.h"

namespace bulkhead::import::kubernetes {

// States what a container and its pod say about namespaces of the host, resources, probes, ports, how it
// runs and how its image is pulled.
void stateContainer(Facts &facts, const Workload &workload, const Container &container);

// States that a Service sends requests to a container that cannot say whether it is ready for them.
void stateUnreadyService(Facts &facts, const Workload &workload, const Container &container);

// States the limits and requests that a LimitRange of the namespace gives to what states none.
void stateLimitRange(Facts &facts, const Workload &workload, const Container &container,
                     const Object &limitRange);

} // namespace bulkhead::import::kubernetes
