// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compose_project.h"

// Parts of what `terraform show -json` prints of a plan.
namespace bulkhead::tests {

// A plan of these resources, with the body of its configuration's root module, and child modules.
Result<import::Imported> importPlan(const std::string &resources, const std::string &configuration = {},
                                    const std::string &modules = {});

std::string resource(const std::string &type, const std::string &name, const std::string &values,
                     const std::string &sensitive = "{}");
std::string configured(const std::string &resources); // the resources of a configuration
std::string expressions(const std::string &address, const std::string &body);
std::string refers(const std::string &attribute, const std::string &to);

// A task of ECS with two containers, app and cache; the service that runs it, and the load balancer before
// it.
extern const std::string definitions;
extern const std::string task;
std::string service(const std::string &more); // more keys of its values
extern const std::string serviceExpressions;
extern const std::string balanced; // keys of the service
std::string balancer(const std::string &internal);
extern const std::string balancerExpressions;

} // namespace bulkhead::tests
