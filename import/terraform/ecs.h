// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/shared/builder.h"
#include "import/terraform/terraform_plan.h"

namespace bulkhead::import::terraform {

// The tasks of Amazon ECS: a boundary for each cluster and task, containers with their images and roles, and
// what leads to them from outside. Source: the ECS task definition parameters and the provider hashicorp/aws.
void importEcs(const Plan &plan, Builder &builder);

} // namespace bulkhead::import::terraform
