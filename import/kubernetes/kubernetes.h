// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/shared/builder.h"
#include "import/shared/input.h"

#include <span>

namespace bulkhead::import {

// Whether a document is a Kubernetes object, or a list of them.
bool isKubernetesDocument(const Node &document);

// Adds what Kubernetes objects say to a model: workloads in their pods, namespaces and cluster, with stores,
// images, exposure, policies and rights. All inputs together are one cluster.
Result<Success> importKubernetes(std::span<const ParsedInput> inputs, Builder &builder);

} // namespace bulkhead::import
