// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/kubernetes/pod_templates.h"
#include "import/shared/diagnostic.h"

#include <vector>

namespace bulkhead::import::kubernetes {

// A listing of a running cluster (`kubectl get all -o json`) holds a workload together with what carries it
// out: ReplicaSets, Jobs, Pods. Leaves out what an object among the inputs owns, former ReplicaSets, and all
// but one of the pods that an owner outside the inputs runs; what remains learns of the pods and their nodes.
void leaveOutOwned(std::vector<Object> &objects, PodTemplates &templates,
                   std::vector<Diagnostic> &diagnostics);

} // namespace bulkhead::import::kubernetes
