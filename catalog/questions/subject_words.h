// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/model.h"

#include <span>
#include <string>

namespace bulkhead::catalog {

// Elements or flows within a sentence: “web”, “web and db”, “these 7 containers”; “from web to db” of one
// flow and “of these 4 data flows” of several. Up to three elements are named, where their names differ and
// are short.
std::string subjectWords(const model::Model &model, std::span<const model::IdView> ids);

} // namespace bulkhead::catalog
