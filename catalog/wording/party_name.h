// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/model.h"

#include <string>

namespace bulkhead::catalog {

// What sentences call an element: a container of a pod with its workload, "Deployment/web/server".
std::string partyName(const model::Model &model, model::IdView id);

// The same within a sentence: what an importer called the thing, since nothing names it, is no name of its
// own (model/generic_name.h): "the Docker host", "machines outside the host", but "node-1".
std::string nameInSentence(const model::Model &model, model::IdView id);

} // namespace bulkhead::catalog
