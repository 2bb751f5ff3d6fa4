// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/content/catalog.h"
#include "catalog/engine/program.h"

#include <string>

// What a condition says and reads, for people.
namespace bulkhead::catalog::engine {

// "Read-only root filesystem is no, and there is a host it runs on where …".
std::string english(const Program &program, const model::Vocabulary &vocabulary, std::uint32_t root);

// The same, one node deep, asked of something of that kind, whose titles for its properties it uses:
// "Service type is node port", "all of", "there is a host it runs on".
std::string phrase(const Program &program, const model::Vocabulary &vocabulary, std::uint32_t node,
                   Kind kind);

// The condition as rules write it, one node deep: "privileged == true", "all", "exists runs_on".
std::string notation(const Program &program, const model::Vocabulary &vocabulary, std::uint32_t node);

std::vector<PropertyRead> readsOf(const Program &program, const model::Vocabulary &vocabulary,
                                  std::uint32_t root, Kinds subjects);

} // namespace bulkhead::catalog::engine
