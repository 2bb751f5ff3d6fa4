// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/model.h"

#include <string>

namespace bulkhead::catalog {

// What sentences call an element: a container of a pod with its workload, "Deployment/web/server".
std::string partyName(const model::Model &model, model::IdView id);

// The same within a sentence: with an article where the name is what people call the thing rather than one of
// its own, "the Docker host", "the Kubernetes nodes", but "node-1"; what importers draw for the outside as
// what it is, "machines outside the host".
std::string nameInSentence(const model::Model &model, model::IdView id);

} // namespace bulkhead::catalog
