// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/shared/builder.h"
#include "import/shared/input.h"

#include <span>

namespace bulkhead::import {

// Whether a document is what `terraform show -json` prints of a plan or of a state.
bool isTerraform(const Node &root);

// Adds the containers of a plan with what leads to them: Kubernetes objects, Docker containers, ECS tasks
// with their load balancers, security groups and roles. Helm releases are told, since their charts are not
// rendered here. Values that are known only once the plan is applied stay unknown; sensitive ones are not
// read.
Result<Success> importTerraform(std::span<const ParsedInput> inputs, Builder &builder);

} // namespace bulkhead::import
