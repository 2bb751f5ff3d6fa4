// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/shared/facts.h"
#include "import/terraform/terraform_plan.h"

#include <optional>

namespace bulkhead::import::terraform {

// How much a role may do in its account, by the policies that the plan attaches to it: `admin` where one
// allows every action on everything, or to change rights at will; `broad` where one allows all actions of a
// service, or any action on everything; `least_privilege` where all name what they are about. Nothing where
// the plan has no policy of it, or where one that could change the answer is known only once the plan is
// applied, or elsewhere.
std::optional<property::CloudIamScope> scopeOfRole(const Plan &plan, const Resource &role, Builder &builder);

} // namespace bulkhead::import::terraform
