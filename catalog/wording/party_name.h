// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/model.h"

#include <string>

namespace bulkhead::catalog {

// What sentences call an element: a container of a pod with its workload, "Deployment/web/server".
std::string partyName(const model::Model &model, model::IdView id);

} // namespace bulkhead::catalog
