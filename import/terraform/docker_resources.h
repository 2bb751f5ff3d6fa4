// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/shared/builder.h"
#include "import/terraform/terraform_plan.h"

namespace bulkhead::import::terraform {

// The containers, networks and volumes of the provider kreuzwerker/docker, read as the compose services that
// say the same.
void importDockerResources(const Plan &plan, Builder &builder);

} // namespace bulkhead::import::terraform
