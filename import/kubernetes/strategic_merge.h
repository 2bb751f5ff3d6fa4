// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/kubernetes/draft.h"

namespace bulkhead::import::kubernetes {

// Merges a patch into an object as `kubectl patch` and kustomize do by strategy: maps are merged, null takes
// out, and lists of containers, variables and the like are merged by what names their items. `mergesLists` is
// false of objects whose lists have no such names: custom resources. False where the changes exceed the
// allowance; the object is then changed in part. https://kubernetes.io/docs/reference/kubernetes-api/ ("Patch
// strategy"), and of the directives in patches
// https://github.com/kubernetes/community/blob/master/contributors/devel/sig-api-machinery/strategic-merge-patch.md
bool mergeStrategically(Draft &object, const Node &patch, bool mergesLists, ChangeAllowance &allowance);

} // namespace bulkhead::import::kubernetes
