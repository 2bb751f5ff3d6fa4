// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/kubernetes/pod_templates.h"
#include "import/shared/diagnostic.h"

#include <vector>

namespace bulkhead::import::kubernetes {

// Gives each object its namespace, by the scope that the table of kinds or a CustomResourceDefinition among
// the objects says of its kind. One of a kind whose scope nobody says stands where it says itself, else in
// none, unless it runs pods.
void settleNamespaces(std::vector<Object> &objects, PodTemplates &templates);

// Leaves out what is defined again further on, as `kubectl apply` of the files in turn leaves the later
// definition, and what can only be a patch of an object among the inputs. Both are told with both places.
void leaveOutRedefined(std::vector<Object> &objects, PodTemplates &templates,
                       std::vector<Diagnostic> &diagnostics);

} // namespace bulkhead::import::kubernetes
