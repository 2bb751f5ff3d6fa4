// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/model.h"

#include <string>

namespace bulkhead::diagram {

// A view as DOT text for people and their tools, with names and kinds. Its own names are made up (n0,
// cluster_3), names of elements are labels and escaped.
std::string dotText(const model::Model &model, model::IdView view);

} // namespace bulkhead::diagram
