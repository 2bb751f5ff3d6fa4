// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/shared/facts.h"
#include "import/terraform/terraform_plan.h"

#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

namespace bulkhead::import::terraform {

// What the roles of a plan may do, by the policies that the plan attaches to them.
class Roles
{
public:
    explicit Roles(const Plan &plan);

    // How much a role may do in its account: `admin` where a policy allows to change rights at will, as one
    // does that allows everything; `broad` where one allows all actions of a service, or any action on all
    // that a service has, or has of a type; `least_privilege` where all name what they are about. Nothing
    // where the plan has no policy of it, or where one that could change the answer is known only once the
    // plan is applied, or elsewhere.
    std::optional<property::CloudIamScope> scopeOf(const Resource &role, Builder &builder) const;

private:
    const Plan &m_plan;
    // By role: policies, or what attaches them with the attribute that names them.
    std::map<const Resource *, std::vector<std::pair<const Resource *, std::string_view>>> m_policies;
    std::set<const Resource *> m_unclear; // may have a policy that may be another one's
};

} // namespace bulkhead::import::terraform
