// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/services/project.h"
#include "import/services/service.h"

#include <vector>

namespace bulkhead::import::services {

// The services of a project with their ports, mounts, words of their command lines and environments. What is
// not understood, and ports that the engine discards, are reported. Services point at each other in the
// vector that is returned, and into the project.
std::vector<Service> readServices(Builder &builder, const Project &project);

// The service of this name; null where there is none.
const Service *serviceNamed(const std::vector<Service> &services, std::string_view name);

} // namespace bulkhead::import::services
