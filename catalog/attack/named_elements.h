// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/model.h"
#include "model/result.h"

#include <span>
#include <string>
#include <vector>

namespace bulkhead::catalog {

// The ids of the elements that a person names: by id, by name, or by a workload and its container
// ("Deployment/web/app"). Fails where none is called so, with what comes nearest, and where several are, with
// their ids. Looks at every element once for all names.
Result<std::vector<model::Id>> elementsNamed(const model::Model &model, std::span<const std::string> names);

} // namespace bulkhead::catalog
